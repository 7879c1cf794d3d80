import { Exchange, type PricePoint } from '..';
import { candleStarts, intervalOf } from '../prices/priceCandles';
import { send, type Received } from './exchangeClient';

const BTC = { category: 'linear', symbol: 'BTCUSDT' } as const;
const MINUTE = 60_000;
/** 2026-07-24 08:00 UTC, a Friday. */
const NOON = Date.UTC(2026, 6, 24, 8);

let now = NOON;
let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ now: () => now });
});
afterAll(() => exchange.close());
beforeEach(() => {
	now = NOON;
	exchange.reset();
});

const read = (query: string, kind = 'kline'): Promise<Received> =>
	send(exchange.url, 'GET', `/v5/market/${kind}?${query}`);

async function list(query: string, kind?: string): Promise<string[][]> {
	const { json } = await read(query, kind);
	expect(json).toMatchObject({ retCode: 0, retMsg: 'OK' });
	return (json.result as unknown as { list: string[][] }).list;
}

const startsOf = (rows: string[][]): number[] =>
	rows.map(([start]) => (Number(start) - NOON) / MINUTE);

describe('candles of a scripted price', () => {
	const path: PricePoint[] = [
		[NOON - 3 * MINUTE, 100],
		[NOON - 2 * MINUTE + 10_000, 120],
		[NOON - 2 * MINUTE + 20_000, 90],
		[NOON - 2 * MINUTE + 30_000, 110.5],
		[NOON + 30_000, 105],
		[NOON + MINUTE, 200],
	];

	it('are newest first, open at the close before, and flat where nothing happens', async () => {
		exchange.pricePath(BTC, path);
		now = NOON + 15_000;
		expect(await list('category=linear&symbol=BTCUSDT&interval=1&limit=4')).toEqual([
			[String(NOON), '110.5', '110.5', '110.5', '110.5', '0', '0'],
			[String(NOON - MINUTE), '110.5', '110.5', '110.5', '110.5', '0', '0'],
			[String(NOON - 2 * MINUTE), '100', '120', '90', '110.5', '3', '331.5'],
			[String(NOON - 3 * MINUTE), '100', '100', '100', '100', '1', '100'],
		]);
	});

	it('the newest is open: its close is the last price, as the clock goes', async () => {
		exchange.pricePath(BTC, path);
		const closes = [];
		for (const at of [29_999, 30_000, 59_999, 60_000]) {
			now = NOON + at;
			const [newest] = await list('symbol=BTCUSDT&interval=1&limit=1');
			closes.push(`${(Number(newest?.[0]) - NOON) / MINUTE} ${newest?.[4]}`);
		}
		expect(closes).toEqual(['0 110.5', '0 105', '0 105', '1 200']);
	});

	it('a price that is set counts from now on; mark and index have no volume', async () => {
		exchange.setPrice(BTC, 90_000);
		now = NOON + MINUTE;
		exchange.setPrice(BTC, 91_000.5, 'mark');
		expect(await list('symbol=BTCUSDT&interval=1&limit=2', 'mark-price-kline')).toEqual([
			[String(NOON + MINUTE), '90000', '91000.5', '90000', '91000.5'],
			[String(NOON), '100000', '100000', '90000', '90000'],
		]);
		const [index] = await list('symbol=BTCUSDT&interval=1&limit=1', 'index-price-kline');
		expect(index).toEqual([String(NOON + MINUTE), '90000', '90000', '90000', '90000']);
		expect(exchange.priceOf(BTC)).toBe(90_000);
		expect(exchange.priceOf(BTC, 'mark')).toBe(91_000.5);
	});

	it('has no exponent and no float noise', async () => {
		const contract = { category: 'linear', symbol: '10000LADYSUSDT' } as const;
		exchange.setPrice(contract, 0.000000012345);
		exchange.setPrice(contract, 0.1 + 0.2, 'index');
		const [last] = await list('symbol=10000LADYSUSDT&interval=1&limit=1');
		expect(last?.[4]).toBe('0.000000012345');
		const [index] = await list('symbol=10000LADYSUSDT&interval=1&limit=1', 'index-price-kline');
		expect(index?.[4]).toBe('0.3');
	});

	it('longer candles hold what the shorter ones do', async () => {
		exchange.pricePath(BTC, path);
		now = NOON + 2 * MINUTE;
		const [newest, before] = await list('symbol=BTCUSDT&interval=60&limit=2');
		expect(newest?.slice(0, 5)).toEqual([String(NOON), '110.5', '200', '105', '200']);
		expect(before?.slice(0, 5)).toEqual([String(NOON - 60 * MINUTE), '100', '120', '90', '110.5']);
	});
});

