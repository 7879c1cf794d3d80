import type { Time } from '../../../../../nodes/Bybit/transport/time';

const TIMES_AS_FAST = 30;

/** Half a minute in a second, for waits in n8n's engine. The host's clock, which signs, stays as it is. */
export const systemTime: Time = {
	now: () => performance.now() * TIMES_AS_FAST,
	hostClock: () => Date.now(),
	sleep: async (ms) => {
		await new Promise((resolve) => setTimeout(resolve, ms / TIMES_AS_FAST));
	},
};
