/** An endpoint of Bybit's API that this node calls. */
export interface Endpoint {
	/** Bybit's own name of it. */
	name: string;
	/** How many requests it takes from one account in any rolling second. */
	perSecond: number;
}

/**
 * `market/*` has only the limit per IP address (600 in 5 s), which is kept here per account: a share of
 * it, so that several accounts fit in.
 *
 * @see https://bybit-exchange.github.io/docs/v5/rate-limit
 */
const endpoints: Readonly<Record<string, Endpoint>> = {
	'/v5/position/set-leverage': { name: 'Set Leverage', perSecond: 10 },
	'/v5/position/list': { name: 'Get Position Info', perSecond: 50 },
	'/v5/account/info': { name: 'Get Account Info', perSecond: 50 },
	'/v5/market/instruments-info': { name: 'Get Instruments Info', perSecond: 50 },
	'/v5/market/risk-limit': { name: 'Get Risk Limit', perSecond: 50 },
};

/** @param path such as `/v5/position/list`; one that is not in the table gets the strictest limit of it */
export function endpointOf(path: string): Endpoint {
	return endpoints[path] ?? { name: path, perSecond: 10 };
}
