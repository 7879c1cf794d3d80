import type { IDataObject } from 'n8n-workflow';

import { parseAlerts } from '../../../../nodes/Bybit/trigger/alerts';

const row = (fields: IDataObject): IDataObject => ({
	symbol: { __rl: true, mode: 'name', value: 'BTCUSDT' },
	condition: 'crossingDown',
	price: '90000',
	percent: '5',
	minutes: 60,
	leverage: '',
	...fields,
});

const parse = (...rows: IDataObject[]) => parseAlerts(rows, ['mainnet', 'linear']);

describe('a row', () => {
	it('becomes a crossing', () => {
		expect(parse(row({ leverage: '5x' }))).toEqual([
			{
				symbol: 'BTCUSDT',
				condition: 'crossingDown',
				level: 90000,
				leverage: 5,
				key: 'mainnet linear BTCUSDT crossingDown 90000 5',
			},
		]);
	});

	it('becomes a move', () => {
		expect(parse(row({ condition: 'movingUp', percent: 7.5, minutes: '30' }))).toEqual([
			{
				symbol: 'BTCUSDT',
				condition: 'movingUp',
				percent: 7.5,
				minutes: 30,
				key: 'mainnet linear BTCUSDT movingUp 7.5 30 ',
			},
		]);
	});

	it.each([
		[{ mode: 'list', value: 'ETHUSDT' }, 'ETHUSDT'],
		[' BYBIT:ethusdt.P ', 'ETHUSDT'],
		['BTC/USDC:USDC', 'BTCPERP'],
	])('takes the symbol %j', (symbol, expected) => {
		expect(parse(row({ symbol }))[0]?.symbol).toBe(expected);
	});

	it.each([
		['97250.5', 97250.5],
		[' 90000 ', 90000],
		[90000, 90000],
		['0.000000012345', 1.2345e-8],
	])('takes the price %j', (price, level) => {
		expect(parse(row({ price }))).toMatchObject([{ level }]);
	});

	it.each([
		['5', 5],
		['5 %', 5],
		['0.5%', 0.5],
		[99.9, 99.9],
	])('takes %j percent', (percent, expected) => {
		expect(parse(row({ condition: 'movingDown', percent }))).toMatchObject([{ percent: expected }]);
	});

	it.each(['crossing', 'crossingDown', 'crossingUp'])('knows %s', (condition) => {
		expect(parse(row({ condition }))).toMatchObject([{ condition, level: 90000 }]);
	});

	it.each([undefined, null, '', '  '])('has no leverage where it is %j', (leverage) => {
		expect(parse(row({ leverage }))[0]).not.toHaveProperty('leverage');
	});

	it.each([1, 720])('takes %d minutes', (minutes) => {
		expect(parse(row({ condition: 'movingUp', minutes }))).toMatchObject([{ minutes }]);
	});

	it('takes up to 1000 percent on the way up', () => {
		expect(parse(row({ condition: 'movingUp', percent: '1000' }))).toMatchObject([
			{ percent: 1000 },
		]);
	});
});

