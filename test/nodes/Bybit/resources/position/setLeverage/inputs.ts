import type { IDataObject } from 'n8n-workflow';

/** What a panel or an alert asks for; what is left out is as in a new node. */
export interface Input {
	category?: unknown;
	symbol?: unknown;
	side?: unknown;
	leverage?: unknown;
	buyLeverage?: unknown;
	sellLeverage?: unknown;
	options?: IDataObject;
}

/** `[buy, sell]` in the body, and the symbol where it is not the one asked for; or the refusal's message. */
export type Expected = { sent: [string, string]; symbol?: string } | { refused: string };

export type Case = [input: Input, expected: Expected];

const sent = (buy: string, sell = buy, symbol?: string): Expected => ({
	sent: [buy, sell],
	symbol,
});
const refused = (message: string): Expected => ({ refused: message });

const symbols: Case[] = (
	[
		['BTCUSDT', 'BTCUSDT'],
		['btcusdt', 'BTCUSDT'],
		[' BTCUSDT ', 'BTCUSDT'],
		['\tEthUsdt\n', 'ETHUSDT'],
		['BYBIT:BTCUSDT.P', 'BTCUSDT'],
		['bybit:btcusdt.p', 'BTCUSDT'],
		[' BYBIT:ETHUSDT.P ', 'ETHUSDT'],
		['BYBIT:BTCUSDT', 'BTCUSDT'],
		['BTCUSDT.P', 'BTCUSDT'],
		['BTC/USDT', 'BTCUSDT'],
		['btc/usdt', 'BTCUSDT'],
		['BTC/USDT:USDT', 'BTCUSDT'],
		['1000PEPE/USDT:USDT', '1000PEPEUSDT'],
		['1000PEPEUSDT', '1000PEPEUSDT'],
		['BTCPERP', 'BTCPERP'],
		['BTC/USDC:USDC', 'BTCPERP'],
	] as const
).map(([symbol, name]) => [{ symbol, leverage: 5 }, sent('5', '5', name)]);

const inverseSymbols: Case[] = (
	[
		['BTCUSD', 'BTCUSD'],
		['BYBIT:BTCUSD.P', 'BTCUSD'],
		['BTC/USD', 'BTCUSD'],
		['BTC/USD:BTC', 'BTCUSD'],
	] as const
).map(([symbol, name]) => [{ category: 'inverse', symbol, leverage: 5 }, sent('5', '5', name)]);

const badSymbols: Case[] = (
	[
		['', 'Symbol is empty'],
		['BTC USDT', 'Symbol "BTC USDT" is not a Bybit symbol. Did you mean BTCUSDT?'],
		[
			'BINANCE:BTCUSDT.P',
			'Symbol "BINANCE:BTCUSDT.P" is from another exchange. Use a Bybit chart, or e.g. BTCUSDT',
		],
		[42, 'Symbol 42 is not a Bybit symbol'],
	] as const
).map(([symbol, message]) => [{ symbol, leverage: 5 }, refused(`Set Leverage: ${message}`)]);

const leverages: Case[] = (
	[
		[10, '10'],
		[1, '1'],
		[100, '100'],
		[6.5, '6.5'],
		[12.25, '12.25'],
		['10', '10'],
		['10x', '10'],
		['10X', '10'],
		['10×', '10'],
		['10 x', '10'],
		[' 7 ', '7'],
		['6.5', '6.5'],
		['6.50x', '6.5'],
		['010', '10'],
		[6.999999999999999, '7'],
		['6.999999999999999', '7'],
		[0.1 * 3 * 10, '3'],
		[1.005, '1'],
		[1.0049, '1'],
		[9.999, '9.99'],
		['9.999x', '9.99'],
		[6.6666666, '6.66'],
		[0.9999999999999999, '1'],
		[99.99, '99.99'],
	] as const
).map(([leverage, text]) => [{ symbol: 'BTCUSDT', leverage }, sent(text)]);

const noLeverage = 'which is not a leverage';
const badLeverages: Case[] = (
	[
		['', 'Leverage is empty'],
		['  ', 'Leverage is empty'],
		[null, 'Leverage is empty'],
		[undefined, 'Leverage is empty'],
		['ten', `Leverage is "ten", ${noLeverage}`],
		['10,5', `Leverage is "10,5", ${noLeverage}`],
		['1,000', `Leverage is "1,000", ${noLeverage}`],
		['0x10', `Leverage is "0x10", ${noLeverage}`],
		['1e1', `Leverage is "1e1", ${noLeverage}`],
		['+10', `Leverage is "+10", ${noLeverage}`],
		['-10', `Leverage is "-10", ${noLeverage}`],
		['x10', `Leverage is "x10", ${noLeverage}`],
		['10xx', `Leverage is "10xx", ${noLeverage}`],
		['10%', `Leverage is "10%", ${noLeverage}`],
		['5-10', `Leverage is "5-10", ${noLeverage}`],
		['NaN', `Leverage is "NaN", ${noLeverage}`],
		[NaN, `Leverage is NaN, ${noLeverage}`],
		[Infinity, `Leverage is Infinity, ${noLeverage}`],
		[-Infinity, `Leverage is -Infinity, ${noLeverage}`],
		[1e21, `Leverage is 1e+21, ${noLeverage}`],
		[true, `Leverage is true, ${noLeverage}`],
		[{ value: 5 }, `Leverage is {"value":5}, ${noLeverage}`],
		[[5], `Leverage is [5], ${noLeverage}`],
		[0.5, 'Leverage is 0.5, which is less than 1'],
		['0.5', 'Leverage is "0.5", which is less than 1'],
		[0, 'Leverage is 0, which is less than 1'],
		[0.99, 'Leverage is 0.99, which is less than 1'],
		[-5, 'Leverage is -5, which is less than 1'],
	] as const
).map(([leverage, message]) => [{ symbol: 'BTCUSDT', leverage }, refused(`BTCUSDT: ${message}`)]);

