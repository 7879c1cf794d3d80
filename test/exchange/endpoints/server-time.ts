import { okay, type Answer } from '../answer';
import type { ExchangeRequest } from '../request';
import type { EndpointContext, PublicEndpoint } from './endpoint';

/**
 * GET /v5/market/time: the exchange's clock in seconds and nanoseconds.
 * @see https://bybit-exchange.github.io/docs/v5/market/time
 */
export const serverTime: PublicEndpoint = {
	method: 'GET',
	answer(_request: ExchangeRequest, { clock }: EndpointContext): Answer {
		const time = clock.server();
		return okay({ timeSecond: String(Math.floor(time / 1000)), timeNano: `${time}000000` });
	},
};
