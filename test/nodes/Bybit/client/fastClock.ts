import type { Clock } from '../../../../nodes/Bybit/client/clock';

const TIMES_AS_FAST = 30;

/** Half a minute in a second, for waits in n8n's engine. The host's clock, which signs, stays as it is. */
export const systemClock: Clock = {
	now: () => performance.now() * TIMES_AS_FAST,
	wallClock: () => Date.now(),
	sleep: async (ms) => {
		await new Promise((resolve) => setTimeout(resolve, ms / TIMES_AS_FAST));
	},
};
