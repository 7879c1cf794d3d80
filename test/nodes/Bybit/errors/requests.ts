import type { RequestInfo } from '../../../../nodes/Bybit/errors/requestFailure';

/** 50× for BTCUSDT on the testnet. */
export const setLeverage: RequestInfo = {
	request: 'Set Leverage',
	host: 'api-testnet.bybit.com',
	category: 'linear',
	symbol: 'BTCUSDT',
	buyLeverage: 50,
	sellLeverage: 50,
};

/** A request about a symbol that sets no leverage. */
export function requestFor(request: string): RequestInfo {
	return { request, host: 'api-testnet.bybit.com', category: 'linear', symbol: 'BTCUSDT' };
}
