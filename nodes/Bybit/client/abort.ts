/** The execution was stopped while an item waited or was being sent: nothing more is sent for it. */
export class StoppedError extends Error {
	constructor() {
		super('The execution was stopped');
	}
}

/** The waits that each signal ends. */
const waits = new WeakMap<AbortSignal, Set<() => void>>();

function abortAll(this: AbortSignal): void {
	const aborts = waits.get(this);
	waits.delete(this);
	for (const abort of aborts ?? []) abort();
}

/** One listener per signal: one per wait costs quadratic time, and Node.js warns from the eleventh on. */
function add(signal: AbortSignal, abort: () => void): void {
	const aborts = waits.get(signal);
	if (aborts) return void aborts.add(abort);
	waits.set(signal, new Set([abort]));
	signal.addEventListener('abort', abortAll, { once: true });
}

function remove(signal: AbortSignal, abort: () => void): void {
	const aborts = waits.get(signal);
	if (!aborts?.delete(abort) || aborts.size > 0) return;
	waits.delete(signal);
	signal.removeEventListener('abort', abortAll);
}

/**
 * Settles as `work` does, or rejects as soon as `signal` aborts. `work` itself goes on, and a rejection
 * that comes after the abort is ignored. Leaves no listener on the signal, which may outlive many waits.
 *
 * @throws {StoppedError} when the signal aborts, or was aborted before
 */
export async function untilAborted<T>(
	work: Promise<T>,
	signal: AbortSignal | undefined,
): Promise<T> {
	if (!signal) return await work;
	return await new Promise<T>((resolve, reject) => {
		const abort = () => {
			reject(new StoppedError());
		};
		if (signal.aborted) abort();
		else add(signal, abort);
		void work.then(resolve, reject).finally(() => {
			remove(signal, abort);
		});
	});
}