describe('what cannot be used', () => {
	const down = { condition: 'movingDown' };

	it.each<[IDataObject, string, RegExp]>([
		[{ symbol: '' }, 'Symbol is empty', /./],
		[{ symbol: null }, 'Symbol is empty', /./],
		[{ symbol: { mode: 'list', value: '' } }, 'Symbol is empty', /./],
		[{ symbol: 'BINANCE:BTCUSDT' }, 'Symbol "BINANCE:BTCUSDT" is from another exchange', /./],
		[{ price: '' }, 'Price is empty', /period for decimals, e\.g\. 97250\.5/],
		[{ price: null }, 'Price is empty', /Set Price/],
		[{ price: undefined }, 'Price is empty', /Set Price/],
		[{ price: '97250,5' }, 'Price "97250,5" is not a number', /period for decimals/],
		[{ price: '97,250.5' }, 'Price "97,250.5" is not a number', /Set Price/],
		[{ price: '9e4' }, 'Price "9e4" is not a number', /Set Price/],
		[{ price: '90000%' }, 'Price "90000%" is not a number', /Set Price/],
		[{ price: '-1' }, 'Price "-1" is not a number', /Set Price/],
		[{ price: Infinity }, 'Price Infinity is not a number', /Set Price/],
		[{ price: true }, 'Price true is not a number', /Set Price/],
		[{ price: '0' }, 'Price "0" is not above 0', /above 0/],
		[{ price: -5 }, 'Price -5 is not above 0', /above 0/],
		[{ ...down, percent: '' }, 'Percent is empty', /e\.g\. 5\./],
		[{ ...down, percent: 'x5' }, 'Percent "x5" is not a number', /Set Percent/],
		[{ ...down, percent: '%' }, 'Percent "%" is not a number', /Set Percent/],
		[{ ...down, percent: '0' }, 'Percent "0" is not above 0', /Set Percent/],
		[{ ...down, percent: '100' }, 'Percent "100" is too much', /less than 100/],
		[{ condition: 'movingUp', percent: '1000.1' }, 'Percent "1000.1" is too much', /1000 or less/],
		[{ ...down, minutes: 0 }, 'Minutes 0 is not a whole number from 1 to 720', /e\.g\. 60/],
		[{ ...down, minutes: 721 }, 'Minutes 721 is not a whole number from 1 to 720', /./],
		[{ ...down, minutes: 1.5 }, 'Minutes 1.5 is not a whole number from 1 to 720', /./],
		[{ ...down, minutes: '' }, 'Minutes "" is not a whole number from 1 to 720', /./],
		[{ condition: 'above' }, 'Condition "above" does not exist', /from the list/],
		[{ leverage: '10,5' }, 'Leverage', /./],
		[{ leverage: '0.5' }, 'Leverage', /./],
	])('%j: names the row, the field and the fix', (fields, message, fix) => {
		const error = (() => {
			try {
				return parse(row({}), row(fields));
			} catch (thrown) {
				return thrown;
			}
		})();
		expect(error).toMatchObject({
			name: 'InputError',
			message: expect.stringContaining(`Alert 2: ${message}`),
			description: expect.stringMatching(fix),
		});
	});

	it.each([undefined, [], {}])('is no alert at all: %j', (rows) => {
		expect(() => parseAlerts(rows, [])).toThrow(
			expect.objectContaining({
				message: 'There is no alert',
				description: 'Add at least one alert under Alerts.',
			}) as Error,
		);
	});

	it('is more than 50 alerts', () => {
		const rows = (count: number) => Array.from({ length: count }, () => row({}));
		expect(parse(...rows(50))).toHaveLength(50);
		expect(() => parse(...rows(51))).toThrow(
			expect.objectContaining({
				message: 'There are 51 alerts, more than the 50 that a trigger can have',
				description: 'Remove some, or move them to another Bybit Trigger.',
			}) as Error,
		);
	});

	it('leaves other errors alone', () => {
		const broken = Object.defineProperty(row({}), 'condition', {
			get: () => {
				throw new TypeError('Broken');
			},
		});
		expect(() => parse(broken)).toThrow(new TypeError('Broken'));
	});
});

describe('the key', () => {
	const keys = (...rows: IDataObject[]) => parse(...rows).map(({ key }) => key);

	it('tells two rows that are the same apart', () => {
		expect(keys(row({}), row({}), row({ leverage: 3 }), row({}))).toEqual([
			'mainnet linear BTCUSDT crossingDown 90000 ',
			'mainnet linear BTCUSDT crossingDown 90000  (2)',
			'mainnet linear BTCUSDT crossingDown 90000 3',
			'mainnet linear BTCUSDT crossingDown 90000  (3)',
		]);
	});

	it('does not depend on the row’s place', () => {
		const [first, second] = [row({}), row({ price: '80000' })];
		expect(keys(first, second)).toEqual(keys(second, first).reverse());
	});
});
