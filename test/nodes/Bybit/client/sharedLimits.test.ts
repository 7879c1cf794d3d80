import { EngineHarness, byName } from '../../../engine/engineHarness';
import { runAlerts } from './runAlerts';
import { instrumentList } from '../../../exchange';

/** What executions share: an account's limit, in turns, and the limit per IP address. */

const symbols = instrumentList()
	.filter(({ category, status }) => category === 'linear' && status === 'Trading')
	.map(({ symbol }) => symbol);

let harness: EngineHarness;
beforeEach(async () => (harness = await EngineHarness.start()));
afterEach(async () => await harness.stop());

test('one alert of another execution does not wait behind the 150 of the first', async () => {
	const account = harness.exchange.addAccount();
	const burst = symbols.slice(0, 150).map((symbol) => ({ symbol, leverage: 5 }));
	let stop = () => {};
	const first = runAlerts(harness, burst, { account, onStart: (cancel) => (stop = cancel) });
	while (harness.exchange.log.length < 10) await new Promise((resolve) => setTimeout(resolve, 20));
	const started = performance.now();
	const alert = { symbol: 'BTCUSDT', leverage: 3 };
	const { items } = await runAlerts(harness, [alert], { account });
	expect(items[0]?.json).toMatchObject({ changed: true });
	expect(performance.now() - started).toBeLessThan(2_000);
	stop();
	await first;
	expect(harness.exchange.counters.byRetCode).not.toHaveProperty('10006');
});

test('300 items of each reading operation at once stay within the limit per IP address', async () => {
	const read = async (operation: string) =>
		await harness.run(
			{ operation, symbol: byName('={{ $json.symbol }}') },
			{ items: symbols.slice(0, 300).map((symbol) => ({ symbol })) },
		);
	const runs = await Promise.all([read('getLeverage'), read('getLeverageLimits')]);
	for (const { error, items } of runs) {
		expect(error).toBeUndefined();
		expect(items).toHaveLength(300);
	}
	expect(harness.exchange.ipPeak).toBeLessThan(600);
	expect(harness.exchange.counters.ipLimited).toBe(0);
}, 30_000);
