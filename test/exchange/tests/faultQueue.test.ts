import { Exchange, type Fault } from '..';
import { get, postLeverage, type Received } from './exchangeClient';

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: Infinity });
});
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

const setTo6 = (symbol = 'BTCUSDT'): Promise<Received> =>
	postLeverage(exchange.url, exchange.account, symbol, '6');

describe('faults wait for the requests they are for', () => {
	const error: Fault = { kind: 'retCode', retCode: 10016 };
	const list = (): Promise<Received> =>
		get(exchange.url, exchange.account, '/v5/position/list', 'category=linear&symbol=BTCUSDT');

	it('by path', async () => {
		exchange.faults.next(error, { match: { path: '/v5/position/list' } });
		expect((await setTo6()).json.retCode).toBe(0);
		expect((await list()).json.retCode).toBe(10016);
	});

	it('by symbol, in a body and in a query', async () => {
		exchange.faults.next(error, { match: { symbol: 'BTCUSDT' }, times: 2 });
		expect((await setTo6('ETHUSDT')).json.retCode).toBe(0);
		expect((await setTo6('BTCUSDT')).json.retCode).toBe(10016);
		expect((await list()).json.retCode).toBe(10016);
		expect((await list()).json.retCode).toBe(0);
	});

	it('by key', async () => {
		const other = exchange.addAccount();
		exchange.faults.next(error, { match: { apiKey: other.apiKey } });
		expect((await setTo6()).json.retCode).toBe(0);
		const { json } = await postLeverage(exchange.url, other, 'BTCUSDT', '6');
		expect(json.retCode).toBe(10016);
	});

	it('after others have passed', async () => {
		exchange.faults.next(error, { match: { symbol: 'BTCUSDT' }, skip: 2 });
		const codes = [];
		for (let sent = 0; sent < 4; sent++) {
			await setTo6('ETHUSDT');
			codes.push((await list()).json.retCode);
		}
		expect(codes).toEqual([0, 0, 10016, 0]);
	});

	it('in the order they were scripted, and for good until cleared', async () => {
		exchange.faults.next(10000);
		exchange.faults.next(10016, { times: Infinity });
		const codes = [];
		for (let sent = 0; sent < 3; sent++) codes.push((await setTo6()).json.retCode);
		expect(codes).toEqual([10000, 10016, 10016]);
		exchange.faults.clear();
		expect((await setTo6()).json.retCode).toBe(0);
	});
});
