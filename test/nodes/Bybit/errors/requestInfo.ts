import type { RequestInfo } from '../../../../nodes/Bybit/errors/requestFailure';

/** A request to explain: 50× for BTCUSDT on the testnet. */
export const asked: RequestInfo = {
	request: 'Set Leverage',
	host: 'api-testnet.bybit.com',
	category: 'linear',
	symbol: 'BTCUSDT',
	buyLeverage: 50,
	sellLeverage: 50,
};
