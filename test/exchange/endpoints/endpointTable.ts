import { accountInfo, queryApi, setMarginMode, walletBalance } from './accountEndpoints';
import { candles } from './candleEndpoints';
import type { Endpoint } from './endpoint';
import { instrumentsInfo, riskLimit, serverTime, tickers } from './marketEndpoints';
import { createOrder } from './orderEndpoints';
import { positionList, setLeverage, switchMode, symbolInfo } from './positionEndpoints';

/** Everything this exchange responds to; any other path is HTTP 404. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
	'/v5/account/info': accountInfo,
	'/v5/account/set-margin-mode': setMarginMode,
	'/v5/account/wallet-balance': walletBalance,
	'/v5/market/index-price-kline': candles('index'),
	'/v5/market/instruments-info': instrumentsInfo,
	'/v5/market/kline': candles('last'),
	'/v5/market/mark-price-kline': candles('mark'),
	'/v5/market/risk-limit': riskLimit,
	'/v5/market/tickers': tickers,
	'/v5/market/time': serverTime,
	'/v5/order/create': createOrder,
	'/v5/position/list': positionList,
	'/v5/position/set-leverage': setLeverage,
	'/v5/position/switch-mode': switchMode,
	'/v5/position/symbol-info': symbolInfo,
	'/v5/user/query-api': queryApi,
};
