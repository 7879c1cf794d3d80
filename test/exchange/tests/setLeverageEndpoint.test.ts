import { Exchange } from '..';
import { post, postLeverage } from './exchangeClient';

const PATH = '/v5/position/set-leverage';

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: Infinity });
});
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

describe('set-leverage changes the leverage', () => {
	it.each([
		['linear', 'BTCUSDT', '6', '6'],
		['linear', 'BTCUSDT', '100', '100'],
		['linear', 'BTCUSDT', '6.55', '6.55'],
		['linear', 'ETHPERP', '1', '1'],
		['linear', 'BTCUSDT-25JUN27', '50.00', '50'],
		['linear', '10000LADYSUSDT', '12.5', '12.5'],
		['inverse', 'BTCUSD', '7', '7'],
		['inverse', 'BTCUSDH27', '7', '7'],
	] as const)('%s %s to %s', async (category, symbol, requested, stored) => {
		const response = await postLeverage(
			exchange.url,
			exchange.account,
			symbol,
			requested,
			requested,
			category,
		);
		expect(response.status).toBe(200);
		expect(response.json).toEqual({
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

describe('set-leverage rejects, and changes nothing', () => {
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
