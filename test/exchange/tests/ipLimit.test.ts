import { Exchange, type ExchangeOptions } from '..';
import { postLeverage, send, type Received } from './exchangeClient';

const START = 1_700_000_000_000;

let now = START;
let exchange: Exchange;
async function open(options: ExchangeOptions = {}): Promise<void> {
	now = START;
	exchange = await Exchange.start({ now: () => now, ...options });
}
afterEach(() => exchange.close());

async function statuses(count: number, atMs: number): Promise<number[]> {
	now = START + atMs;
	const read = (): Promise<Received> => send(exchange.url, 'GET', '/v5/market/time');
	const received = await Promise.all(Array.from({ length: count }, read));
	return received.map(({ status }) => status);
}

describe('the limit per IP address', () => {
	it('is 600 in any 5 s: one more, and it is HTTP 403 for ten minutes', async () => {
		await open();
		expect(new Set(await statuses(300, 0))).toEqual(new Set([200]));
		expect(new Set(await statuses(300, 4000))).toEqual(new Set([200]));
		expect(new Set(await statuses(300, 5000))).toEqual(new Set([200]));
		expect(exchange.ipPeak).toBe(600);
		expect(await statuses(1, 5001)).toEqual([403]);
		expect(await statuses(1, 605_000)).toEqual([403]);
		expect(await statuses(1, 605_001)).toEqual([200]);
		expect(exchange.counters).toMatchObject({ ipLimited: 2, byHttpStatus: { 200: 901, 403: 2 } });
	});

	it('is one for all keys and paths, and says what Bybit says', async () => {
		await open({ ipLimit: { requests: 2 } });
		const other = exchange.addAccount();
		await postLeverage(exchange.url, { ...exchange.account, timestamp: now }, 'BTCUSDT', '6');
		await postLeverage(exchange.url, { ...other, timestamp: now }, 'BTCUSDT', '6');
		const { status, json } = await send(exchange.url, 'GET', '/v5/market/time');
		expect({ status, retMsg: json.retMsg }).toEqual({ status: 403, retMsg: 'access too frequent' });
		const change = await postLeverage(exchange.url, { ...other, timestamp: now }, 'BTCUSDT', '7');
		expect(change.status).toBe(403);
		expect(exchange.leverageOf({ ...other, category: 'linear', symbol: 'BTCUSDT' })).toEqual({
			buyLeverage: '6',
			sellLeverage: '6',
		});
		exchange.reset();
		expect(await statuses(1, 0)).toEqual([200]);
	});

	it.each<[string, ExchangeOptions]>([
		['false', { ipLimit: false }],
		['no rate limit at all', { rateLimit: Infinity }],
	])('can be lifted: %s', async (_name, options) => {
		await open(options);
		expect(new Set(await statuses(601, 0))).toEqual(new Set([200]));
	});
});
