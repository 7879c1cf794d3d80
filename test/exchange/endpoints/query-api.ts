import { okay, type Answer } from '../answer';
import type { ApiKey } from '../auth/accounts';
import type { ExchangeRequest } from '../request';
import type { EndpointContext, PrivateEndpoint } from './endpoint';

/** Keys with no bound IP live 90 days. */
const UNBOUND_DAYS = 90;
const MADE_AT = Date.UTC(2026, 0, 1);

/**
 * GET /v5/user/query-api: what the key may do; any key may ask.
 * @see https://bybit-exchange.github.io/docs/v5/user/apikey-info
 */
export const queryApi: PrivateEndpoint = {
	method: 'GET',
	rateGroup: 'query-api',
	answer(_request: ExchangeRequest, { clock }: EndpointContext, key: ApiKey): Answer {
		const unbound = key.ips.includes('*');
		const expiredAt = new Date(clock.server() + UNBOUND_DAYS * 86_400_000).toISOString();
		return okay({
			id: String(key.account.uid),
			note: 'loopback',
			apiKey: key.apiKey,
			readOnly: key.readOnly ? 1 : 0,
			secret: '',
			permissions: { ...NO_PERMISSIONS, ...key.permissions },
			ips: key.ips,
			type: 1,
			...(unbound ? { deadlineDay: UNBOUND_DAYS, expiredAt } : {}),
			createdAt: new Date(MADE_AT).toISOString(),
			unified: 0,
			uta: key.account.uta ? 1 : 0,
			userID: key.account.uid,
			inviterID: 0,
			vipLevel: 'No VIP',
			mktMakerLevel: '0',
			affiliateID: 0,
			rsaPublicKey: key.rsaPublicKey,
			isMaster: true,
			parentUid: '0',
			kycLevel: 'LEVEL_DEFAULT',
			kycRegion: '',
		});
	},
};

const NO_PERMISSIONS = {
	ContractTrade: [],
	Spot: [],
	Wallet: [],
	Options: [],
	Derivatives: [],
	CopyTrading: [],
	BlockTrade: [],
	Exchange: [],
	NFT: [],
	Affiliate: [],
	Earn: [],
};
