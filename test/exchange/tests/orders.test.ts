import { RestClientV5 } from 'bybit-api';
import { Exchange } from '..';
import { get, post, type Received, type Signing } from './exchangeClient';

const BTC = { category: 'linear', symbol: 'BTCUSDT' } as const;
const ORDER = { ...BTC, side: 'Buy', orderType: 'Market', qty: '0.01' } as const;

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: { 'order-create': 100 } });
});
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

const order = (change: object = {}, key: Signing = exchange.account): Promise<Received> =>
	post(exchange.url, key, '/v5/order/create', JSON.stringify({ ...ORDER, ...change }));

async function positions(key: Signing = exchange.account): Promise<unknown[]> {
	const query = 'category=linear&settleCoin=USDT';
	const { json } = await get(exchange.url, key, '/v5/position/list', query);
	const { list = [] } = (json.result ?? {}) as unknown as {
		list?: Array<{ side: string; size: string; avgPrice: string; positionIdx: number }>;
	};
	return list.map(({ side, size, avgPrice, positionIdx }) => [side, size, avgPrice, positionIdx]);
}

describe('order/create', () => {
	it('fills a market order at the last price', async () => {
		const { json } = await order({ orderLinkId: 'mine-1' });
		expect(json).toMatchObject({
			retCode: 0,
			retMsg: 'OK',
			result: { orderId: expect.stringMatching(/^[\w-]{36}$/), orderLinkId: 'mine-1' },
		});
		expect(await positions()).toEqual([['Buy', '0.01', '100000', 0]]);
		expect(exchange.counters.applied).toBe(1);
	});

	it('averages the entry price, closes, and turns a position in one-way mode', async () => {
		await order();
		exchange.setPrice(BTC, 90_000);
		await order();
		expect(await positions()).toEqual([['Buy', '0.02', '95000', 0]]);
		await order({ side: 'Sell', qty: '0.015' });
		expect(await positions()).toEqual([['Buy', '0.005', '95000', 0]]);
		await order({ side: 'Sell', qty: '0.007' });
		expect(await positions()).toEqual([['Sell', '0.002', '90000', 0]]);
	});

	it('only closes with reduceOnly', async () => {
		expect((await order({ reduceOnly: true })).json.retCode).toBe(110017);
		await order();
		await order({ side: 'Sell', qty: '5', reduceOnly: true });
		expect(await positions()).toEqual([]);
	});

	it('keeps the two sides of hedge mode apart', async () => {
		const key = exchange.addAccount({ positionMode: 'hedge' });
		expect((await order({}, key)).json).toMatchObject({
			retCode: 10001,
			retMsg: 'position idx not match position mode',
		});
		await order({ positionIdx: 1 }, key);
		await order({ positionIdx: 2, side: 'Sell', qty: '0.02' }, key);
		await order({ positionIdx: 2, side: 'Buy', qty: '0.005' }, key);
		expect(await positions(key)).toEqual([
			['Buy', '0.01', '100000', 1],
			['Sell', '0.015', '100000', 2],
		]);
		expect((await order({ positionIdx: 1, side: 'Sell', qty: '1' }, key)).json.retCode).toBe(0);
		expect(await positions(key)).toEqual([['Sell', '0.015', '100000', 2]]);
	});

	it('locks a margin that the leverage decides', async () => {
		exchange.setLeverage({ ...BTC, buyLeverage: 5, sellLeverage: 5 });
		expect((await order({ qty: '0.501' })).json.retCode).toBe(110007);
		expect((await order({ qty: '0.5' })).json.retCode).toBe(0);
		expect((await order()).json.retCode).toBe(110007);
		exchange.setLeverage({ ...BTC, buyLeverage: 10, sellLeverage: 10 });
		expect((await order()).json.retCode).toBe(0);
	});

	it('takes an orderLinkId once', async () => {
		await order({ orderLinkId: 'once' });
		expect((await order({ orderLinkId: 'once' })).json.retCode).toBe(110072);
		expect(await positions()).toEqual([['Buy', '0.01', '100000', 0]]);
		exchange.reset();
		expect((await order({ orderLinkId: 'once' })).json.retCode).toBe(0);
	});

	it.each([
		['a category without leverage', { category: 'spot' }, 10001],
		['an unknown symbol', { symbol: 'NOSUCHUSDT' }, 10001],
		['a symbol that is not trading', { symbol: 'NEWUSDT', qty: '10' }, 110074],
		['a side in another case', { side: 'buy' }, 10001],
		['no side', { side: undefined }, 10001],
		['a limit order', { orderType: 'Limit', price: '90000' }, 10001],
		['a quantity that is a number', { qty: 0.01 }, 10001],
		['a quantity of 0', { qty: '0' }, 10001],
		['a quantity between two steps', { qty: '0.0105' }, 10001],
		['a quantity above the maximum', { qty: '500.001' }, 10001],
		['a value below 5 USDT', { symbol: 'XRPUSDT', qty: '1.9' }, 110094],
		['a position index that is text', { positionIdx: '0' }, 10001],
		['an orderLinkId that is too long', { orderLinkId: 'x'.repeat(37) }, 10001],
	])('rejects %s', async (_description, change, retCode) => {
		expect((await order(change)).json.retCode).toBe(retCode);
		expect(exchange.counters.applied).toBe(0);
	});

	it('needs the permission for orders', async () => {
		const permissions = { ContractTrade: ['Position'] };
		expect((await order({}, exchange.addAccount({ permissions }))).json.retCode).toBe(10005);
		expect((await order({}, exchange.addAccount({ readOnly: true }))).json.retCode).toBe(10005);
	});

	it('is what the client bybit-api expects', async () => {
		const { apiKey: key, apiSecret: secret } = exchange.account;
		const client = new RestClientV5({ baseUrl: exchange.url, key, secret });
		const response = await client.submitOrder({ ...ORDER, orderLinkId: 'sdk' });
		expect(response).toMatchObject({ retCode: 0, result: { orderLinkId: 'sdk' } });
	});
});
