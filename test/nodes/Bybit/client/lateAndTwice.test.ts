import fc from 'fast-check';

import { getClockOffset } from '../../../../credentials/bybitLeverageApi/clockOffset';
import { StoppedError, untilAborted } from '../../../../nodes/Bybit/client/abort';
import { Account } from '../../../../nodes/Bybit/client/account';
import { RateLimiter } from '../../../../nodes/Bybit/client/rateLimiter';
import { RequestSender, type BeforeSending } from '../../../../nodes/Bybit/client/request';
import { BybitRequestError } from '../../../../nodes/Bybit/errors/BybitRequestError';
import { LeverageExchange, type Fate } from './leverageExchange';
import { connectionLost, INFO, PATH } from './senderHarness';
import { narrowestWindow } from './simulatedExchange';
import { VirtualClock } from './virtualClock';

/** An item of an execution. */
interface Alert {
	symbol: string;
	leverage: number;
	/** Whether it reads the leverage before it changes it. */
	reads: boolean;
}

interface Execution {
	alerts: Alert[];
	/** ms after the one before. */
	after: number;
	/** ms after its start; undefined where nobody stops it. */
	stoppedAfter?: number;
	/** ms of an attempt. */
	timeout?: number;
	/** ms that n8n reads the credential before each request. */
	credentialMs: number;
}

/** The host's clock is set, by NTP for example. */
interface ClockStep {
	/** ms after the start. */
	at: number;
	/** ms; negative sets it back. */
	by: number;
}

type Outcome = 'changed' | 'unchanged' | 'error' | 'stopped';

/** What was asked for and what came of it; `at` is when it was known. */
interface Item extends Alert {
	id: number;
	outcome?: Outcome;
	at: number;
}

let cases = 0;

/** Executions of one process and one account, in virtual time. */
class Simulation {
	readonly clock: VirtualClock;
	readonly account: Account;
	readonly exchange: LeverageExchange;
	/** In the order in which they came. */
	readonly items: Item[] = [];
	private readonly baseUrl = `http://case${cases++}.test`;

	constructor(fates: readonly Fate[], hostClockMs = 0) {
		let next = 0;
		const [first] = fates;
		this.clock = new VirtualClock(hostClockMs);
		this.account = new Account(this.clock, new RateLimiter(90, this.clock));
		this.exchange = new LeverageExchange(this.clock, () => {
			const fate = fates[next++ % fates.length] ?? first;
			if (!fate) throw new Error('No fate is given');
			return fate;
		});
	}

	/** Runs all of them, and then waits for whatever may still come. */
	async run(
		executions: readonly Execution[],
		clockSteps: readonly ClockStep[] = [],
	): Promise<void> {
		const running: Array<Promise<void>> = [];
		for (const { at, by } of clockSteps)
			void this.clock.sleep(at).then(() => (this.clock.wallClockOffsetMs += by));
		for (const execution of executions) {
			await this.clock.pass(execution.after);
			running.push(this.execute(execution));
		}
		await this.clock.until(Promise.all(running));
		await this.clock.pass(100_000);
	}

	private async execute(execution: Execution): Promise<void> {
		const { alerts, stoppedAfter } = execution;
		const controller = new AbortController();
		if (stoppedAfter !== undefined)
			void this.clock.sleep(stoppedAfter).then(() => controller.abort());
		const run = { signal: controller.signal };
		await Promise.all(
			alerts.map(async (alert) => {
				const item: Item = { ...alert, id: this.items.length, at: NaN };
				this.items.push(item);
				const outcome = await this.setLeverage(item, execution, run);
				expect(item.outcome).toBeUndefined();
				Object.assign(item, { outcome, at: this.clock.now() });
			}),
		);
	}

