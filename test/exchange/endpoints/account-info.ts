import { okay, type Answer } from '../answer';
import type { ApiKey } from '../auth/accounts';
import type { ExchangeRequest } from '../request';
import type { EndpointContext, PrivateEndpoint } from './endpoint';

/** `unifiedMarginStatus` of a classic account, and of UTA 2.0. */
const CLASSIC = 1;
const UTA_2 = 5;

/**
 * GET /v5/account/info: the margin mode.
 * @see https://bybit-exchange.github.io/docs/v5/account/account-info
 */
export const accountInfo: PrivateEndpoint = {
	method: 'GET',
	rateGroup: 'account-info',
	answer(_request: ExchangeRequest, _context: EndpointContext, { account }: ApiKey): Answer {
		return okay({
			marginMode: account.marginMode,
			updatedTime: '1697078946000',
			unifiedMarginStatus: account.uta ? UTA_2 : CLASSIC,
			dcpStatus: 'OFF',
			timeWindow: 10,
			smpGroup: 0,
			isMasterTrader: false,
			spotHedgingStatus: 'OFF',
		});
	},
};
