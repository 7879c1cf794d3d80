import { okay, refuse, type Answer } from '../answer';
import type { ApiKey } from '../auth/accounts';
import { queryOf, type ExchangeRequest } from '../request';
import type { EndpointContext, PrivateEndpoint } from './endpoint';

const ACCOUNT_TYPES = { uta: ['UNIFIED'], classic: ['CONTRACT', 'SPOT'] };
const BALANCE = '10000';

/**
 * GET /v5/account/wallet-balance: the same 10,000 USDT for everyone.
 * @see https://bybit-exchange.github.io/docs/v5/account/wallet-balance
 */
export const walletBalance: PrivateEndpoint = {
	method: 'GET',
	rateGroup: 'wallet-balance',
	answer(request: ExchangeRequest, _context: EndpointContext, { account }: ApiKey): Answer {
		const accountType = queryOf(request).get('accountType') ?? '';
		const allowed = account.uta ? ACCOUNT_TYPES.uta : ACCOUNT_TYPES.classic;
		if (!allowed.includes(accountType)) {
			return refuse(10001, `accountType only support ${allowed.join(', ')}.`);
		}
		const coin = { coin: 'USDT', equity: BALANCE, walletBalance: BALANCE, usdValue: BALANCE };
		return okay({
			list: [
				{
					accountType,
					totalEquity: BALANCE,
					totalWalletBalance: BALANCE,
					totalAvailableBalance: BALANCE,
					coin: [coin],
				},
			],
		});
	},
};
