import { sleep } from 'n8n-workflow';

/** The time that the client goes by, so that tests of long waits can run in virtual time. */
export interface Clock {
	/** Milliseconds on a clock that never jumps, from any origin. */
	now(): number;
	/** Milliseconds since 1970 by the host's clock, which may be wrong and may jump. */
	wallClock(): number;
	/** Resolves after `ms` milliseconds. */
	sleep(ms: number): Promise<void>;
}

/** The host's time. */
export const systemClock: Clock = {
	now: () => performance.now(),
	wallClock: () => Date.now(),
	sleep: async (ms) => {
		await sleep(ms);
	},
};
