import { Exchange, type ExchangeOptions } from '..';
import { get, postLeverage, type Received, type Signing } from './exchangeClient';

const START = 1_700_000_000_000;

let now = START;
let exchange: Exchange;
let key: Signing;
let leverage = 10;

async function open(options: ExchangeOptions = {}): Promise<void> {
	now = START;
	leverage = 10;
	exchange = await Exchange.start({ now: () => now, ...options });
	key = exchange.account;
}
afterEach(() => exchange.close());

/** Sets another leverage each time, at a moment of the exchange's own clock. */
function setNext(atMs: number, signing = key): Promise<Received> {
	now = START + atMs;
	leverage++;
	const timed = { ...signing, timestamp: now };
	return postLeverage(exchange.url, timed, 'BTCUSDT', String(leverage));
}

async function codesAt(...moments: number[]): Promise<Array<number | undefined>> {
	const codes = [];
	for (const moment of moments) codes.push((await setNext(moment)).json.retCode);
	return codes;
}

const times = (count: number, moment: number): number[] => Array<number>(count).fill(moment);

describe('set-leverage, 10 in any rolling second', () => {
	it('is no fixed second: a slot frees a second after its own request', async () => {
		await open();
		expect(await codesAt(...times(5, 0), ...times(5, 600))).toEqual(times(10, 0));
		expect(await codesAt(999)).toEqual([10006]);
		const second = await codesAt(...times(6, 1000));
		expect(second).toEqual([0, 0, 0, 0, 0, 10006]);
		expect(await codesAt(1599)).toEqual([10006]);
		expect(await codesAt(1600)).toEqual([0]);
	});

	it('tells what is left, and when a slot frees', async () => {
		await open();
		const first = await setNext(0);
		expect(first.headers).toMatchObject({
			'x-bapi-limit': '10',
			'x-bapi-limit-status': '9',
			'x-bapi-limit-reset-timestamp': String(START),
		});
		await codesAt(...times(8, 300));
		expect((await setNext(400)).headers['x-bapi-limit-status']).toBe('0');
		const rejected = await setNext(450);
		expect(rejected.status).toBe(200);
		expect(rejected.json).toMatchObject({
			retCode: 10006,
			retMsg: 'Too many visits. Exceeded the API Rate Limit.',
		});
		// The first request leaves the window at 1000; the header names the first ms after that.
		expect(rejected.headers['x-bapi-limit-reset-timestamp']).toBe(String(START + 1001));
		expect(rejected.headers['x-bapi-limit-status']).toBe('0');
		expect((await setNext(1001)).json.retCode).toBe(0);
	});

	it('the reset is by the clock of the exchange', async () => {
		await open({ clockOffsetMs: 500, rateLimit: 1 });
		await setNext(0);
		const { headers } = await setNext(100);
		expect(headers['x-bapi-limit-reset-timestamp']).toBe(String(START + 500 + 1001));
	});

	it('rejected requests change nothing and do not fill the window', async () => {
		await open({ rateLimit: 1 });
		expect(await codesAt(0, 500, 999, 1000)).toEqual([0, 10006, 10006, 0]);
		expect(exchange.counters).toMatchObject({ requests: 4, applied: 2, byRetCode: { 10006: 2 } });
	});

	it('unless told to', async () => {
		await open({ rateLimit: 1, countRejected: true });
		expect(await codesAt(0, 500, 1000, 2000)).toEqual([0, 10006, 10006, 0]);
	});

	it('may leave out the reset', async () => {
		await open({ rateLimit: 1, resetHeader: false });
		await setNext(0);
		const { headers } = await setNext(1);
		expect(headers['x-bapi-limit-status']).toBe('0');
		expect(headers['x-bapi-limit-reset-timestamp']).toBeUndefined();
	});

	it('is one limit for all keys of a user, both categories and failed requests', async () => {
		await open({ rateLimit: 3 });
		const second = exchange.addAccount({ uid: exchange.account.uid });
		const other = exchange.addAccount();
		await setNext(0);
		await setNext(0, second);
		const timed = { ...key, timestamp: now };
		const invalid = await postLeverage(exchange.url, timed, 'BTCUSD', '0', '0', 'inverse');
		expect(invalid.json.retCode).toBe(10001);
		expect((await setNext(0, second)).json.retCode).toBe(10006);
		expect((await setNext(0, other)).json.retCode).toBe(0);
	});

	it('does not count what is not signed', async () => {
		await open({ rateLimit: 1 });
		for (let sent = 0; sent < 3; sent++) await setNext(0, { ...key, sign: () => 'forged' });
		expect((await setNext(0)).json.retCode).toBe(0);
	});

	it('can be lifted', async () => {
		await open({ rateLimit: Infinity });
		expect(await codesAt(...times(60, 0))).toEqual(times(60, 0));
	});
});

describe('other endpoints have limits of their own', () => {
	it.each([
		['/v5/position/list', 'category=linear&symbol=BTCUSDT', 50],
		['/v5/user/query-api', '', 10],
	])('%s', async (path, query, limit) => {
		await open({ rateLimit: 1 });
		await setNext(0);
		const read = (): Promise<Received> =>
			get(exchange.url, { ...key, timestamp: now }, path, query);
		const codes = [];
		for (let sent = 0; sent < limit; sent++) codes.push((await read()).json.retCode);
		expect(new Set(codes)).toEqual(new Set([0]));
		expect((await read()).json.retCode).toBe(10006);
	});

	it('by name, when given', async () => {
		await open({ rateLimit: { 'query-api': 1 } });
		const { headers } = await get(exchange.url, { ...key, timestamp: now }, '/v5/user/query-api');
		expect(headers['x-bapi-limit']).toBe('1');
		expect((await setNext(0)).headers['x-bapi-limit']).toBe('10');
	});
});
