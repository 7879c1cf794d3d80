import { EngineHarness } from '../../../engine/engineHarness';
import type { Alert } from './runAlerts';
import { runAlerts } from './runAlerts';

const one = [{ symbol: 'BTCUSDT', leverage: 5 }];
const sixty = Array.from({ length: 60 }, (_, index) => ({
	symbol: 'BTCUSDT',
	leverage: 2 + (index % 9),
}));

// A busy machine may be late by itself; waiting on would take a second at least, every time.
jest.retryTimes(3);

let harness: EngineHarness;
beforeAll(async () => {
	harness = await EngineHarness.start();
});
afterAll(async () => {
	await harness.stop();
});
beforeEach(() => {
	harness.exchange.reset();
});

const arrivals = () => harness.exchange.log.length;

async function pass(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await pass(5);
}

/** Stops the execution once `moment` has come; resolves to how long the end took, ms. */
async function stopAt(moment: () => boolean, alerts: readonly Alert[]): Promise<number> {
	let cancel = () => {};
	const running = runAlerts(harness, alerts, { onStart: (stop) => (cancel = stop) });
	await until(moment);
	// Whatever was on its way through the engine has settled into its wait.
	await pass(60);
	const stoppedAt = performance.now();
	cancel();
	await running;
	return performance.now() - stoppedAt;
}

test.each([
	['for the backoff', 'http503', one],
	['for the rate limit', 'rateLimited', one],
	['for an answer', 'silenceBeforeApplying', one],
	['for each other, and an answer', 'silenceBeforeApplying', sixty],
] as const)(
	'stopped while waiting %s: ends at once, and sends nothing more',
	async (_, fault, alerts) => {
		harness.exchange.faults.next(fault, { times: Infinity });
		const took = await stopAt(() => arrivals() > 0, alerts);
		expect(took).toBeLessThan(100);
		const sent = arrivals();
		await pass(1_100);
		expect(arrivals()).toBe(sent);
	},
);

test('stopped while waiting for slots: those that had one were sent, no others', async () => {
	const symbols = ['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'XRPUSDT', 'DOGEUSDT', 'ADAUSDT'];
	const alerts = sixty.map(({ leverage }, index) => {
		return { leverage, symbol: symbols[index % symbols.length] ?? '' };
	});
	const took = await stopAt(() => arrivals() >= 10, alerts);
	expect(took).toBeLessThan(100);
	await pass(1_100);
	expect(arrivals()).toBe(10);
});

test('the next execution of the account is not held up by one that was stopped', async () => {
	const account = harness.exchange.addAccount();
	harness.exchange.faults.next('silenceBeforeApplying', { match: { apiKey: account.apiKey } });
	let cancel = () => {};
	const running = runAlerts(harness, sixty, { account, onStart: (stop) => (cancel = stop) });
	await until(() => arrivals() > 0);
	cancel();
	await running;
	const { items } = await runAlerts(harness, one, { account });
	expect(items[0]?.json).toMatchObject({ retCode: 0, changed: true });
});
