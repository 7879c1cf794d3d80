import fc from 'fast-check';

import { Account } from '../../../../nodes/Bybit/transport/account';
import { deliverAlert } from './alerts';
import { ModelExchange, narrowestWindow, type Fate, type Way } from './modelExchange';
import { VirtualTime } from './virtualTime';

const alerts = fc.array(
	fc.record({
		symbol: fc.constantFrom('BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'XRPUSDT', 'ADAUSDT', 'DOGEUSDT'),
		leverage: fc.integer({ min: 1, max: 20 }),
		/** ms after the one before; many executions send theirs when they like. */
		after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_500 })),
	}),
	{ minLength: 1, maxLength: 60 },
);

/** `most` ms each way; what is drawn is used over and over. */
function ways(most: number) {
	const ms = fc.double({ min: 0, max: most, noNaN: true });
	return fc.array(fc.tuple(ms, ms), { minLength: 1, maxLength: 40 });
}

/** Three of four requests are answered. */
const fates = fc
	.array(
		fc.constantFrom<Fate>(
			...(['answered', 'answered', 'answered', 'answered', 'answered', 'answered'] as const),
			...(['lostBefore', 'lostAfter', 'overloaded'] as const),
		),
		{ minLength: 7, maxLength: 40 },
	)
	.filter((all) => all.filter((fate) => fate !== 'answered').length <= all.length / 4);

function inTurn<T>(all: readonly T[], fallback: T): () => T {
	let next = 0;
	return () => all[next++ % all.length] ?? fallback;
}

type Alerts = typeof alerts extends fc.Arbitrary<infer T> ? T : never;

/** All of them through one account of this process; who comes later comes in its own execution. */
async function deliverAll(given: Alerts, allWays: readonly Way[], allFates: readonly Fate[]) {
	const time = new VirtualTime();
	const account = new Account('http://exchange.test', time);
	const way = inTurn<Way>(allWays, [0, 0]);
	const exchange = new ModelExchange(time, { way, fate: inTurn<Fate>(allFates, 'answered') });
	const delivering: Array<Promise<boolean>> = [];
	for (const { after, ...alert } of given) {
		if (after > 0) await time.pass(after);
		delivering.push(deliverAlert(account, exchange, alert));
	}
	const changed = await time.until(Promise.all(delivering));
	return { account, exchange, changed, time };
}

/** The last leverage asked for of each symbol. */
function lastOf(given: Alerts): Map<string, number> {
	return new Map(given.map(({ symbol, leverage }) => [symbol, leverage]));
}

test('the last one asked for wins, every alert has one end, whatever gets lost and however late', async () => {
	await fc.assert(
		fc.asyncProperty(alerts, ways(400), fates, async (given, allWays, allFates) => {
			const { account, exchange, changed, time } = await deliverAll(given, allWays, allFates);
			expect(exchange.leverages).toEqual(lastOf(given));
			expect(changed).toHaveLength(given.length);
			await time.pass(2_000);
			expect(account.idle).toBe(true);
		}),
		{ numRuns: 150 },
	);
});

test('without losses, an alert is reported as a change exactly when it was one', async () => {
	await fc.assert(
		fc.asyncProperty(alerts, ways(50), async (given, allWays) => {
			const { changed } = await deliverAll(given, allWays, ['answered']);
			const set = new Map<string, number>();
			const expected = given.map(({ symbol, leverage }) => {
				const change = set.get(symbol) !== leverage;
				set.set(symbol, leverage);
				return change;
			});
			expect(changed).toEqual(expected);
		}),
		{ numRuns: 50 },
	);
});

test('no second sees more than ten arrivals where ways differ by a millisecond', async () => {
	await fc.assert(
		fc.asyncProperty(alerts, ways(1), fates, async (given, allWays, allFates) => {
			const { exchange } = await deliverAll(given, allWays, allFates);
			expect(exchange.refused).toBe(0);
			expect(narrowestWindow(exchange.arrivals, 10)).toBeGreaterThanOrEqual(1_000);
		}),
		{ numRuns: 100 },
	);
});
