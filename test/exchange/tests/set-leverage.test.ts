import { Exchange, type AccountOptions } from '..';
import { post, postLeverage } from './client';

const PATH = '/v5/position/set-leverage';

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: Infinity });
});
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

describe('set-leverage changes what it is asked to', () => {
	it.each([
		['linear', 'BTCUSDT', '6', '6'],
		['linear', 'BTCUSDT', '100', '100'],
		['linear', 'BTCUSDT', '6.55', '6.55'],
		['linear', 'ETHPERP', '1', '1'],
		['linear', 'BTCUSDT-25JUN27', '50.00', '50'],
		['linear', '10000LADYSUSDT', '12.5', '12.5'],
		['inverse', 'BTCUSD', '7', '7'],
		['inverse', 'BTCUSDH27', '7', '7'],
	] as const)('%s %s to %s', async (category, symbol, asked, stored) => {
		const answer = await postLeverage(
			exchange.url,
			exchange.account,
			symbol,
			asked,
			asked,
			category,
		);
		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({
			retCode: 0,
			retMsg: 'OK',
			result: {},
			retExtInfo: {},
			time: expect.any(Number),
		});
		const leverage = exchange.leverageOf({ category, symbol });
		expect(leverage).toEqual({ buyLeverage: stored, sellLeverage: stored });
		expect(exchange.log.at(-1)).toMatchObject({ applied: true, retCode: 0, signatureValid: true });
	});

	it('keeps symbols apart, and starts at 10', async () => {
		await postLeverage(exchange.url, exchange.account, 'BTCUSDT', '6');
		const eth = exchange.leverageOf({ category: 'linear', symbol: 'ETHUSDT' });
		expect(eth).toEqual({ buyLeverage: '10', sellLeverage: '10' });
	});
});

describe('set-leverage refuses, and changes nothing', () => {
	const btc = { category: 'linear', symbol: 'BTCUSDT', buyLeverage: '6', sellLeverage: '6' };
	it.each([
		[
			'the same leverage',
			{ buyLeverage: '10', sellLeverage: '10' },
			110043,
			'leverage not modified',
		],
		[
			'the same, written longer',
			{ buyLeverage: '10.00', sellLeverage: '10.0' },
			110043,
			'not modified',
		],
		[
			'above the maximum',
			{ buyLeverage: '101', sellLeverage: '101' },
			110013,
			'[10100] gt maxLeverage [10000]',
		],
		[
			'above the maximum in decimals',
			{ symbol: 'DYMUSDT', buyLeverage: '12.6', sellLeverage: '12.6' },
			110013,
			'cannot set leverage [1260] gt maxLeverage [1250] by risk limit',
		],
		['below 1', { buyLeverage: '0.99', sellLeverage: '6' }, 10001, 'buy leverage invalid'],
		['zero', { sellLeverage: '0' }, 10001, 'sell leverage invalid'],
		['negative', { buyLeverage: '-6' }, 10001, 'buy leverage invalid'],
		['no number', { buyLeverage: '6x' }, 10001, 'buy leverage invalid'],
		['a comma', { buyLeverage: '6,5' }, 10001, 'buy leverage invalid'],
		['an exponent', { buyLeverage: '1e1' }, 10001, 'buy leverage invalid'],
		['empty', { sellLeverage: '' }, 10001, 'sell leverage invalid'],
		[
			'three decimals',
			{ buyLeverage: '6.555', sellLeverage: '6.555' },
			10001,
			'buy leverage invalid',
		],
		[
			'off a step of 0.1',
			{ symbol: 'ZECUSDT', buyLeverage: '6.5', sellLeverage: '6.55' },
			10001,
			'sell leverage invalid',
		],
		[
			'off a step of 1',
			{ symbol: 'USDCUSDT', buyLeverage: '6.5', sellLeverage: '6.5' },
			10001,
			'buy leverage invalid',
		],
		['a number as leverage', { buyLeverage: 6 }, 10001, 'Request parameter error.'],
		['a missing field', { sellLeverage: undefined }, 10001, 'Request parameter error.'],
		['null as symbol', { symbol: null }, 10001, 'Request parameter error.'],
		['lower case', { symbol: 'btcusdt' }, 10001, 'params error: symbol invalid'],
		['an unknown symbol', { symbol: 'NOSUCHUSDT' }, 10001, 'params error: symbol invalid'],
		['a symbol of the other category', { symbol: 'BTCUSD' }, 10001, 'Not supported symbols'],
		['spot', { category: 'spot' }, 10001, 'category invalid'],
		['sides that differ, one-way', { sellLeverage: '7' }, 10001, 'must be equal'],
		[
			'a contract before its launch',
			{ symbol: 'NEWUSDT', buyLeverage: '2', sellLeverage: '2' },
			110074,
			'not live',
		],
		['a contract under delivery', { symbol: 'BTCUSDT-26JUN26' }, 110042, 'pre-delivery'],
		['a contract being settled', { symbol: 'ETHUSDT-26JUN26' }, 110063, 'Settlement'],
		['a closed contract', { symbol: 'LUNAUSDT' }, 110066, 'not allowed'],
	] as const)('%s', async (_name, change, retCode, retMsg) => {
		const body = JSON.stringify({ ...btc, ...change });
		const { json, status } = await post(exchange.url, exchange.account, PATH, body);
		expect(status).toBe(200);
		expect({ retCode: json.retCode, retMsg: json.retMsg }).toEqual({
			retCode,
			retMsg: expect.stringContaining(retMsg),
		});
		const leverage = exchange.leverageOf({ category: 'linear', symbol: 'BTCUSDT' });
		expect(leverage).toEqual({ buyLeverage: '10', sellLeverage: '10' });
		expect(exchange.counters.applied).toBe(0);
	});

	it.each(['', '[]', '"text"', 'null', '{', 'category=linear'])('the body %j', async (body) => {
		const { json } = await post(exchange.url, exchange.account, PATH, body);
		expect(json.retCode).toBe(10001);
	});

	it.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'])(
		'the content type %s',
		async (type) => {
			const signing = { ...exchange.account, headers: { 'Content-Type': type } };
			const { json } = await postLeverage(exchange.url, signing, 'BTCUSDT', '6');
			expect(json).toMatchObject({ retCode: 10001, retMsg: 'Request parameter error.' });
		},
	);

	it('takes a content type with a charset', async () => {
		const headers = { 'Content-Type': 'application/json; charset=utf-8' };
		const signing = { ...exchange.account, headers };
		const { json } = await postLeverage(exchange.url, signing, 'BTCUSDT', '6');
		expect(json.retCode).toBe(0);
	});
});

