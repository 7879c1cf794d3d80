import {
	isFuturesLeverages,
	isPositionList,
	leveragesBySymbol,
	leverageState,
} from '../../../../../nodes/Bybit/resources/position/positions';

const oneWay = { positionIdx: 0, side: '', size: '0', leverage: '10' };
const buy = { positionIdx: 1, side: '', size: '0', leverage: '12.5', positionValue: '' };
const sell = {
	...{ positionIdx: 2, side: 'Sell', size: '3', leverage: '3' },
	positionValue: '300',
};

test('one row is both sides of one-way mode', () => {
	expect(leverageState({ list: [oneWay] }, 'BTCUSDT')).toEqual({
		leverages: { buyLeverage: 10, sellLeverage: 10 },
		positionMode: 'oneWay',
		positions: [],
		positionValues: { buyLeverage: 0, sellLeverage: 0 },
	});
});

test.each([[[buy, sell]], [[sell, buy]]])(
	'two rows are the sides of hedge mode, in any order',
	(list) => {
		expect(leverageState({ list }, 'BTCUSDT')).toEqual({
			leverages: { buyLeverage: 12.5, sellLeverage: 3 },
			positionMode: 'hedge',
			positions: [{ side: 'Sell', size: 3 }],
			positionValues: { buyLeverage: 0, sellLeverage: 300 },
		});
	},
);

test.each(['Buy', 'Sell'])('a position of one-way mode, %s, counts for both sides', (side) => {
	const row = { ...oneWay, side, size: '0.5', positionValue: '50000' };
	expect(leverageState({ list: [row] }, 'BTCUSDT')).toMatchObject({
		positions: [{ side, size: 0.5 }],
		positionValues: { buyLeverage: 50_000, sellLeverage: 50_000 },
	});
});

test.each([[[]], [[sell]]])('rows without a buy side are an error: %j', (list) => {
	const error = expect.objectContaining({
		message: 'BTCUSDT: Bybit returned no position settings for this symbol',
		description: expect.stringContaining('Symbol belongs to Category') as string,
	}) as Error;
	expect(() => leverageState({ list }, 'BTCUSDT')).toThrow(error);
});

test.each([
	[[{ ...oneWay, leverage: '' }]],
	[[buy, { ...sell, leverage: '' }]],
	[[{ ...buy, leverage: '' }, sell]],
])('no leverage is portfolio margin: %j', (list) => {
	expect(() => leverageState({ list }, 'BTCUSDT')).toThrow(
		'portfolio margin has no leverage per symbol',
	);
});

describe('a result is whole', () => {
	test.each([
		[{ list: [] }],
		[{ list: [oneWay] }],
		[{ list: [buy, sell], nextPageCursor: '' }],
		[{ list: [{ ...oneWay, leverage: '', side: 'None' }] }],
	])('%j', (result) => {
		expect(isPositionList(result)).toBe(true);
	});

	test.each([
		[undefined],
		[null],
		[{}],
		[{ list: null }],
		[{ list: {} }],
		[{ list: [null] }],
		[{ list: [{}] }],
		[{ list: [{ ...oneWay, size: undefined }] }],
		[{ list: [{ ...oneWay, size: '' }] }],
		[{ list: [{ ...oneWay, leverage: 'high' }] }],
		[{ list: [{ ...oneWay, leverage: undefined }] }],
		[{ list: [{ ...oneWay, positionIdx: '0' }] }],
		[{ list: [oneWay, { ...oneWay, side: undefined }] }],
	])('but not %j', (result) => {
		expect(isPositionList(result)).toBe(false);
	});
});

test('the leverages of all symbols keep their order, with both sides of each', () => {
	const row = (symbol: string, positionIdx: number, leverage: string) => ({
		...{ symbol, positionIdx, leverage },
	});
	const list = [
		row('MNTUSDT', 2, '5'),
		row('BTCUSDT', 0, '12.5'),
		row('MNTUSDT', 1, '10'),
		row('ETHUSDT', 2, '3'),
	];
	expect(leveragesBySymbol({ list })).toEqual([
		{ symbol: 'MNTUSDT', buyLeverage: 10, sellLeverage: 5, positionMode: 'hedge' },
		{ symbol: 'BTCUSDT', buyLeverage: 12.5, sellLeverage: 12.5, positionMode: 'oneWay' },
		{ symbol: 'ETHUSDT', buyLeverage: 3, sellLeverage: 3, positionMode: 'hedge' },
	]);
});

describe('the leverages of every symbol', () => {
	const row = { symbol: 'BTCUSDT', positionIdx: 0, leverage: '10' };

	test('are whole when each row has a symbol, a side, and a leverage', () => {
		expect(isFuturesLeverages({ list: [] })).toBe(true);
		expect(isFuturesLeverages({ list: [row, { ...row, leverage: 10 }] })).toBe(true);
		const broken = [
			...[{ symbol: '' }, { symbol: 1 }, { symbol: undefined }],
			...[{ positionIdx: '0' }, { positionIdx: undefined }],
			...[{ leverage: '' }, { leverage: undefined }],
		];
		for (const fields of broken)
			expect(isFuturesLeverages({ list: [row, { ...row, ...fields }] })).toBe(false);
	});

	test('have one side as the other where Bybit lists one only', () => {
		const list = [{ ...row, positionIdx: 2, leverage: '3' }];
		expect(leveragesBySymbol({ list })).toMatchObject([{ buyLeverage: 3, sellLeverage: 3 }]);
	});

	test('have the sides of hedge mode, in any order', () => {
		const sides = [
			{ ...row, positionIdx: 1, leverage: '5' },
			{ ...row, positionIdx: 2, leverage: '3' },
		];
		const both = { symbol: 'BTCUSDT', positionMode: 'hedge', buyLeverage: 5, sellLeverage: 3 };
		expect(leveragesBySymbol({ list: sides })).toEqual([both]);
		expect(leveragesBySymbol({ list: sides.toReversed() })).toEqual([both]);
	});
});