const hedge = 'ETHUSDT';
const sides: Case[] = [
	[{ symbol: 'BTCUSDT', side: 'both', leverage: 3 }, sent('3')],
	[{ symbol: 'BTCUSDT', side: 'separate', buyLeverage: 3, sellLeverage: 3 }, sent('3')],
	[{ symbol: hedge, side: 'separate', buyLeverage: '3x', sellLeverage: 4.5 }, sent('3', '4.5')],
	[{ symbol: hedge, side: 'buy', buyLeverage: 3 }, sent('3', '10')],
	[{ symbol: hedge, side: 'sell', sellLeverage: 3 }, sent('10', '3')],
	[{ symbol: hedge, side: 'buy', buyLeverage: 3, leverage: 50 }, sent('3', '10')],
	[
		{ symbol: hedge, side: 'separate', buyLeverage: 3, sellLeverage: 'x' },
		refused(`${hedge}: Sell Leverage is "x", ${noLeverage}`),
	],
	[
		{ symbol: hedge, side: 'separate', sellLeverage: 3 },
		refused(`${hedge}: Buy Leverage is empty`),
	],
	[{ symbol: hedge, side: 'sell', sellLeverage: '' }, refused(`${hedge}: Sell Leverage is empty`)],
	...['long', 'BOTH', '', null, 1].map((side): Case => {
		const message = `Side is ${JSON.stringify(side)}, which is not a choice of this node`;
		return [{ symbol: 'BTCUSDT', side, leverage: 3 }, refused(`BTCUSDT: ${message}`)];
	}),
];

const badCategories: Case[] = ['spot', 'option', 'LINEAR', '', null].map((category) => [
	{ category, symbol: 'BTCUSDT', leverage: 5 },
	refused(`Set Leverage: Category is ${JSON.stringify(category)}, which Bybit has no leverage for`),
]);

const aboveCap = (asked: number, cap: number) =>
	refused(`BTCUSDT: ${asked}× is more than the Max Leverage of ${cap}× that this node is set to`);
const guardRails: Case[] = [
	...[0, '0', '', null, 20, '20x', 20.5].map((maxLeverage): Case => {
		return [{ symbol: 'BTCUSDT', leverage: 20, options: { maxLeverage } }, sent('20')];
	}),
	[
		{
			symbol: 'BTCUSDT',
			leverage: 20,
			options: { unchanged: 'succeed', aboveMaxLeverage: 'fail', aboveSymbolMaximum: 'fail' },
		},
		sent('20'),
	],
	[{ symbol: 'BTCUSDT', leverage: 20.01, options: { maxLeverage: 20 } }, aboveCap(20.01, 20)],
	[{ symbol: 'BTCUSDT', leverage: '50x', options: { maxLeverage: '20x' } }, aboveCap(50, 20)],
	[
		{ symbol: 'BTCUSDT', leverage: 50, options: { maxLeverage: 20, aboveMaxLeverage: 'reduce' } },
		sent('20'),
	],
	[
		{
			symbol: hedge,
			side: 'separate',
			buyLeverage: 50,
			sellLeverage: 4,
			options: { maxLeverage: 20, aboveMaxLeverage: 'reduce' },
		},
		sent('20', '4'),
	],
	[
		// The kept side has 10×: the cap does not look at it.
		{ symbol: hedge, side: 'buy', buyLeverage: 4, options: { maxLeverage: 5 } },
		sent('4', '10'),
	],
	...(['much', -5, {}, true] as const).map((maxLeverage): Case => {
		const seen = typeof maxLeverage === 'number' ? maxLeverage : JSON.stringify(maxLeverage);
		const why = maxLeverage === -5 ? 'which is less than 1' : noLeverage;
		return [
			{ symbol: 'BTCUSDT', leverage: 5, options: { maxLeverage } },
			refused(`BTCUSDT: Max Leverage is ${seen}, ${why}`),
		];
	}),
	[
		{ symbol: 'BTCUSDT', leverage: 5, options: { aboveMaxLeverage: 'ignore' } },
		refused('BTCUSDT: Above Max Leverage is "ignore", which is not a choice of this node'),
	],
	[
		{ symbol: 'BTCUSDT', leverage: 5, options: { aboveSymbolMaximum: 'raise' } },
		refused('BTCUSDT: Above Symbol Maximum is "raise", which is not a choice of this node'),
	],
	[
		{ symbol: 'BTCUSDT', leverage: 5, options: { unchanged: 'maybe' } },
		refused('BTCUSDT: Unchanged is "maybe", which is not a choice of this node'),
	],
];

/** Symbol × leverage × side × options, as they come, and what must come of it. */
export const cases: Case[] = [
	...symbols,
	...inverseSymbols,
	...badSymbols,
	...leverages,
	...badLeverages,
	...sides,
	...badCategories,
	...guardRails,
];
