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
	sleep: async (ms) => {
		await sleep(ms);
	},
};
