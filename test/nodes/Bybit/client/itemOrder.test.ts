import { EngineHarness } from '../../../engine/engineHarness';
import { redirectTo } from '../../../exchange';
import type { Alert } from './runAlerts';
import { runAlerts, expectNoSecrets, leverageOf, pairs } from './runAlerts';

const chain: Alert[] = Array.from({ length: 8 }, (_, index) => {
	return { symbol: 'BTCUSDT', leverage: 2 + index };
});

let harness: EngineHarness;
beforeAll(async () => {
	harness = await EngineHarness.start();
});
afterAll(async () => {
	await harness.stop();
});

test('items keep their order, however long their credentials take to read', async () => {
	const credentialDelay = (reading: number) => (reading * 37) % 60;
	const { account, received, items } = await runAlerts(harness, chain, { credentialDelay });
	expect(received).toEqual(chain);
	expect(items.map(({ json }) => json.buyLeverage)).toEqual(chain.map(({ leverage }) => leverage));
	expect(leverageOf(harness, account, 'BTCUSDT')).toBe(9);
});

test('two executions of one account share its pace, and neither is refused', async () => {
	const account = harness.exchange.addAccount();
	const symbols = ['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'XRPUSDT', 'DOGEUSDT', 'ADAUSDT'];
	const alerts = (leverage: number) => symbols.map((symbol) => ({ symbol, leverage }));
	const [first, second] = await Promise.all([
		runAlerts(harness, alerts(5), { account }),
		runAlerts(harness, alerts(6), { account }),
	]);
	expect(pairs(first)).toEqual([0, 1, 2, 3, 4, 5]);
	expect(pairs(second)).toEqual([0, 1, 2, 3, 4, 5]);
	expect(second.received).toHaveLength(12);
	expect(harness.exchange.counters.byRetCode).not.toHaveProperty('10006');
});

test('what an item reads, it reads in its own turn', async () => {
	const account = harness.exchange.addAccount();
	const result = await runAlerts(harness, chain.slice(0, 3), {
		account,
		parameters: {
			operation: 'setLeverage',
			symbol: { __rl: true, mode: 'name', value: 'BTCUSDT' },
			leverage: '={{ $json.leverage }}',
			options: { includePrevious: true },
		},
	});
	const previous = result.items.map(({ json }) => json.previous);
	const asked = chain.slice(0, 2).map(({ leverage }) => {
		return { buyLeverage: leverage, sellLeverage: leverage };
	});
	expect(previous.slice(1)).toEqual(asked);
	const log = harness.exchange.log.filter(({ uid }) => uid === account.uid);
	expect(log.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'POST', 'GET', 'POST']);
});

test('a redirect is not followed: a stranger gets neither request nor signature', async () => {
	const stranger = await EngineHarness.start();
	const account = harness.exchange.addAccount();
	const fault = redirectTo(`${stranger.exchange.url}/v5/position/set-leverage`, 307);
	harness.exchange.faults.next(fault, { match: { apiKey: account.apiKey } });
	const result = await runAlerts(harness, chain.slice(0, 1), { account });
	expect(result.items[0]?.json.error).toMatch(/redirected the request/);
	expect(stranger.exchange.log).toEqual([]);
	expectNoSecrets(result);
	await stranger.stop();
});
