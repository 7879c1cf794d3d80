import { leverageState } from '../../../../../nodes/Bybit/resources/position/positions';

const btc = { category: 'linear', symbol: 'BTCUSDT' };
const oneWay = { positionIdx: 0, side: '', size: '0', leverage: '10' } as const;
const buy = { positionIdx: 1, side: '', size: '0', leverage: '12.5' } as const;
const sell = { positionIdx: 2, side: '', size: '3', leverage: '3' } as const;

test('one row is both sides of one-way mode', () => {
	expect(leverageState({ list: [oneWay] }, btc)).toEqual({
		...{ buyLeverage: 10, sellLeverage: 10, positionMode: 'oneWay' },
		positions: [{ side: '', size: 0 }],
	});
});

test.each([[[buy, sell]], [[sell, buy]]])(
	'two rows are the sides of hedge mode, in any order',
	(list) => {
		const state = leverageState({ list }, btc);
		expect(state).toMatchObject({
			buyLeverage: 12.5,
			sellLeverage: 3,
			positionMode: 'hedge',
		});
		expect(state.positions).toContainEqual({ side: 'Buy', size: 0 });
		expect(state.positions).toContainEqual({ side: 'Sell', size: 3 });
	},
);

test.each([[[]], [[sell]]])('rows that tell nothing of the buy side are refused: %j', (list) => {
	const refusal = expect.objectContaining({
		message: 'BTCUSDT: Bybit lists no position settings for this symbol',
		description: expect.stringContaining('Category and Symbol belong together'),
	}) as Error;
	expect(() => leverageState({ list }, btc)).toThrow(refusal);
});

test.each([
	[[{ ...oneWay, leverage: '' }]],
	[[buy, { ...sell, leverage: '' }]],
	[[{ ...buy, leverage: '' }, sell]],
])('no leverage is portfolio margin: %j', (list) => {
	expect(() => leverageState({ list }, btc)).toThrow('in portfolio margin there is no leverage');
});
