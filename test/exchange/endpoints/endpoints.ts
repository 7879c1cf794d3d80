import { accountInfo } from './account-info';
import type { Endpoint } from './endpoint';
import { instrumentsInfo } from './instruments-info';
import { positionList } from './position-list';
import { queryApi } from './query-api';
import { riskLimit } from './risk-limit';
import { serverTime } from './server-time';
import { setLeverage } from './set-leverage';
import { walletBalance } from './wallet-balance';

/** Everything this exchange answers to; any other path is HTTP 404. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
	'/v5/position/set-leverage': setLeverage,
	'/v5/position/list': positionList,
	'/v5/account/info': accountInfo,
	'/v5/account/wallet-balance': walletBalance,
	'/v5/user/query-api': queryApi,
	'/v5/market/instruments-info': instrumentsInfo,
	'/v5/market/risk-limit': riskLimit,
	'/v5/market/time': serverTime,
};
