import { EngineHarness } from '../../../engine/engineHarness';
import { late, type AccountCredentials, type Fault } from '../../../exchange';
import { leverageOf, runAlerts, type Alert, type RunAlertsOptions } from './runAlerts';

/**
 * Bybit carries out a request late: after its response was lost, and after the change that followed it. The
 * account must end with what was asked for last, whatever came first.
 */

const HIGH = { symbol: 'BTCUSDT', leverage: 50 };
const LOW = { symbol: 'BTCUSDT', leverage: 2 };
const OTHER = { symbol: 'ETHUSDT', leverage: 3 };

/** One key of the exchange whose requests meet a fault. */
class Scenario {
	readonly account: AccountCredentials;
	/** When each request was signed and when it arrived, ms since 1970. */
	readonly requests: Array<{ signed: number; arrived: number }> = [];

	constructor(
		private readonly harness: EngineHarness,
		fault: Fault,
		times = 1,
	) {
		this.account = harness.exchange.addAccount();
		const { apiKey, uid } = this.account;
		harness.exchange.faults.next(fault, { times, match: { apiKey } });
		harness.exchange.onRequest((entry) => {
			const { headers, time } = entry;
			if (entry.uid !== uid) return;
			this.requests.push({ signed: Number(headers.timestamp), arrived: time });
		});
	}

	async run(alerts: Alert[], options: RunAlertsOptions = {}) {
		return await runAlerts(this.harness, alerts, { account: this.account, ...options });
	}

	/** What was carried out, in that order. */
	get carriedOut(): Alert[] {
		return this.harness.exchange.changes
			.filter(({ path, uid }) => path.endsWith('set-leverage') && uid === this.account.uid)
			.map(({ body }) => JSON.parse(body) as { symbol: string; buyLeverage: string })
			.map(({ symbol, buyLeverage }) => ({ symbol, leverage: Number(buyLeverage) }));
	}

	get leverage(): number {
		return leverageOf(this.harness, this.account, 'BTCUSDT');
	}
}

async function sleep(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms));
}

/** All of them wait for real receive windows, so that they run side by side. */
const scenarios = {
	async timeout(harness: EngineHarness) {
		const scenario = new Scenario(harness, late(2_500));
		return { scenario, result: await scenario.run([HIGH, LOW], { timeout: 1_000 }) };
	},
	async retCode(harness: EngineHarness) {
		const scenario = new Scenario(harness, late(1_000, 10000));
		return { scenario, result: await scenario.run([HIGH, LOW, OTHER]) };
	},
	async twoExecutions(harness: EngineHarness) {
		const scenario = new Scenario(harness, late(2_500));
		const first = scenario.run([HIGH], { timeout: 1_000 });
		await sleep(300);
		const [, result] = await Promise.all([first, scenario.run([LOW])]);
		return { scenario, result };
	},
	async stopped(harness: EngineHarness) {
		const scenario = new Scenario(harness, late(2_500));
		await scenario.run([HIGH], { onStart: (stop) => setTimeout(stop, 500) });
		return { scenario, result: await scenario.run([LOW]) };
	},
	async gaveUp(harness: EngineHarness) {
		const scenario = new Scenario(harness, late(3_000, 10000), 2);
		// The second attempt finds a server that is down for good.
		harness.exchange.faults.next(110012, { match: { apiKey: scenario.account.apiKey } });
		const started = performance.now();
		await scenario.run([HIGH]);
		const seconds = (performance.now() - started) / 1_000;
		return { scenario, result: await scenario.run([LOW]), seconds };
	},
	async fastClock(harness: EngineHarness) {
		const scenario = new Scenario(harness, late(6_500));
		return { scenario, result: await scenario.run([HIGH, LOW], { timeout: 1_000 }) };
	},
	async expired(harness: EngineHarness) {
		const scenario = new Scenario(harness, late(7_000));
		return { scenario, result: await scenario.run([HIGH, LOW], { timeout: 1_000 }) };
	},
} as const;

type Name = keyof typeof scenarios;
type Outcome = { [K in Name]: Awaited<ReturnType<(typeof scenarios)[K]>> };

let harness: EngineHarness;
/** Bybit's clock is behind: the host's is fast. */
let behind: EngineHarness;
let running: Promise<Outcome> | undefined;
beforeAll(async () => {
	harness = await EngineHarness.start();
	behind = await EngineHarness.start({ clockOffsetMs: -4_000 });
});
afterAll(async () => {
	await Promise.all([harness.stop(), behind.stop()]);
});

async function runAll(): Promise<Outcome> {
	const outcomes = {} as Outcome;
	const run = async (name: Name) => {
		const outcome = await scenarios[name](name === 'fastClock' ? behind : harness);
		Object.assign(outcomes, { [name]: outcome });
	};
	await Promise.all((Object.keys(scenarios) as Name[]).map(run));
	await Promise.all([harness.exchange.settled(), behind.exchange.settled()]);
	return outcomes;
}

/** Of all scenarios. Not in `beforeAll`: the mutation test would not see which test needs them. */
async function all(): Promise<Outcome> {
	running ??= runAll();
	return await running;
}

/** What the account saw, without the repeats, and what the item for 2× says. */
function ending({ scenario, result }: Outcome[Name]) {
	const low = result.items.find(({ json }) => json.buyLeverage === LOW.leverage);
	return {
		leverage: scenario.leverage,
		carriedOut: scenario.carriedOut.filter(
			({ leverage }, index, changes) => leverage !== changes[index - 1]?.leverage,
		),
		changed: low?.json.changed,
		error: result.error,
	};
}

test('the account ends with the last leverage, whatever happens', async () => {
	const outcomes = await all();
	const last = (...carriedOut: Alert[]) => {
		return { leverage: LOW.leverage, carriedOut, changed: true, error: undefined };
	};
	const endings = Object.entries(outcomes).map(([name, outcome]) => [name, ending(outcome)]);
	expect(Object.fromEntries(endings)).toEqual({
		timeout: last(HIGH, LOW),
		retCode: last(OTHER, HIGH, LOW),
		twoExecutions: last(HIGH, LOW),
		stopped: last(HIGH, LOW),
		gaveUp: last(HIGH, LOW),
		fastClock: last(HIGH, LOW),
		expired: last(HIGH, LOW),
	});
}, 60_000);

test('the retry with the same value and other symbols do not wait', async () => {
	const { requests } = (await all()).retCode.scenario;
	expect(requests).toHaveLength(4);
	const [first, second, third, last] = requests;
	// 50×, ETHUSDT, and 50× again; 2× is signed when the first 50× has expired.
	const since = (request?: { arrived: number }) => (request?.arrived ?? 0) - (first?.arrived ?? 0);
	expect(since(second)).toBeLessThan(2_500);
	expect(since(third)).toBeLessThan(2_500);
	expect((last?.signed ?? 0) - (first?.signed ?? 0)).toBeGreaterThanOrEqual(5_000);
});

test('an item that nobody follows does not wait', async () => {
	const outcomes = await all();
	expect(outcomes.gaveUp.seconds).toBeLessThan(3);
});

test('the exchange refuses a request whose window is over', async () => {
	const outcomes = await all();
	const { uid } = outcomes.expired.scenario.account;
	const [first] = harness.exchange.log.filter((entry) => entry.uid === uid);
	expect(first?.late?.retCode).toBe(10002);
});