	/** What Set Leverage does once it has locked its symbol, without n8n. */
	private async setLeverage(
		item: Item,
		{ timeout, credentialMs }: Execution,
		run: { signal: AbortSignal },
	): Promise<Outcome> {
		const { account, baseUrl, clock } = this;
		const changes = ['linear', item.symbol];
		const sender = new RequestSender({
			...{ account, baseUrl, changes, run, timeout },
			recvWindow: 5_000,
		});
		const attempt = (leverage?: number) => async (ms: number, beforeSending: BeforeSending) => {
			await clock.sleep(credentialMs);
			const timestamp = clock.wallClock() + getClockOffset(baseUrl);
			beforeSending(timestamp);
			const { id, symbol } = item;
			const late = clock.sleep(ms).then(() => {
				throw connectionLost('ECONNABORTED');
			});
			const sent = { item: id, symbol, leverage, timestamp };
			const response = Promise.race([this.exchange.request(sent), late]);
			return await untilAborted(response, run.signal).catch((error: unknown) => {
				throw error instanceof StoppedError ? connectionLost('ERR_CANCELED') : error;
			});
		};
		const change = async (): Promise<Outcome> => {
			const read = { path: '/v5/position/list', info: INFO, attempt: attempt() };
			if (item.reads) await sender.send(read);
			const content = `${item.symbol} ${item.leverage}`;
			await sender.send({ path: PATH, info: INFO, content, attempt: attempt(item.leverage) });
			return 'changed';
		};
		return await account.mutex.run(changes, change, run.signal).catch((error: unknown) => {
			if (error instanceof StoppedError) return 'stopped';
			if (!(error instanceof BybitRequestError)) throw error;
			if (error.retCode !== 110043) return 'error';
			return sender.mayHaveBeenApplied ? 'changed' : 'unchanged';
		});
	}
}

function succeeded({ outcome }: Item): boolean {
	return outcome === 'changed' || outcome === 'unchanged';
}

/** What holds for one symbol, whatever was lost, late, carried out twice, stopped or given up. */
function checkSymbol(symbol: string, { exchange, items: all }: Simulation): void {
	const items = all.filter((item) => item.symbol === symbol);
	const changes = exchange.changes.get(symbol) ?? [];
	const lastSuccess = items.findLastIndex(succeeded);
	const possible = items.slice(Math.max(0, lastSuccess)).map(({ leverage }) => leverage);
	if (lastSuccess >= 0) expect(possible).toContain(exchange.leverageOf(symbol));
	for (const item of items) {
		const isOwn = ({ item: id }: { item: number }) => id === item.id;
		if (succeeded(item)) {
			const undone = changes.filter(
				({ at, item: id, leverage }) => at > item.at && id < item.id && leverage !== item.leverage,
			);
			expect(undone).toEqual([]);
		}
		if (item.outcome === 'unchanged')
			expect(changes.filter((change) => isOwn(change) && change.modified)).toEqual([]);
		const readAt = exchange.reads.get(item.id);
		const first = changes.find(isOwn);
		if (readAt === undefined || !first) continue;
		// What it read still held when it made its change.
		const between = changes.filter(
			({ at, item: id }) => id < item.id && at > readAt && at < first.at,
		);
		expect(between).toEqual([]);
	}
}

const SYMBOLS = ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'];

/** What holds at the end of every simulation. */
function check(simulation: Simulation): void {
	const { account, items } = simulation;
	for (const item of items) expect(item.outcome).toBeDefined();
	for (const symbol of SYMBOLS) checkSymbol(symbol, simulation);
	expect(account.idle).toBe(true);
	expect(account.ipRateLimiter).toMatchObject({ idle: true });
}

const alert: fc.Arbitrary<Alert> = fc.record({
	symbol: fc.constantFrom(...SYMBOLS),
	leverage: fc.integer({ min: 1, max: 4 }),
	reads: fc.boolean(),
});

