/** An endpoint of Bybit's API that this package calls. */
export interface Endpoint {
	/** Bybit's own name for it. */
	name: string;
	/** Requests that it takes from one account in any rolling second; absent where only the limit per IP counts. */
	perSecond?: number;
}

/** @see https://bybit-exchange.github.io/docs/v5/rate-limit */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
	'/v5/account/info': { name: 'Get Account Info', perSecond: 50 },
	'/v5/account/set-margin-mode': { name: 'Set Margin Mode', perSecond: 5 },
	'/v5/market/index-price-kline': { name: 'Get Index Price Kline' },
	'/v5/market/instruments-info': { name: 'Get Instruments Info' },
	'/v5/market/kline': { name: 'Get Kline' },
	'/v5/market/mark-price-kline': { name: 'Get Mark Price Kline' },
	'/v5/market/risk-limit': { name: 'Get Risk Limit' },
	'/v5/market/tickers': { name: 'Get Tickers' },
	'/v5/market/time': { name: 'Get Bybit Server Time' },
	'/v5/position/list': { name: 'Get Position Info', perSecond: 50 },
	'/v5/position/set-leverage': { name: 'Set Leverage', perSecond: 10 },
	'/v5/position/switch-mode': { name: 'Switch Position Mode', perSecond: 10 },
	// Bybit's table does not list it: the lowest limit of its group stands in.
	'/v5/position/symbol-info': { name: 'Get Futures Leverage', perSecond: 10 },
	'/v5/user/query-api': { name: 'Get API Key Information', perSecond: 10 },
};

/** @param path such as `/v5/position/list`; one that is not in the table gets the lowest usual limit */
export function endpointOf(path: string): Endpoint {
	return ENDPOINTS[path] ?? { name: path, perSecond: 10 };
}
