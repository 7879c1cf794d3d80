import type { Contract } from '../../../../nodes/Bybit/listSearch/contract';
import { lineOf } from '../../../../nodes/Bybit/listSearch/line';

const btc: Contract = {
	...{ symbol: 'BTCUSDT', baseCoin: 'BTC', quoteCoin: 'USDT', settleCoin: 'USDT' },
	...{ deliveryTime: 0, maxLeverage: 100 },
};

it.each<[Partial<Contract>, string]>([
	[{}, 'BTCUSDT · up to 100× · BTC/USDT perpetual'],
	[{ maxLeverage: undefined }, 'BTCUSDT · BTC/USDT perpetual'],
	[
		{ deliveryTime: Date.UTC(2027, 5, 25, 8) },
		'BTCUSDT · up to 100× · BTC/USDT until Jun 25, 2027',
	],
])('a contract that is %j reads so', (over, name) => {
	const line = lineOf({ ...btc, ...over }, 'https://api.bybit.com');
	expect(line).toMatchObject({ name, value: 'BTCUSDT' });
});