const execution: fc.Arbitrary<Execution> = fc.record(
	{
		alerts: fc.array(alert, { minLength: 1, maxLength: 8 }),
		after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4_000 })),
		stoppedAfter: fc.integer({ min: 0, max: 9_000 }),
		timeout: fc.integer({ min: 100, max: 3_000 }),
		credentialMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_000 })),
	},
	{ requiredKeys: ['alerts', 'after', 'credentialMs'] },
);

function fate(kinds: readonly Fate['kind'][], mostMs: number): fc.Arbitrary<Fate> {
	const ms = fc.integer({ min: 0, max: mostMs });
	return fc.record({
		kind: fc.constantFrom(...kinds),
		there: ms,
		back: ms,
		// Often about when the receive window ends.
		lateMs: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 4_500, max: 6_500 })),
		reset: fc.boolean(),
	});
}

const MOSTLY_RESPONDED = [
	...Array.from({ length: 8 }, () => 'responded' as const),
	...(['requestLost', 'responseLost', 'late', 'twice', 'unclear', 'rejected'] as const),
];

/** The host's clock minus the true time, ms: right, as wrong as Bybit allows, and wrong by a minute. */
const hostClocks = fc.constantFrom(0, 0, 900, -3_000, 61_000, -61_000);

const clockStep: fc.Arbitrary<ClockStep> = fc.record({
	at: fc.integer({ min: 0, max: 20_000 }),
	by: fc.integer({ min: -15_000, max: 15_000 }),
});

test('the last leverage asked for wins, and each item has one outcome that is true', async () => {
	const executions = fc.array(execution, { minLength: 1, maxLength: 4 });
	const fates = fc.array(fate(MOSTLY_RESPONDED, 400), { minLength: 1, maxLength: 30 });
	await fc.assert(
		fc.asyncProperty(executions, fates, hostClocks, async (given, allFates, hostClockMs) => {
			const simulation = new Simulation(allFates, hostClockMs);
			await simulation.run(given);
			check(simulation);
		}),
		{ numRuns: 400 },
	);
}, 60_000);

test("the last leverage asked for wins also where the host's clock is wrong, or is set meanwhile", async () => {
	const oneSymbol = execution.map((given) => ({
		...given,
		alerts: given.alerts.slice(0, 2).map((item) => ({ ...item, symbol: 'BTCUSDT' })),
	}));
	const executions = fc.array(oneSymbol, { minLength: 2, maxLength: 4 });
	const kinds = ['responded', 'responded', 'late', 'unclear'] as const;
	const fates = fc.array(fate(kinds, 400), { minLength: 1, maxLength: 10 });
	const offsets = fc.integer({ min: -15_000, max: 15_000 });
	const steps = fc.array(clockStep, { maxLength: 2 });
	await fc.assert(
		fc.asyncProperty(executions, fates, offsets, steps, async (given, allFates, offset, set) => {
			const simulation = new Simulation(allFates, offset);
			await simulation.run(given, set);
			check(simulation);
		}),
		{ numRuns: 1_000 },
	);
}, 60_000);

test('without losses a change is reported exactly where there was one, within the limit', async () => {
	const undisturbed = execution.map(({ alerts, after }) => ({ alerts, after, credentialMs: 0 }));
	const executions = fc.array(undisturbed, { minLength: 1, maxLength: 6 });
	const fates = fc.array(fate(['responded'], 1), { minLength: 1, maxLength: 10 });
	await fc.assert(
		fc.asyncProperty(executions, fates, async (given, allFates) => {
			const simulation = new Simulation(allFates);
			await simulation.run(given);
			check(simulation);
			const { exchange, items } = simulation;
			const leverages = new Map<string, number>();
			for (const { symbol, leverage, outcome } of items) {
				expect(outcome).toBe(leverages.get(symbol) === leverage ? 'unchanged' : 'changed');
				leverages.set(symbol, leverage);
			}
			expect(exchange.rateLimited).toBe(0);
			expect(narrowestWindow(exchange.arrivals, 10)).toBeGreaterThanOrEqual(1_000);
		}),
		{ numRuns: 100 },
	);
}, 60_000);
