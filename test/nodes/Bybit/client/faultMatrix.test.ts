import { EngineHarness } from '../../../engine/engineHarness';
import type { Alert } from './runAlerts';
import { runAlerts, expectNoSecrets, leverageOf, pairs, type AlertsResult } from './runAlerts';
import { faultTable } from './faultTable';

const twice: Alert[] = [
	{ symbol: 'BTCUSDT', leverage: 5 },
	{ symbol: 'BTCUSDT', leverage: 7 },
];

/** The alerts, and how many of the first requests meet the fault. */
const shapes = {
	'one item': { alerts: [{ symbol: 'BTCUSDT', leverage: 5 }], met: 1 },
	'many items': {
		alerts: ['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'XRPUSDT', 'DOGEUSDT'].map((symbol, index) => {
			return { symbol, leverage: 2 + index };
		}),
		met: 3,
	},
	'the same symbol twice': { alerts: twice, met: 1 },
} as const satisfies Record<string, { alerts: Alert[]; met: number }>;

let harness: EngineHarness;
beforeAll(async () => {
	harness = await EngineHarness.start();
});
afterAll(async () => {
	await harness.stop();
});

/** What an account and an execution must show after a fault. */
interface Ending {
	/** The input item of each output item. */
	pairs: unknown[];
	/** Items that failed, each with its explanation. */
	failed: number;
	/** Items that made a change. */
	changed: number;
	/** What the successful items asked for last is set. */
	lastIsSet: boolean;
	/** The leverages that arrived, where all are for one symbol: others may overtake each other. */
	received?: number[];
	/** That arrived, of all symbols. */
	requests: number;
	error: unknown;
}

function endingOf(result: AlertsResult, alerts: readonly Alert[]): Ending {
	const failed = result.items.filter(({ json }) => 'error' in json);
	for (const { json } of failed) expect(json.error).toMatch(/^[A-Z]+USDT: \w+.*\./);
	expectNoSecrets(result);
	const lost = new Set(failed.map(({ pairedItem }) => (pairedItem as { item: number }).item));
	const last = new Map<string, number>();
	alerts.forEach(({ symbol, leverage }, item) => {
		if (!lost.has(item)) last.set(symbol, leverage);
	});
	return {
		pairs: pairs(result),
		failed: failed.length,
		changed: result.items.filter(({ json }) => json.changed === true).length,
		lastIsSet: [...last].every(
			([symbol, leverage]) => leverageOf(harness, result.account, symbol) === leverage,
		),
		received: alerts === twice ? result.received.map(({ leverage }) => leverage) : undefined,
		requests: result.received.length,
		error: result.error,
	};
}

/** They do little but wait; all at once they would be late on a busy machine, though. */
const SIDE_BY_SIDE = 10;

async function runAll(
	alerts: readonly Alert[],
	met: number,
): Promise<Array<[string, AlertsResult]>> {
	const results: Array<[string, AlertsResult]> = [];
	const queue = [...faultTable];
	const runQueue = async () => {
		for (let next = queue.shift(); next; next = queue.shift()) {
			const { name, fault, timeout } = next;
			const account = harness.exchange.addAccount();
			harness.exchange.faults.next(fault, { times: met, match: { apiKey: account.apiKey } });
			results.push([name, await runAlerts(harness, alerts, { account, timeout })]);
		}
	};
	await Promise.all(Array.from({ length: SIDE_BY_SIDE }, runQueue));
	return results;
}

// One test for all faults: they wait side by side, and the mutation test must see which test needs them.
test.each(Object.entries(shapes))(
	'%s: whatever the fault, every item ends, and is sent as often as the rules allow',
	async (_, { alerts, met }) => {
		const results = await runAll(alerts, met);
		const endings = results.map(([name, result]) => [name, endingOf(result, alerts)]);
		const expected = faultTable.map(({ name, again }): [string, Ending] => [
			name,
			{
				pairs: alerts.map((_, index) => index),
				failed: again ? 0 : met,
				changed: again ? alerts.length : alerts.length - met,
				lastIsSet: true,
				received: alerts === twice ? (again ? [5, 5, 7] : [5, 7]) : undefined,
				requests: alerts.length + (again ? met : 0),
				error: undefined,
			},
		]);
		expect(Object.fromEntries(endings)).toEqual(Object.fromEntries(expected));
	},
	60_000,
);
