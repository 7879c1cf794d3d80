import { EngineHarness } from '../../../engine/engineHarness';
import { runAlerts } from './runAlerts';

const one = [{ symbol: 'BTCUSDT', leverage: 5 }];

let harness: EngineHarness;
beforeAll(async () => {
	harness = await EngineHarness.start();
});
afterAll(async () => {
	await harness.stop();
});

/** n8n reads the credential before the node does, and once more for each request. */
const READINGS = { nodes: 1, requests: 2 };

test.each(Object.entries(READINGS))(
	"an error of n8n's own database (the %s reading) is passed on as it is, at once, and opens no breaker",
	async (_, failing) => {
		const account = harness.exchange.addAccount();
		const credentialError = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
			code: 'ECONNREFUSED',
		});
		const started = performance.now();
		const failed = await runAlerts(harness, one, {
			account,
			credentialError: (reading) => (reading === failing ? credentialError : undefined),
		});
		expect(performance.now() - started).toBeLessThan(1_000);
		expect(failed.items[0]?.json.error).toMatch(/ECONNREFUSED 127\.0\.0\.1:5432/);
		expect(failed.items[0]?.json.error).not.toMatch(/Bybit|service/);
		harness.exchange.faults.next('http503', { match: { apiKey: account.apiKey } });
		const { items } = await runAlerts(harness, one, { account });
		expect(items[0]?.json).toMatchObject({ changed: true });
	},
);

test('a stop is noticed at once while the credential is being read', async () => {
	const account = harness.exchange.addAccount();
	let stoppedAt = 0;
	await runAlerts(harness, one, {
		account,
		credentialDelay: (reading) => (reading === READINGS.nodes ? 3_000 : 0),
		onStart: (stop) =>
			setTimeout(() => {
				stoppedAt = performance.now();
				stop();
			}, 200),
	});
	expect(performance.now() - stoppedAt).toBeLessThan(500);
	await new Promise((resolve) => setTimeout(resolve, 3_200));
	expect(harness.exchange.log.filter(({ uid }) => uid === account.uid)).toEqual([]);
});

test('an execution that was stopped while n8n reads the credential for a request holds up no other', async () => {
	const account = harness.exchange.addAccount();
	await runAlerts(harness, one, {
		account,
		credentialDelay: (reading) => (reading === READINGS.requests ? 3_000 : 0),
		onStart: (stop) => setTimeout(stop, 200),
	});
	const started = performance.now();
	const { items } = await runAlerts(harness, [{ symbol: 'BTCUSDT', leverage: 6 }], { account });
	expect(items[0]?.json).toMatchObject({ changed: true });
	expect(performance.now() - started).toBeLessThan(1_000);
	await new Promise((resolve) => setTimeout(resolve, 3_200));
	expect(harness.exchange.log.filter(({ uid }) => uid === account.uid)).toHaveLength(1);
}, 10_000);
