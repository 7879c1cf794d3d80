import fc from 'fast-check';
import {
	checkLeverageCap,
	readMaxLeverage,
} from '../../../credentials/bybitLeverageApi/leverageCap';

const path = '/v5/position/set-leverage';
const capped = { maxLeverage: '10' };
const order = { category: 'linear', symbol: 'BTCUSDT' };
const both = (leverage: unknown) => ({ ...order, buyLeverage: leverage, sellLeverage: leverage });

describe('readMaxLeverage', () => {
	it.each<[object, number | undefined]>([
		[{}, undefined],
		[{ maxLeverage: '' }, undefined],
		[{ maxLeverage: '10' }, 10],
		[{ maxLeverage: ' 12.5\n' }, 12.5],
		[{ maxLeverage: 1 }, 1],
	])('reads %j', (credentials, cap) => {
		expect(readMaxLeverage(credentials)).toBe(cap);
	});

	it.each([
		...['0', '0.5', '-10', '10,5', '1e2', '0x10', '10x', 'abc', ' ', '１０', 'Infinity'],
		...[0, -1, NaN, Infinity, null, undefined, true, {}, ['10']],
	])('rejects %p, as does every request that sets leverage', (maxLeverage) => {
		const message =
			/Max Leverage of the Bybit credential is not a number from 1 up.*enter a number/;
		expect(() => readMaxLeverage({ maxLeverage })).toThrow(message);
		const credentials = { maxLeverage: maxLeverage as string };
		expect(() => checkLeverageCap(credentials, path, both('1'))).toThrow(message);
		expect(() => checkLeverageCap(credentials, '/v5/order/create', order)).not.toThrow();
	});
});

describe('checkLeverageCap allows', () => {
	it.each<[string, unknown]>([
		['the cap itself', both('10')],
		['less', { ...order, buyLeverage: '5', sellLeverage: '9.99' }],
		['numbers', both(10)],
		['float noise below the cap', both(6.999999999999999)],
		['spaces around a number', both(' 5 ')],
		['JSON text', JSON.stringify(both('10'), null, 2)],
		['one side only', { ...order, buyLeverage: '5' }],
		['text that looks like a field', { ...order, note: '"buyLeverage": "50"', buyLeverage: '5' }],
	])('%s', (_name, body) => {
		expect(() => checkLeverageCap(capped, path, body)).not.toThrow();
	});

	it.each<[string, unknown]>([
		['/v5/order/create', { ...order, qty: '50' }],
		['/v5/position/list?category=linear&symbol=BTCUSDT', undefined],
		['/v5/asset/leverage-token', '[]'],
		['/v5/position/trading-stop?note=set-leverage', {}],
		['/v5/account/set-margin-mode', 'not JSON'],
		['/v5/asset/leverage', {}],
		['/v5/asset/leverage/list', {}],
		['/v5/order/save', {}],
		['/v5/order/history?leverage=50', undefined],
	])('%s, which sets no leverage', (other, body) => {
		expect(() => checkLeverageCap(capped, other, body)).not.toThrow();
	});

	it.each([{}, { maxLeverage: '' }])('everything without a limit: %j', (credentials) => {
		expect(() => checkLeverageCap(credentials, path, both('500'))).not.toThrow();
		expect(() => checkLeverageCap(credentials, path)).not.toThrow();
	});
});

