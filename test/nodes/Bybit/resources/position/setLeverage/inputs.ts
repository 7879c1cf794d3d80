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

const noNumber = 'is not a number';
const comma = 'has a comma: use a decimal point';
const badLeverages: Case[] = (
	[
		['', 'Leverage is empty'],
		['  ', 'Leverage is empty'],
		[null, 'Leverage is empty'],
		[undefined, 'Leverage is empty'],
		['ten', `Leverage "ten" ${noNumber}`],
		['10,5', `Leverage "10,5" ${comma}`],
		['1,000', `Leverage "1,000" ${comma}`],
		['0x10', `Leverage "0x10" ${noNumber}`],
		['1e1', `Leverage "1e1" ${noNumber}`],
		['+10', `Leverage "+10" ${noNumber}`],
		['-10', `Leverage "-10" ${noNumber}`],
		['x10', `Leverage "x10" ${noNumber}`],
		['10xx', `Leverage "10xx" ${noNumber}`],
		['10%', `Leverage "10%" ${noNumber}`],
		['5-10', `Leverage "5-10" ${noNumber}`],
		['NaN', `Leverage "NaN" ${noNumber}`],
		[NaN, `Leverage NaN ${noNumber}`],
		[Infinity, `Leverage Infinity ${noNumber}`],
		[-Infinity, `Leverage -Infinity ${noNumber}`],
		[1e21, `Leverage 1e+21 ${noNumber}`],
		[true, `Leverage true ${noNumber}`],
		[{ value: 5 }, `Leverage {"value":5} ${noNumber}`],
		[[5], `Leverage [5] ${noNumber}`],
		[0.5, 'Leverage 0.5 is less than 1'],
		['0.5', 'Leverage "0.5" is less than 1'],
		[0, 'Leverage 0 is less than 1'],
		[0.99, 'Leverage 0.99 is less than 1'],
		[-5, 'Leverage -5 is less than 1'],
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
		refused(`${hedge}: Sell Leverage "x" ${noNumber}`),
	],
	[
		{ symbol: hedge, side: 'separate', sellLeverage: 3 },
		refused(`${hedge}: Buy Leverage is empty`),
	],
	[{ symbol: hedge, side: 'sell', sellLeverage: '' }, refused(`${hedge}: Sell Leverage is empty`)],
	...['long', 'BOTH', '', null, 1].map((side): Case => {
		const message = `Side ${JSON.stringify(side)} is not an option`;
		return [{ symbol: 'BTCUSDT', side, leverage: 3 }, refused(`BTCUSDT: ${message}`)];
	}),
];

const badCategories: Case[] = ['spot', 'option', 'LINEAR', '', null].map((category) => [
	{ category, symbol: 'BTCUSDT', leverage: 5 },
	refused(`Set Leverage: Category ${JSON.stringify(category)} has no leverage`),
]);

const aboveCap = (asked: number, cap: number) =>
	refused(`BTCUSDT: ${asked}× exceeds this node's Max Leverage of ${cap}×`);
const guardRails: Case[] = [
	...[20, '20', '20x', 20.5].map((maxLeverage): Case => {
		return [{ symbol: 'BTCUSDT', leverage: 20, options: { maxLeverage } }, sent('20')];
	}),
	[
		{
			symbol: 'BTCUSDT',
			leverage: 20,
			options: { unchanged: 'succeed', aboveSymbolMaximum: 'fail', onlyLower: false },
		},
		sent('20'),
	],
	[
		{
			symbol: 'BTCUSDT',
			leverage: 20,
			options: { maxLeverage: '20', aboveMaxLeverage: 'fail' },
		},
		sent('20'),
	],
	[{ symbol: 'BTCUSDT', leverage: 20.01, options: { maxLeverage: '20' } }, aboveCap(20.01, 20)],
	[{ symbol: 'BTCUSDT', leverage: '50x', options: { maxLeverage: '20x' } }, aboveCap(50, 20)],
	// n8n replaces null by the option's default.
	[{ symbol: 'BTCUSDT', leverage: 50, options: { maxLeverage: null } }, aboveCap(50, 10)],
	[
		{ symbol: 'BTCUSDT', leverage: 50, options: { maxLeverage: '20', aboveMaxLeverage: 'reduce' } },
		sent('20'),
	],
	[
		{
			symbol: hedge,
			side: 'separate',
			buyLeverage: 50,
			sellLeverage: 4,
			options: { maxLeverage: '20', aboveMaxLeverage: 'reduce' },
		},
		sent('20', '4'),
	],
	[
		// The kept side has 10×: the cap does not look at it.
		{ symbol: hedge, side: 'buy', buyLeverage: 4, options: { maxLeverage: '5' } },
		sent('4', '10'),
	],
	...(
		[
			['', 'is empty'],
			[' ', 'is empty'],
			[0, '0 is less than 1'],
			['0', '"0" is less than 1'],
			['0x', '"0x" is less than 1'],
			['0.5', '"0.5" is less than 1'],
			[-5, '-5 is less than 1'],
			['2,5', `"2,5" ${comma}`],
			['much', `"much" ${noNumber}`],
			[{}, `{} ${noNumber}`],
			[true, `true ${noNumber}`],
		] as const
	).map(([maxLeverage, why]): Case => [
		{ symbol: 'BTCUSDT', leverage: 5, options: { maxLeverage } },
		refused(`BTCUSDT: Max Leverage ${why}`),
	]),
	...['fail', 'reduce'].map((aboveMaxLeverage): Case => [
		{ symbol: 'BTCUSDT', leverage: 50, options: { aboveMaxLeverage } },
		refused('BTCUSDT: If Above Max Leverage is set, but Max Leverage is not'),
	]),
	[
		{ symbol: 'BTCUSDT', leverage: 5, options: { maxLeverage: '10', aboveMaxLeverage: 'ignore' } },
		refused('BTCUSDT: If Above Max Leverage "ignore" is not an option'),
	],
	[
		{ symbol: 'BTCUSDT', leverage: 5, options: { aboveSymbolMaximum: 'raise' } },
		refused('BTCUSDT: If Above Symbol Maximum "raise" is not an option'),
	],
	[
		{ symbol: 'BTCUSDT', leverage: 5, options: { unchanged: 'maybe' } },
		refused('BTCUSDT: If Unchanged "maybe" is not an option'),
	],
	...(
		[
			['dryRun', 'Dry Run'],
			['onlyLower', 'Only Lower'],
			['includePrevious', 'Include Previous Leverage'],
		] as const
	).map(([name, displayName]): Case => [
		{ symbol: 'BTCUSDT', leverage: 5, options: { [name]: 'yes' } },
		refused(`BTCUSDT: ${displayName} "yes" is not true or false`),
	]),
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
