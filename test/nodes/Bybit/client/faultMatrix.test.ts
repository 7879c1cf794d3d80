import { EngineHarness } from '../../../engine/engineHarness';
import type { Alert } from './runAlerts';
import { runAlerts, expectNoSecrets, leverageOf, pairs, type AlertsResult } from './runAlerts';
import { faultTable, type FaultCase } from './faultTable';

/** The alerts, and how many of the first requests meet the fault. */
const shapes = {
	'one item': { alerts: [{ symbol: 'BTCUSDT', leverage: 5 }], met: 1 },
	'many items': {
		alerts: ['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'XRPUSDT', 'DOGEUSDT'].map((symbol, index) => {
			return { symbol, leverage: 2 + index };
		}),
		met: 3,
	},
	'the same symbol twice': {
		alerts: [
			{ symbol: 'BTCUSDT', leverage: 5 },
			{ symbol: 'BTCUSDT', leverage: 7 },
		],
		met: 1,
	},
} as const satisfies Record<string, { alerts: Alert[]; met: number }>;

type Shape = keyof typeof shapes;

const cells = faultTable.flatMap((fault) =>
	(Object.keys(shapes) as Shape[]).map((shape) => ({
		...fault,
		shape,
		key: `${fault.name} ${shape}`,
	})),
);

let harness: EngineHarness;
const delivered = new Map<string, AlertsResult>();

async function run({ fault, timeout, shape, key }: FaultCase & { shape: Shape; key: string }) {
	const account = harness.exchange.addAccount();
	const { alerts, met } = shapes[shape];
	harness.exchange.faults.next(fault, { times: met, match: { apiKey: account.apiKey } });
	delivered.set(key, await runAlerts(harness, alerts, { account, timeout }));
}

/** They do little but wait; all at once they would be late on a busy machine, though. */
const SIDE_BY_SIDE = 10;

beforeAll(async () => {
	harness = await EngineHarness.start();
	const queue = [...cells];
	const runQueue = async () => {
		for (let cell = queue.shift(); cell; cell = queue.shift()) await run(cell);
	};
	await Promise.all(Array.from({ length: SIDE_BY_SIDE }, runQueue));
}, 60_000);
afterAll(async () => {
	await harness.stop();
});

describe.each(cells)('$name, $shape', ({ again, shape, key }) => {
	const { alerts, met } = shapes[shape];
	const result = () => delivered.get(key) as AlertsResult;
	const failed = () => result().items.filter(({ json }) => 'error' in json);

	test('every input item has one output or one explained error', () => {
		expect(pairs(result())).toEqual(alerts.map((_, index) => index));
		expect(result().error).toBeUndefined();
		expect(failed()).toHaveLength(again ? 0 : met);
		for (const { json } of failed()) expect(json.error).toMatch(/^[A-Z]+USDT: \w+.*\./);
	});

	test('each success was a change', () => {
		const changed = result().items.filter(({ json }) => json.changed === true);
		expect(changed).toHaveLength(again ? alerts.length : alerts.length - met);
	});

	test('the last one asked for is set', () => {
		const lost = new Set(failed().map(({ pairedItem }) => (pairedItem as { item: number }).item));
		const last = new Map<string, number>();
		alerts.forEach(({ symbol, leverage }, item) => {
			if (!lost.has(item)) last.set(symbol, leverage);
		});
		for (const [symbol, leverage] of last)
			expect(leverageOf(harness, result().account, symbol)).toBe(leverage);
	});

	test('exactly the requests that the rules allow', () => {
		const { received } = result();
		expect(received).toHaveLength(alerts.length + (again ? met : 0));
		if (shape !== 'the same symbol twice') return;
		expect(received.map(({ leverage }) => leverage)).toEqual(again ? [5, 5, 7] : [5, 7]);
	});

	test('nothing secret is stored', () => {
		expectNoSecrets(result());
	});
});
