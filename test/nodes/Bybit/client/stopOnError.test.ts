import { EngineHarness } from '../../../engine/engineHarness';
import { slow } from '../../../exchange';
import { pairs, runAlerts, type Alert } from './runAlerts';

/** On Error = Stop Workflow: n8n shows no output of the run, so that nothing of it may be sent. */

const stop = { onError: 'stopWorkflow' } as const;
const symbols = ['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'XRPUSDT', 'DOGEUSDT', 'ADAUSDT'];

function alerts(count: number): Alert[] {
	return Array.from({ length: count }, (_, index) => ({
		symbol: symbols[index % symbols.length] ?? '',
		leverage: 2 + Math.floor(index / symbols.length),
	}));
}

let harness: EngineHarness;
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeAll(async () => {
	process.on('unhandledRejection', note);
	harness = await EngineHarness.start();
});
afterAll(async () => {
	process.off('unhandledRejection', note);
	await harness.stop();
});
beforeEach(() => {
	unhandled.length = 0;
	harness.exchange.reset();
});

/** Long enough for whatever a run may have left behind. */
async function expectNothingMore(sent: number): Promise<void> {
	expect(harness.exchange.log).toHaveLength(sent);
	await new Promise((resolve) => setTimeout(resolve, 1_300));
	expect(harness.exchange.log).toHaveLength(sent);
	expect(unhandled).toEqual([]);
}

function withBad(count: number, at: number, bad: object): Alert[] {
	return alerts(count).map((alert, index) => (index === at ? { ...alert, ...bad } : alert));
}

test.each([
	['the first item is above the cap', withBad(31, 0, { leverage: 90 }), /90×/],
	['an item in the middle has a bad symbol', withBad(31, 15, { symbol: 'BINANCE:X' }), /BINANCE/],
	['the last item has no leverage', withBad(31, 30, { leverage: '' }), /empty/],
])('%s: nothing is sent', async (_, given, message) => {
	const options = { maxLeverage: '50' };
	const { error } = await runAlerts(harness, given, { settings: stop, nodeOptions: options });
	expect(error?.message).toMatch(message);
	await expectNothingMore(0);
});

test('an expression throws in the last item: nothing is sent', async () => {
	const { error } = await runAlerts(harness, alerts(31), {
		settings: stop,
		leverage: '={{ $itemIndex === 30 ? $("No such node").first().json.x : $json.leverage }}',
	});
	expect(error?.message).toMatch(/node/);
	await expectNothingMore(0);
});

test('an expression throws in the last item and a symbol is bad before it: nothing is sent', async () => {
	const { error } = await runAlerts(harness, withBad(31, 3, { symbol: '' }), {
		settings: stop,
		leverage: '={{ $itemIndex === 30 ? $("No such node").first().json.x : $json.leverage }}',
	});
	expect(error?.message).toMatch(/node/);
	await expectNothingMore(0);
});

test('Bybit refuses item 3 of 40: the error is its own, and only what is under way still goes', async () => {
	const account = harness.exchange.addAccount();
	const { apiKey } = account;
	harness.exchange.faults.next(110012, { match: { apiKey, symbol: 'SOLUSDT' } });
	harness.exchange.faults.next(slow(500), { match: { apiKey }, times: 5 });
	const { error } = await runAlerts(harness, alerts(40), { account, settings: stop });
	expect(error?.message).toMatch(/^SOLUSDT: /);
	expect(error).toMatchObject({ context: { itemIndex: 2 } });
	// Six symbols, each one at a time.
	await expectNothingMore(6);
});

test('with Continue every item has its own result', async () => {
	const result = await runAlerts(harness, withBad(6, 2, { symbol: 'BINANCE:X' }));
	expect(pairs(result)).toEqual([0, 1, 2, 3, 4, 5]);
	expect(result.items.filter(({ json }) => 'error' in json)).toHaveLength(1);
	expect(harness.exchange.log).toHaveLength(5);
	expect(unhandled).toEqual([]);
});

test('Retry On Fail is a new run: everything is sent when nothing is wrong any more', async () => {
	const account = harness.exchange.addAccount();
	harness.exchange.faults.next(110012, { match: { apiKey: account.apiKey, symbol: 'SOLUSDT' } });
	const { error, items } = await runAlerts(harness, alerts(6), {
		account,
		settings: { ...stop, retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(6);
	expect(unhandled).toEqual([]);
});

test("in n8n's batches, what came before the bad item's batch was sent, nothing after it", async () => {
	const { error } = await runAlerts(harness, withBad(12, 7, { symbol: 'BINANCE:X' }), {
		settings: stop,
		batching: { batch: { batchSize: 3, batchInterval: 50 } },
	});
	expect(error?.message).toMatch(/BINANCE/);
	await expectNothingMore(6);
});

test("in n8n's batches, an expression that throws ends what earlier batches still wait for", async () => {
	const account = harness.exchange.addAccount();
	// The first batch waits for the rate limit while the third is prepared.
	harness.exchange.faults.next('rateLimited', { match: { apiKey: account.apiKey }, times: 3 });
	const { error } = await runAlerts(harness, alerts(6), {
		account,
		settings: stop,
		batching: { batch: { batchSize: 3, batchInterval: 100 } },
		leverage: '={{ $itemIndex === 5 ? $("No such node").first().json.x : $json.leverage }}',
	});
	expect(error?.message).toMatch(/node/);
	await expectNothingMore(3);
});

test('Bybit refuses an item while another reads its credential: that one is not sent', async () => {
	const account = harness.exchange.addAccount();
	harness.exchange.faults.next(110012, { match: { apiKey: account.apiKey } });
	const { error } = await runAlerts(harness, alerts(2), {
		account,
		settings: stop,
		// n8n reads it for the node, the node for the run, and n8n for each request.
		credentialDelay: (reading) => (reading === 3 ? 500 : 0),
	});
	expect(error?.message).toMatch(/^BTCUSDT: /);
	await expectNothingMore(1);
});

test('Execute Once looks at the first item alone', async () => {
	const { error, items } = await runAlerts(harness, withBad(5, 3, { symbol: 'BINANCE:X' }), {
		settings: { ...stop, executeOnce: true },
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(harness.exchange.log).toHaveLength(1);
});