describe('accounts differ in what they allow', () => {
	const isolated = 'ISOLATED_MARGIN';
	const cross = 'REGULAR_MARGIN';
	const hedge = 'hedge';
	it.each<[string, AccountOptions, string, string, string, number]>([
		['one-way, equal', { marginMode: cross }, 'linear BTCUSDT', '6', '6', 0],
		['one-way, differing', { marginMode: isolated }, 'linear BTCUSDT', '6', '7', 10001],
		['hedge isolated, differing', { positionMode: hedge }, 'linear BTCUSDT', '6', '7', 0],
		['hedge isolated, one side kept', { positionMode: hedge }, 'linear BTCUSDT', '10', '7', 0],
		[
			'hedge cross, differing',
			{ positionMode: hedge, marginMode: cross },
			'linear BTCUSDT',
			'6',
			'7',
			10001,
		],
		[
			'hedge cross, equal',
			{ positionMode: hedge, marginMode: cross },
			'linear BTCUSDT',
			'6',
			'6',
			0,
		],
		[
			'hedge cross classic, differing',
			{ positionMode: hedge, marginMode: cross, uta: false },
			'linear BTCUSDT',
			'6',
			'7',
			0,
		],
		[
			'hedge for one symbol, there',
			{ positionModes: { BTCUSDT: hedge } },
			'linear BTCUSDT',
			'6',
			'7',
			0,
		],
		[
			'hedge for one symbol, elsewhere',
			{ positionModes: { BTCUSDT: hedge } },
			'linear ETHUSDT',
			'6',
			'7',
			10001,
		],
		['inverse on UTA, differing', { positionMode: hedge }, 'inverse BTCUSD', '6', '7', 10001],
		[
			'inverse on classic, differing',
			{ positionMode: hedge, uta: false },
			'inverse BTCUSDH27',
			'6',
			'7',
			0,
		],
		['portfolio margin', { marginMode: 'PORTFOLIO_MARGIN' }, 'linear BTCUSDT', '6', '6', 110038],
		[
			'portfolio margin, classic',
			{ marginMode: 'PORTFOLIO_MARGIN', uta: false },
			'linear BTCUSDT',
			'6',
			'6',
			140038,
		],
		['unchanged, classic', { uta: false }, 'linear BTCUSDT', '10', '10', 140043],
		['above the maximum, classic', { uta: false }, 'linear BTCUSDT', '101', '101', 140013],
		['read-only', { readOnly: true }, 'linear BTCUSDT', '6', '6', 10005],
		[
			'no Position permission',
			{ permissions: { ContractTrade: ['Order'] } },
			'linear BTCUSDT',
			'6',
			'6',
			10005,
		],
	])('%s', async (_name, options, place, buy, sell, retCode) => {
		const [category = '', symbol = ''] = place.split(' ');
		const account = exchange.addAccount(options);
		const { json } = await postLeverage(exchange.url, account, symbol, buy, sell, category);
		expect(json.retCode).toBe(retCode);
	});

	it('keys of one user share leverages, others do not', async () => {
		const second = exchange.addAccount({ uid: exchange.account.uid });
		const stranger = exchange.addAccount();
		await postLeverage(exchange.url, second, 'BTCUSDT', '6');
		const place = { category: 'linear', symbol: 'BTCUSDT' } as const;
		expect(exchange.leverageOf(place).buyLeverage).toBe('6');
		expect(exchange.leverageOf({ ...place, apiKey: stranger.apiKey }).buyLeverage).toBe('10');
	});
});

describe('the risk limit', () => {
	it('allows less leverage on a larger position, side by side in hedge mode', async () => {
		const account = exchange.addAccount({ positionMode: 'hedge' });
		const place = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
		// 800,000 USDT is the end of the lowest tier; 10 BTC at 100,000 is beyond it.
		exchange.setPosition({ ...place, side: 'Sell', size: 10 });
		const refused = await postLeverage(exchange.url, account, 'BTCUSDT', '80');
		expect(refused.json).toMatchObject({
			retCode: 110013,
			retMsg: 'cannot set leverage [8000] gt maxLeverage [7500] by risk limit',
		});
		const allowed = await postLeverage(exchange.url, account, 'BTCUSDT', '80', '75');
		expect(allowed.json.retCode).toBe(0);
		exchange.setPosition({ ...place, side: 'Sell', size: 0 });
		const flat = await postLeverage(exchange.url, account, 'BTCUSDT', '80');
		expect(flat.json.retCode).toBe(0);
	});
});
