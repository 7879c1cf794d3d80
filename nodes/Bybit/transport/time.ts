import { sleep } from 'n8n-workflow';

/** The time that the transport lives by, so that tests of waits can run in virtual time. */
export interface Time {
	/** Milliseconds on a clock that never jumps, from any origin. */
	now(): number;
	/** Milliseconds since 1970 by the host's clock, which may be wrong. */
	hostClock(): number;
	sleep(ms: number): Promise<void>;
}

export const systemTime: Time = {
	now: () => performance.now(),
	hostClock: () => Date.now(),
	sleep: async (ms) => await sleep(ms),
};

/** The execution was stopped while an item waited; nothing was or will be sent for it. */
export class StoppedWaiting extends Error {}

/**
 * Settles as `work` does, or rejects with {@link StoppedWaiting} the moment the execution is stopped.
 * The listener goes with the work: a signal that outlives many waits collects nothing.
 */
export async function untilStopped<T>(
	work: Promise<T>,
	signal: AbortSignal | undefined,
): Promise<T> {
	if (!signal) return await work;
	return await new Promise<T>((resolve, reject) => {
		const stop = () => reject(new StoppedWaiting());
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop, { once: true });
		work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
	});
}