describe('start, end and limit', () => {
	it.each([
		['', [0, -199]],
		['limit=3', [0, -2]],
		// From the candle around `start` on; the limit cuts off the newest.
		[`start=${NOON - 10 * MINUTE}`, [0, -10]],
		[`start=${NOON - 10 * MINUTE + 1}&limit=3`, [-8, -10]],
		[`end=${NOON - 10 * MINUTE}&limit=3`, [-10, -12]],
		// With both the limit cuts off the oldest, as in Bybit's example.
		[`start=${NOON - 10 * MINUTE}&end=${NOON - 5 * MINUTE}&limit=2`, [-5, -6]],
		[`start=${NOON - 2 * MINUTE}&end=${NOON + 10 * MINUTE}`, [0, -2]],
		[`start=${NOON}&end=${NOON}`, [0, 0]],
	])('%s', async (range, ends) => {
		const starts = startsOf(await list(`symbol=BTCUSDT&interval=1&${range}`));
		expect([starts[0], starts.at(-1)]).toEqual(ends);
		expect(starts).toEqual([...starts].sort((a, b) => b - a));
	});

	it('has none of the future, and none from before the listing', async () => {
		expect(await list(`symbol=BTCUSDT&interval=1&start=${NOON + MINUTE}`)).toEqual([]);
		const first = await list('symbol=BTCUSDT&interval=M&start=0&limit=1');
		expect(first[0]?.[0]).toBe(String(Date.UTC(2020, 2, 1)));
	});

	it('ends where a contract was closed', async () => {
		const [newest] = await list('symbol=LUNAUSDT&interval=1&limit=1');
		expect(newest?.[0]).toBe(String(Date.UTC(2025, 5, 1, 8)));
	});

	it.each([
		['interval=1', 'params error: symbol invalid'],
		['symbol=btcusdt&interval=1', 'params error: symbol invalid'],
		['symbol=BTCUSD&interval=1', 'Not supported symbols'],
		['category=spot&symbol=BTCUSDT&interval=1', 'params error: category invalid'],
		['symbol=BTCUSDT', 'Invalid period!'],
		['symbol=BTCUSDT&interval=1m', 'Invalid period!'],
		['symbol=BTCUSDT&interval=2', 'Invalid period!'],
		['symbol=BTCUSDT&interval=1&limit=0', 'params error: limit invalid'],
		['symbol=BTCUSDT&interval=1&limit=1001', 'params error: limit invalid'],
		['symbol=BTCUSDT&interval=1&limit=x', 'params error: limit invalid'],
		['symbol=BTCUSDT&interval=1&start=2026-07-24', 'params error: start or end invalid'],
		['symbol=BTCUSDT&interval=1&start=2&end=1', 'params error: start or end invalid'],
	])('rejects %s', async (query, retMsg) => {
		expect((await read(query)).json).toMatchObject({ retCode: 10001, retMsg });
	});
});

describe('intervals', () => {
	const first = (name: string, limit: number): string[] => {
		const interval = intervalOf(name);
		if (!interval) throw new Error(`no interval ${name}`);
		const range = { limit, now: NOON, listedAt: 0, closedAt: Infinity };
		return candleStarts(interval, range).map((ms) => new Date(ms).toISOString().slice(0, 16));
	};

	it.each([
		['3', ['2026-07-24T07:57', '2026-07-24T08:00']],
		['720', ['2026-07-23T12:00', '2026-07-24T00:00']],
		['D', ['2026-07-23T00:00', '2026-07-24T00:00']],
		['W', ['2026-07-13T00:00', '2026-07-20T00:00']],
		['M', ['2026-06-01T00:00', '2026-07-01T00:00']],
	])('%s', (name, starts) => {
		expect(first(name, 2)).toEqual(starts);
	});
});

describe('tickers', () => {
	it('has the three prices, and the day behind', async () => {
		exchange.pricePath(BTC, [
			[NOON - 30 * 60 * MINUTE, 100_000],
			[NOON - 60 * MINUTE, 120_000],
			[NOON, 90_000],
		]);
		exchange.setPrice(BTC, 91_000, 'mark');
		const { json } = await read('category=linear&symbol=BTCUSDT', 'tickers');
		expect(json.result).toMatchObject({
			category: 'linear',
			list: [
				{
					symbol: 'BTCUSDT',
					lastPrice: '90000',
					markPrice: '91000',
					indexPrice: '90000',
					prevPrice24h: '100000',
					price24hPcnt: '-0.1',
					highPrice24h: '120000',
					lowPrice24h: '90000',
				},
			],
		});
	});

	it('lists what trades; some are traded more than others', async () => {
		const { json } = await read('category=linear', 'tickers');
		const { list: all } = json.result as unknown as {
			list: Array<{ symbol: string; turnover24h: string }>;
		};
		expect(all.length).toBeGreaterThan(750);
		expect(all.map(({ symbol }) => symbol)).not.toContain('NEWUSDT');
		const busiest = all.sort((a, b) => Number(b.turnover24h) - Number(a.turnover24h));
		expect(busiest.slice(0, 2).map(({ symbol }) => symbol)).toEqual(['BTCUSDT', 'ETHUSDT']);
	});

	it.each(['', 'category=spot', 'category=linear&symbol=BTCUSD'])('rejects %j', async (query) => {
		expect((await read(query, 'tickers')).json.retCode).toBe(10001);
	});
});
