/** The execution was stopped while an item waited or was under way: nothing more is sent for it. */
export class StoppedWaiting extends Error {
	constructor() {
		super('The execution was stopped');
	}
}

/** Who waits, by the signal of their execution. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

function stopAll(this: AbortSignal): void {
	const waiters = waiting.get(this);
	waiting.delete(this);
	for (const stop of waiters ?? []) stop();
}

/** One listener for all who wait: thousands would cost square time, and Node.js warns from the eleventh on. */
function enter(signal: AbortSignal, stop: () => void): void {
	const waiters = waiting.get(signal);
	if (waiters) return void waiters.add(stop);
	waiting.set(signal, new Set([stop]));
	signal.addEventListener('abort', stopAll, { once: true });
}

function leave(signal: AbortSignal, stop: () => void): void {
	const waiters = waiting.get(signal);
	if (!waiters?.delete(stop) || waiters.size > 0) return;
	waiting.delete(signal);
	signal.removeEventListener('abort', stopAll);
}

/**
 * Settles as `work` does, or rejects the moment the execution is stopped. Nothing stays on the signal:
 * it may outlive many waits.
 *
 * @throws {StoppedWaiting} when the execution is, or was, stopped first
 */
export async function untilStopped<T>(
	work: Promise<T>,
	signal: AbortSignal | undefined,
): Promise<T> {
	if (!signal) return await work;
	return await new Promise<T>((resolve, reject) => {
		const stop = () => {
			reject(new StoppedWaiting());
		};
		if (signal.aborted) stop();
		else enter(signal, stop);
		void work.then(resolve, reject).finally(() => {
			leave(signal, stop);
		});
	});
}
