import { Exchange, redirectTo, RET_MSG, slow, type FaultName } from '..';
import { postLeverage, send, type Received } from './exchangeClient';

const CONTRACT = { category: 'linear', symbol: 'BTCUSDT' } as const;

type Outcome = 'broken' | 'nothing' | { status: number; retCode?: number };

/** What a client gets under each fault, and whether the leverage was set. */
const OUTCOMES: Record<FaultName, [Outcome, applied: boolean]> = {
	rateLimited: [{ status: 200, retCode: 10006 }, false],
	rateLimitedWithoutReset: [{ status: 200, retCode: 10006 }, false],
	serverTimeout: [{ status: 200, retCode: 10000 }, false],
	serverTimeoutAfterApplying: [{ status: 200, retCode: 10000 }, true],
	serverError: [{ status: 200, retCode: 10016 }, false],
	highLoad: [{ status: 200, retCode: 429 }, false],
	http401: [{ status: 401 }, false],
	http404: [{ status: 404 }, false],
	http429: [{ status: 429 }, false],
	http500: [{ status: 500 }, false],
	http502: [{ status: 502 }, false],
	http503: [{ status: 503 }, false],
	http503AfterApplying: [{ status: 503 }, true],
	countryBlocked: [{ status: 403 }, false],
	accessTooFrequent: [{ status: 403, retCode: 403 }, false],
	html200: [{ status: 200 }, false],
	garbage200: [{ status: 200 }, false],
	empty200: [{ status: 200 }, false],
	foreignJson200: [{ status: 200 }, false],
	dropBeforeApplying: ['broken', false],
	dropAfterApplying: ['broken', true],
	halfResponse: ['broken', true],
	silenceBeforeApplying: ['nothing', false],
	silenceAfterApplying: ['nothing', true],
	resultMissing: [{ status: 200, retCode: 0 }, true],
	resultEmpty: [{ status: 200, retCode: 0 }, true],
	listNull: [{ status: 200, retCode: 0 }, true],
	timeMissing: [{ status: 200, retCode: 0 }, true],
};

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: Infinity });
});
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

const setTo6 = (symbol = 'BTCUSDT'): Promise<Received> =>
	postLeverage(exchange.url, exchange.account, symbol, '6');

const isApplied = (): boolean => exchange.leverageOf(CONTRACT).buyLeverage === '6';

/** What a client sees: an response, a broken connection, or, where that is expected, nothing for 50 ms. */
async function outcomeOf(expected: Outcome): Promise<Received | 'broken' | 'nothing'> {
	const response = setTo6().catch(() => 'broken' as const);
	if (expected !== 'nothing') return response;
	const arrived = new Promise<void>((resolve) => exchange.onRequest(() => resolve()));
	const nothing = arrived.then(() => new Promise((resolve) => setTimeout(resolve, 50)));
	return Promise.race([response, nothing.then(() => 'nothing' as const)]);
}

describe('every retCode of the table can be scripted', () => {
	it.each(Object.entries(RET_MSG).filter(([code]) => code !== '0'))('%s', async (code, retMsg) => {
		exchange.faults.next(Number(code));
		const { json, status } = await setTo6();
		expect(status).toBe(200);
		expect(json).toMatchObject({ retCode: Number(code), retMsg, result: {} });
		expect(isApplied()).toBe(false);
		expect(exchange.log.at(-1)).toMatchObject({ retCode: Number(code), applied: false });
	});

	it('with a retMsg of the test', async () => {
		exchange.faults.next({ kind: 'retCode', retCode: 110043, retMsg: 'Set leverage not modified' });
		expect((await setTo6()).json.retMsg).toBe('Set leverage not modified');
	});
});

describe('faults by name', () => {
	it.each(Object.keys(OUTCOMES) as FaultName[])('%s', async (name) => {
		const [expected, applied] = OUTCOMES[name];
		exchange.faults.next(name);
		const got = await outcomeOf(expected);
		if (typeof got === 'string') expect(got).toBe(expected);
		else expect({ status: got.status, retCode: got.json.retCode }).toEqual(expected);
		expect(isApplied()).toBe(applied);
		expect(exchange.log.at(-1)).toMatchObject({ applied, signatureValid: true });
		expect(exchange.faults.pending).toBe(0);
		// The fault is used up: the next request gets the exchange's own response.
		expect((await setTo6()).json.retCode).toBe(applied ? 110043 : 0);
	});

	it('an HTML page says so, and the reset lies ahead', async () => {
		exchange.faults.next('countryBlocked');
		const blocked = await setTo6();
		expect(blocked.headers['content-type']).toBe('text/html');
		expect(blocked.text).toContain('CloudFront');
		exchange.faults.next({ kind: 'retCode', retCode: 10006, resetInMs: 300 });
		const { headers, json } = await setTo6();
		const resetInMs = Number(headers['x-bapi-limit-reset-timestamp']) - Number(json.time);
		// A millisecond may pass between the two.
		expect([299, 300]).toContain(resetInMs);
		exchange.faults.next('rateLimitedWithoutReset');
		expect((await setTo6()).headers).not.toHaveProperty('x-bapi-limit-reset-timestamp');
	});

	it('half a response has its head and some of its body', async () => {
		exchange.faults.next('halfResponse');
		const response = await fetch(`${exchange.url}/v5/market/time`);
		expect(response.status).toBe(200);
		await expect(response.text()).rejects.toThrow();
	});

	it.each([
		['resultMissing', { retCode: 0, retMsg: 'OK', retExtInfo: {}, time: expect.any(Number) }],
		['resultEmpty', expect.objectContaining({ retCode: 0, result: {} })],
		['listNull', expect.objectContaining({ retCode: 0, result: { list: null } })],
		['timeMissing', { retCode: 0, retMsg: 'OK', retExtInfo: {}, result: expect.anything() }],
	] as const)('%s leaves the rest of the envelope as it is', async (name, envelope) => {
		exchange.faults.next(name);
		const { json } = await send(exchange.url, 'GET', '/v5/market/instruments-info?category=linear');
		expect(json).toEqual(envelope);
	});

	it('a redirect names its target', async () => {
		exchange.faults.next(redirectTo('http://127.0.0.1:9/elsewhere'));
		const { status, headers } = await setTo6();
		expect({ status, location: headers.location }).toEqual({
			status: 302,
			location: 'http://127.0.0.1:9/elsewhere',
		});
	});

	it('a slow response delays no other', async () => {
		exchange.faults.next(slow(60), { match: { symbol: 'BTCUSDT' } });
		const order: string[] = [];
		await Promise.all([
			setTo6('BTCUSDT').then(() => order.push('slow')),
			setTo6('ETHUSDT').then(() => order.push('quick')),
		]);
		expect(order).toEqual(['quick', 'slow']);
		expect(isApplied()).toBe(true);
	});
});
