import { EngineHarness } from '../../../engine/engineHarness';
import { runAlerts, expectNoSecrets, leverageOf, pairs } from './runAlerts';

const twice = [
	{ symbol: 'BTCUSDT', leverage: 5 },
	{ symbol: 'BTCUSDT', leverage: 7 },
];
const many = ['ETHUSDT', 'SOLUSDT', 'XRPUSDT'].map((symbol) => ({ symbol, leverage: 4 }));

describe.each([
	['behind', 60_000],
	['ahead', -60_000],
])('the clock of this host is a minute %s', (_, clockOffsetMs) => {
	let harness: EngineHarness;
	beforeEach(async () => {
		harness = await EngineHarness.start({ clockOffsetMs });
	});
	afterEach(async () => {
		await harness.stop();
	});

	test('one item: refused once, then in time', async () => {
		const result = await runAlerts(harness, [{ symbol: 'BTCUSDT', leverage: 5 }]);
		expect(result.items[0]?.json).toMatchObject({ retCode: 0, changed: true });
		expect(harness.exchange.counters.byRetCode).toEqual({ 10002: 1, 0: 1 });
		expectNoSecrets(result);
	});

	test('the same symbol twice: the second item knows already, and wins', async () => {
		const { account, received } = await runAlerts(harness, twice);
		expect(received.map(({ leverage }) => leverage)).toEqual([5, 5, 7]);
		expect(leverageOf(harness, account, 'BTCUSDT')).toBe(7);
	});

	test('many items: each once more at most; the next execution knows from the start', async () => {
		const { items, ...first } = await runAlerts(harness, many);
		expect(items.every(({ json }) => json.changed === true)).toBe(true);
		expect(pairs({ items, ...first })).toEqual([0, 1, 2]);
		expect(first.received).toHaveLength(6);
		const second = await runAlerts(harness, many);
		expect(second.received).toHaveLength(3);
	});

	test('a clock that is put right is learnt again', async () => {
		await runAlerts(harness, [{ symbol: 'BTCUSDT', leverage: 5 }]);
		harness.exchange.clockOffsetMs = 0;
		const { items, received } = await runAlerts(harness, [{ symbol: 'BTCUSDT', leverage: 6 }]);
		expect(items[0]?.json).toMatchObject({ retCode: 0, changed: true });
		expect(received).toHaveLength(2);
	});
});
