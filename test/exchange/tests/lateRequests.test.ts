import { Exchange, late, type LogEntry } from '..';
import { postLeverage, type Received } from './exchangeClient';

const BTC = { category: 'linear', symbol: 'BTCUSDT' } as const;

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start();
});
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

const set = (leverage: string, signing: object = {}): Promise<Received> =>
	postLeverage(exchange.url, { ...exchange.account, ...signing }, 'BTCUSDT', leverage);

const valuesOf = (entries: readonly LogEntry[]): string[] =>
	entries.map(({ body }) => (JSON.parse(body) as { buyLeverage: string }).buyLeverage);

describe('a request that is carried out late', () => {
	it.each(['drop', 10000] as const)('after %s', async (response) => {
		exchange.faults.next(late(300, response));
		const received = await set('50').catch(() => 'broken');
		if (response === 10000) expect(received).toMatchObject({ json: { retCode: 10000 } });
		else expect(received).toBe('broken');
		expect(exchange.leverageOf(BTC).buyLeverage).toBe('10');
		expect(exchange.log[0]).not.toHaveProperty('late');
		expect(exchange.counters.applied).toBe(0);

		await exchange.settled();
		expect(exchange.leverageOf(BTC).buyLeverage).toBe('50');
		const [entry] = exchange.log;
		expect(entry).toMatchObject({ applied: true, late: { retCode: 0 } });
		expect(Number(entry?.late?.steady) - Number(entry?.steady)).toBeGreaterThanOrEqual(299);
		expect(exchange.counters).toMatchObject({ requests: 1, applied: 1 });
	});

	it('overtakes a newer one: the account ends at the older value', async () => {
		exchange.faults.next(late(300, 10000));
		await set('50');
		await set('2');
		await exchange.settled();
		expect(valuesOf(exchange.log)).toEqual(['50', '2']);
		expect(valuesOf(exchange.changes)).toEqual(['2', '50']);
		expect(exchange.leverageOf(BTC).buyLeverage).toBe('50');
	});

	it('is rejected with 10002 once its receive window is over', async () => {
		exchange.faults.next(late(150, 10000));
		await set('50', { recvWindow: '100' });
		await exchange.settled();
		expect(exchange.log[0]).toMatchObject({ applied: false, late: { retCode: 10002 } });
		expect(exchange.leverageOf(BTC).buyLeverage).toBe('10');
		expect(exchange.counters.applied).toBe(0);
	});

	it('counts against the rate limit when it is carried out', async () => {
		exchange.faults.next(late(500, 10000));
		await set('50');
		for (let leverage = 11; leverage < 21; leverage++) await set(String(leverage));
		await exchange.settled();
		expect(exchange.log[0]?.late?.retCode).toBe(10006);
	});

	it('may stay silent, and is forgotten by a reset', async () => {
		exchange.faults.next(late(50));
		const arrived = new Promise((resolve) => exchange.onRequest(resolve));
		const unanswered = set('50').catch(() => 'closed');
		await arrived;
		exchange.reset();
		await exchange.settled();
		await new Promise((resolve) => setTimeout(resolve, 80));
		expect(exchange.leverageOf(BTC).buyLeverage).toBe('10');
		await Promise.race([unanswered, Promise.resolve()]);
	});
});
