import { NO_DEADLINE } from '../accounts/accounts';
import { isUnified, marginModeReasons, type MarginMode } from '../accounts/accountModes';
import { queryOf } from '../http/exchangeRequest';
import { changed, failure, success } from '../http/exchangeResponse';
import { isText, jsonOf, type PrivateEndpoint } from './endpoint';

const MARGIN_MODES: readonly MarginMode[] = [
	'ISOLATED_MARGIN',
	'REGULAR_MARGIN',
	'PORTFOLIO_MARGIN',
];
const ACCOUNT_TYPES = { unified: ['UNIFIED'], classic: ['CONTRACT', 'SPOT'] };
const DAY = 86_400_000;
const CREATED_AT = Date.UTC(2026, 0, 1);

/**
 * GET /v5/account/info: margin mode and kind of account.
 * @see https://bybit-exchange.github.io/docs/v5/account/account-info
 */
export const accountInfo: PrivateEndpoint = {
	method: 'GET',
	rateGroup: 'account-info',
	respond(_request, _context, { account }) {
		return success({
			marginMode: account.modes.marginMode,
			updatedTime: '1697078946000',
			unifiedMarginStatus: account.unifiedMarginStatus,
			dcpStatus: 'OFF',
			timeWindow: 0,
			smpGroup: 0,
			isMasterTrader: false,
			spotHedgingStatus: 'OFF',
		});
	},
};

/**
 * POST /v5/account/set-margin-mode: the whole account; the same mode again is a success.
 * @see https://bybit-exchange.github.io/docs/v5/account/set-margin-mode
 */
export const setMarginMode: PrivateEndpoint = {
	method: 'POST',
	rateGroup: 'set-margin-mode',
	respond(request, { instruments }, { account, permissions, readOnly }) {
		if (readOnly || !permissions.ContractTrade.includes('Position')) return failure(10005);
		const requested = jsonOf(request)?.setMarginMode;
		const marginMode = MARGIN_MODES.find((mode) => mode === requested);
		if (!isText(requested) || !marginMode) return failure(10001);
		if (!isUnified(account)) return failure(10028);
		const reasons = marginModeReasons(account, marginMode, instruments);
		if (reasons.length > 0) return failure(3400045, undefined, { reasons });
		const response = account.modes.marginMode === marginMode ? success : changed;
		account.modes.marginMode = marginMode;
		return response({ reasons: [] }, 'Request accepted');
	},
};

/**
 * GET /v5/account/wallet-balance: the account's equity, in USDT.
 * @see https://bybit-exchange.github.io/docs/v5/account/wallet-balance
 */
export const walletBalance: PrivateEndpoint = {
	method: 'GET',
	rateGroup: 'wallet-balance',
	respond(request, _context, { account }) {
		const accountType = queryOf(request).get('accountType') ?? '';
		const allowed = isUnified(account) ? ACCOUNT_TYPES.unified : ACCOUNT_TYPES.classic;
		if (!allowed.includes(accountType)) {
			return failure(10001, `accountType only support ${allowed.join(', ')}.`);
		}
		const equity = String(account.equity);
		const coin = { coin: 'USDT', equity, walletBalance: equity, usdValue: equity };
		return success({
			list: [
				{
					accountType,
					totalEquity: equity,
					totalWalletBalance: equity,
					totalAvailableBalance: equity,
					coin: [coin],
				},
			],
		});
	},
};

/**
 * GET /v5/user/query-api: what the key may do; any key may ask.
 * @see https://bybit-exchange.github.io/docs/v5/user/apikey-info
 */
export const queryApi: PrivateEndpoint = {
	method: 'GET',
	rateGroup: 'query-api',
	respond(_request, { clock }, key) {
		const { account, deadlineDay } = key;
		const expiresAt = deadlineDay === NO_DEADLINE ? 0 : clock.server() + deadlineDay * DAY;
		return success(
			{
				id: String(account.uid),
				note: 'loopback',
				apiKey: key.apiKey,
				readOnly: key.readOnly ? 1 : 0,
				secret: '',
				permissions: { ...NO_PERMISSIONS, ...key.permissions },
				ips: key.ips,
				type: key.thirdParty ? 2 : 1,
				deadlineDay,
				expiredAt: seconds(expiresAt),
				createdAt: seconds(CREATED_AT),
				unified: 0,
				uta: isUnified(account) ? 1 : 0,
				userID: account.uid,
				inviterID: 0,
				vipLevel: 'No VIP',
				mktMakerLevel: '0',
				affiliateID: 0,
				rsaPublicKey: key.rsaPublicKey,
				isMaster: account.parentUid === 0,
				parentUid: String(account.parentUid),
				kycLevel: 'LEVEL_DEFAULT',
				kycRegion: '',
				userIDInt64: '0',
				inviterIDInt64: '0',
				affiliateIDInt64: '0',
			},
			'',
		);
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
	FiatP2P: [],
	FiatBitPay: [],
	FiatGlobalPay: [],
	FiatConvertBroker: [],
	BitCard: [],
	ByXPost: [],
};

/** A moment in whole seconds, such as `2026-01-01T00:00:00Z`. */
function seconds(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
