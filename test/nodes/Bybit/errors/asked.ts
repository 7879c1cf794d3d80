import type { Asked } from '../../../../nodes/Bybit/errors/outcome';

/** A request to explain: 50× for BTCUSDT on the testnet. */
export const asked: Asked = {
	request: 'Set Leverage',
	host: 'api-testnet.bybit.com',
	category: 'linear',
	symbol: 'BTCUSDT',
	buyLeverage: 50,
	sellLeverage: 50,
};
