import type { Clock } from '../../../../nodes/Bybit/client/clock';

const TIMES_AS_FAST = 30;
const startedAt = Date.now();

// The client compares its clock with the timestamps of requests, which the credential takes from here.
Date.now = () => Math.floor(startedAt + performance.now() * TIMES_AS_FAST);

/** Half a minute in a second, for waits in n8n's engine. */
export const systemClock: Clock = {
	now: () => performance.now() * TIMES_AS_FAST,
	wallClock: () => Date.now(),
	sleep: async (ms) => {
		await new Promise((resolve) => setTimeout(resolve, ms / TIMES_AS_FAST));
	},
};