describe('checkLeverageCap rejects', () => {
	it('more leverage, with the symbol, the values and what to do', () => {
		expect(() => checkLeverageCap(capped, path, both('50'))).toThrow(
			'BTCUSDT: 50× exceeds the Max Leverage of the Bybit credential (10×). Nothing was sent. Lower the leverage, or ask the owner of the credential to raise Max Leverage.',
		);
	});

	it.each(['btcUSDT', 'BTCUSDT<b>', 'B'.repeat(41), ''])(
		'more leverage without naming a symbol that is none: %j',
		(symbol) => {
			const body = { ...both('50'), symbol };
			expect(() => checkLeverageCap(capped, path, body)).toThrow(/^50× exceeds/);
		},
	);

	it.each<[string, unknown]>([
		['a hundredth more', both('10.01')],
		['the buy side', { ...order, buyLeverage: '11', sellLeverage: '5' }],
		['the sell side', { ...order, buyLeverage: '5', sellLeverage: '11' }],
		['a number', both(11)],
		['a number beyond all doubles', `{"buyLeverage":"${'9'.repeat(400)}"}`],
		['text', '{"buyLeverage":"11","sellLeverage":"11"}'],
		['a repeated name, first', '{"buyLeverage":"50","buyLeverage":"5","sellLeverage":"5"}'],
		['a repeated name, last', '{"buyLeverage":"5","buyLeverage":"50","sellLeverage":"5"}'],
		['an escaped name', '{"buyLeverage":"5","b\\u0075yLeverage":"50","sellLeverage":"5"}'],
		['an escaped value', '{"buyLeverage":"\\u0035\\u0030","sellLeverage":"5"}'],
		['a name in capitals', '{"buyLeverage":"5","sellLeverage":"5","BUYLEVERAGE":"50"}'],
		['a name with underscores', '{"buyLeverage":"5","sellLeverage":"5","buy_leverage":"50"}'],
		['a long s', '{"buyLeverage":"5","sellLeverage":"5","ſellLeverage":"50"}'],
		['a nested field', { ...both('5'), data: [{ buyLeverage: '50' }] }],
		['a space before the colon', '{"buyLeverage" :\t"50","sellLeverage":"5"}'],
		['leading zeros', both('0050')],
	])('%s', (_name, body) => {
		expect(() => checkLeverageCap(capped, path, body)).toThrow(/× exceeds the Max Leverage/);
	});

	it.each<[string, unknown]>([
		...['1e2', '1E1', '0x5', '+5', '-5', '5,5', '5x', '', ' ', '٥', '５', '5.', '.5', 'NaN'].map(
			(value): [string, unknown] => [JSON.stringify(value), both(value)],
		),
		['a number with an exponent', '{"buyLeverage":1e2,"sellLeverage":5}'],
		['a negative number', '{"buyLeverage":-5,"sellLeverage":5}'],
		['null', both(null)],
		['true', both(true)],
		['a list', both(['5'])],
		['an object', both({ value: '5' })],
	])('%s, which is no plain number', (_name, body) => {
		expect(() => checkLeverageCap(capped, path, body)).toThrow(
			/Leverage is not a plain number.*Enter a number such as/,
		);
	});

	it.each<[string, unknown]>([
		['no body', undefined],
		['an empty object', {}],
		['no leverage', order],
		['quoted JSON', JSON.stringify(JSON.stringify(both('5')))],
		['text that is not JSON', '{buyLeverage: 5}'],
	])('%s, which shows no leverage', (_name, body) => {
		expect(() => checkLeverageCap(capped, path, body)).toThrow(/has no leverage to check/);
	});

	it.each([
		'/v5/position/set-leverage/',
		'//v5//position//set-leverage',
		'/V5/Position/SET-Leverage',
		'/v5/position/set%2Dleverage',
		'/v5/position/set%252dleverage',
		'/v5/position/set-lever%61ge',
		'/v5/position/set-leverage;jsessionid=1',
		'/v5/position/set-leverage.json',
		'/v5/position/set-leverage%20',
		'/v5%2Fposition%2Fset-leverage',
		'/v5/x/%252e%252e/position/set-leverage?a=1#b',
		'/v5/position/switch-isolated',
		'/v5/spot-margin-trade/set-leverage',
		'/contract/v3/private/position/set-leverage',
		'/v2/private/position/leverage/save',
		'/v2/private/position/leverage/save.json',
	])('a request without leverage to %s', (spelling) => {
		expect(() => checkLeverageCap(capped, spelling, order)).toThrow(/has no leverage to check/);
	});

	it('more leverage to any other endpoint: a signature does not include the path', () => {
		expect(() => checkLeverageCap(capped, '/v5/order/create', both('50'))).toThrow(/exceeds/);
		expect(() => checkLeverageCap(capped, '/v5/x', { leverage: '50' })).toThrow(/exceeds/);
	});

	it('more leverage in the query', () => {
		expect(() => checkLeverageCap(capped, `${path}?buyLeverage=50`, both('5'))).toThrow(/exceeds/);
	});

	it('never shows a symbol that is none', () => {
		const body = { ...both('50'), symbol: 'secret words' };
		expect(() => checkLeverageCap(capped, path, body)).toThrow(/^50× exceeds/);
	});
});

it('finds a leverage wherever it stands in a body', () => {
	const property = fc.property(fc.jsonValue(), fc.string(), fc.boolean(), (value, name, last) => {
		const hidden = '"sellLeverage":"50"';
		const other = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
		const json = last ? `{${other},${hidden}}` : `{${hidden},${other}}`;
		const nested = `[${JSON.stringify(value)},${json}]`;
		expect(() => checkLeverageCap(capped, path, json)).toThrow(/exceeds|plain number/);
		expect(() => checkLeverageCap(capped, path, nested)).toThrow(/exceeds|plain number/);
	});
	fc.assert(property, { numRuns: 500 });
});
