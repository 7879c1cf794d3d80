import fc from 'fast-check';

import { StoppedError } from '../../../../nodes/Bybit/client/abort';
import { IP_LIMIT_PER_SECOND, ipRateLimiter } from '../../../../nodes/Bybit/client/ipRateLimiter';
import { RateLimiter, type LimitFeedback } from '../../../../nodes/Bybit/client/rateLimiter';
import { narrowestWindow, seededRandom, SimulatedExchange } from './simulatedExchange';
import { sendItem, simulate, type Situation, type Simulated } from './simulatedWorkers';
import { settled, VirtualClock } from './virtualClock';

const accepted = { rateLimited: false };
const RUN = {};

let clock: VirtualClock;
let limiter: RateLimiter;
let sent: Array<[string, number]>;

/** 0.5 as chance: nothing rests, and nothing is jittered. */
function limiterOf(limit: number): RateLimiter {
	return new RateLimiter(limit, clock, () => 0.5);
}

beforeEach(() => {
	clock = new VirtualClock();
	limiter = limiterOf(2);
	sent = [];
});

/** When each request was sent, ms. */
const departures = () => sent.map(([, at]) => at);

/** From each departure to the next, ms. */
function gaps(): number[] {
	const all = departures();
	return all.slice(1).map((at, index) => at - (all[index] ?? 0));
}

interface Sending {
	ms?: number;
	run?: object;
	retry?: boolean;
	signal?: AbortSignal;
	feedback?: LimitFeedback;
}

/** Sends once, with a response after so many ms. */
async function send(
	name: string,
	{ ms = 0, run = RUN, retry, signal, feedback = accepted }: Sending = {},
): Promise<void> {
	const permit = await limiter.acquire({ run, retry, signal });
	sent.push([name, clock.now()]);
	await clock.sleep(ms);
	permit.release(feedback);
}

async function sendAll(...sendings: Array<Promise<void>>): Promise<void> {
	await clock.until(Promise.all(sendings));
}

describe('one process', () => {
	test('sends as many as the limit at once, the others a second after a response', async () => {
		await sendAll(send('a', { ms: 40 }), send('b', { ms: 60 }), send('c'), send('d'));
		expect(sent).toEqual([
			['a', 0],
			['b', 0],
			['c', 1043],
			['d', 1063],
		]);
	});

	test('once it knows the shortest round trip, counts only what a request took on top', async () => {
		limiter = limiterOf(1);
		const trips = [...new Array<number>(11).fill(80), 130, 80];
		await sendAll(...trips.map((ms, index) => send(String(index), { ms })));
		// The first ten, which may have opened connections, are counted from their response.
		expect(gaps()).toEqual([...new Array<number>(10).fill(1083), 1003, 1053]);
	});

	test('remembers 64 round trips', async () => {
		limiter = limiterOf(1);
		const trips = [10, ...new Array<number>(65).fill(80)];
		await sendAll(...trips.map((ms, index) => send(String(index), { ms })));
		expect(gaps().slice(60)).toEqual([1073, 1073, 1073, 1073, 1003]);
	});

	test('what is in flight keeps its slot, however long it takes', async () => {
		await sendAll(send('a', { ms: 9_000 }), send('b'), send('c'), send('d'));
		expect(departures()).toEqual([0, 0, 1003, 2006]);
	});

	test('sends ten alerts at once, and again after a pause', async () => {
		limiter = limiterOf(10);
		const alerts = () => Array.from({ length: 10 }, (_, index) => send(String(index)));
		await sendAll(...alerts());
		await clock.pass(60_000);
		const before = clock.now();
		await sendAll(...alerts());
		expect(sent.slice(0, 10).every(([, at]) => at === 0)).toBe(true);
		expect(sent.slice(10).every(([, at]) => at === before)).toBe(true);
	});

	test('sends ten alerts at once although others had taken its slots a while ago', async () => {
		limiter = limiterOf(10);
		const refused = { rateLimited: true, remaining: 0 };
		const taken = Array.from({ length: 10 }, () => send('refused', { feedback: refused }));
		await sendAll(...taken);
		await clock.pass(20_000);
		sent = [];
		const before = clock.now();
		await sendAll(...Array.from({ length: 10 }, () => send('alert')));
		expect(departures()).toEqual(new Array(10).fill(before));
	});

	test.each([
		['loopback', 0.5, 0.97, 0],
		['40 ms one way', 40, 0.93, 0.01],
		['125 ms one way', 125, 0.86, 0.02],
	])('alone, uses the limit without refusals: %s', async (_, oneWayMs, least, most) => {
		const results = await simulateSeeds({ workers: 1, items: 200, oneWayMs }, 6);
		expect(mean(results, 'share')).toBeGreaterThan(least);
		expect(mean(results, 'refusedPerItem')).toBeLessThanOrEqual(most);
	});

	test('alone, is hardly ever refused, whatever the limit and the latency', async () => {
		const situation = fc.record({
			limit: fc.integer({ min: 1, max: 12 }),
			leastMs: fc.integer({ min: 0, max: 300 }),
			jitterMs: fc.integer({ min: 0, max: 40 }),
			items: fc.integer({ min: 1, max: 60 }),
			seed: fc.nat(),
		});
		await fc.assert(
			fc.asyncProperty(situation, async ({ limit, leastMs, jitterMs, items, seed }) => {
				const time = new VirtualClock();
				const random = seededRandom(seed);
				// The way back does not vary, so that no round trip hides a slow way there.
				const latency = () => [leastMs + jitterMs * random(), leastMs] as const;
				const exchange = new SimulatedExchange(time, { limit, latency });
				const alone = new RateLimiter(limit, time, random);
				const sendings = Array.from({ length: items }, () => sendItem(alone, exchange, {}));
				await time.until(Promise.all(sendings));
				expect(exchange.accepted).toHaveLength(items);
				// Until every shortest way was seen, 40 ms of jitter are not all known.
				expect(exchange.refused).toBeLessThanOrEqual(1 + items / 10);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('a queue', () => {
	test('retries go before the others of their run', async () => {
		await sendAll(send('a'), send('b'), send('new'), send('retry', { retry: true }));
		expect(sent.map(([name]) => name)).toEqual(['a', 'b', 'retry', 'new']);
	});

	test('an alert does not wait behind 150 items of another run', async () => {
		limiter = limiterOf(10);
		const many = Array.from({ length: 150 }, (_, index) => send(String(index), { ms: 50 }));
		const alert = async () => {
			await clock.sleep(2_500);
			await send('alert', { run: {} });
		};
		await sendAll(...many, alert());
		const [, leftAt = Infinity] = sent.find(([name]) => name === 'alert') ?? [];
		expect(leftAt).toBeLessThanOrEqual(4_500);
		const order = sent.map(([name]) => Number(name)).filter((name) => !Number.isNaN(name));
		expect(order).toEqual(Array.from({ length: 150 }, (_, index) => index));
	});
});

describe('an abort', () => {
	test('ends the wait at once, and the next one is served', async () => {
		const controller = new AbortController();
		const before = [send('a'), send('b')];
		const aborted = send('aborted', { signal: controller.signal });
		const next = send('next');
		await settled();
		controller.abort();
		await expect(aborted).rejects.toBeInstanceOf(StoppedError);
		await sendAll(...before, next);
		expect(sent.map(([name]) => name)).toEqual(['a', 'b', 'next']);
		expect(clock.now()).toBe(1003);
	});

	test('returns a permit that was granted in the same moment', async () => {
		const controller = new AbortController();
		const aborted = limiter.acquire({ run: RUN, signal: controller.signal });
		controller.abort();
		await expect(aborted).rejects.toBeInstanceOf(StoppedError);
		await sendAll(send('a'), send('b'));
		expect(departures()).toEqual([0, 0]);
	});

	test('before the wait takes nothing', async () => {
		const aborted = limiter.acquire({ run: RUN, signal: AbortSignal.abort() });
		await expect(aborted).rejects.toBeInstanceOf(StoppedError);
		expect(limiter.idle).toBe(true);
	});

	test('of everything that waits leaves nothing behind', async () => {
		const controller = new AbortController();
		const { signal } = controller;
		const permits = [await limiter.acquire({ run: RUN }), await limiter.acquire({ run: RUN })];
		const waits = Array.from({ length: 50 }, (_, run) => limiter.acquire({ run: { run }, signal }));
		controller.abort();
		const ends = await Promise.allSettled(waits);
		expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
		for (const permit of permits) permit.cancel();
		expect(limiter.idle).toBe(true);
	});
});

describe('a permit', () => {
	test('that was cancelled is free as before; ending it twice changes nothing', async () => {
		const permit = await limiter.acquire({ run: RUN });
		permit.cancel();
		permit.cancel();
		permit.release(accepted);
		await sendAll(send('a'), send('b'), send('c'));
		expect(departures()).toEqual([0, 0, 1003]);
	});

	test('that was cancelled is free at once while another is in flight', async () => {
		const [permit] = [await limiter.acquire({ run: RUN }), await limiter.acquire({ run: RUN })];
		permit.cancel();
		await sendAll(send('a'));
		expect(sent).toEqual([['a', 0]]);
	});

	test('is idle when nothing waits, is in flight, or is inside the window', async () => {
		expect(limiter.idle).toBe(true);
		const sending = send('a', { ms: 5 });
		await settled();
		expect(limiter.idle).toBe(false);
		await clock.until(sending);
		expect(limiter.idle).toBe(false);
		await clock.pass(1_003);
		expect(limiter.idle).toBe(true);
	});
});

describe('a refusal', () => {
	test('takes a slot, and the last one tries again when the limit frees', async () => {
		const refused = { rateLimited: true, remaining: 0, resetInMs: 400 };
		await sendAll(
			send('a', { ms: 20, feedback: refused }),
			send('b', { ms: 20, feedback: refused }),
			send('c'),
			send('d'),
		);
		expect(departures()).toEqual([0, 0, 400, 1403]);
	});

	test.each([undefined, 3_600_000])(
		'that does not say when the limit frees (%s) is followed by a probe after some seconds',
		async (resetInMs) => {
			limiter = limiterOf(1);
			const refused = { rateLimited: true, resetInMs };
			await sendAll(send('a', { feedback: refused }), send('b', { feedback: refused }), send('c'));
			expect(departures()).toEqual([0, 3_500, 9_100]);
		},
	);

	test('who was just served does not take the slot that frees', async () => {
		limiter = limiterOf(1);
		const refused = { rateLimited: true, remaining: 0, resetInMs: 400 };
		await sendAll(send('a'), send('b', { feedback: refused }), send('c'));
		expect(departures()).toEqual([0, 1003, 4_503]);
	});
});

describe('the last slot', () => {
	const refused = (resetInMs: number) => ({ rateLimited: true, remaining: 0, resetInMs });

	beforeEach(() => {
		limiter = limiterOf(1);
	});

	test('is asked for three times when the limit frees, then by a probe', async () => {
		const names = ['a', 'b', 'c', 'd', 'e'];
		await sendAll(...names.map((name) => send(name, { feedback: refused(400) })));
		expect(departures()).toEqual([0, 400, 800, 1_200, 4_700]);
	});

	test.each([
		['when the limit frees, with the response', 400, 400],
		['when the limit frees, after the response', 399, 400],
		['at once when it was free before the response', 500, 500],
	])('is asked for again %s', async (_, ms, again) => {
		await sendAll(send('a', { ms, feedback: refused(400) }), send('b'));
		expect(departures()).toEqual([0, again]);
	});
});

describe('after a refusal, a response', () => {
	const refused = { rateLimited: true, remaining: 0, resetInMs: 0 };

	/** All slots in flight, and the first so many of them refused at 0 ms. */
	async function permitsAfter(refusals: number, limit: number) {
		limiter = limiterOf(limit);
		const permits = await Promise.all(
			Array.from({ length: limit }, () => limiter.acquire({ run: RUN })),
		);
		for (const permit of permits.splice(0, refusals)) permit.release(refused);
		return permits;
	}

	test.each([
		['claims nothing in the first moments', 349, 1, 1_352],
		['claims a slot a little later', 350, 1, 400],
		['without the header claims nothing for longer', 700, undefined, 1_703],
		['without the header claims a slot after that', 701, undefined, 751],
	])('%s', async (_, ms, remaining, leavesAt) => {
		const [permit] = await permitsAfter(1, 2);
		await clock.pass(ms);
		permit?.release({ rateLimited: false, remaining });
		await sendAll(send('next'));
		expect(sent).toEqual([['next', leavesAt]]);
	});

	test.each([
		['one that is left may be a gap of others', 1, 2_003],
		['two that are left are claimed', 2, 1_050],
	])('%s', async (_, remaining, leavesAt) => {
		const [first, second] = await permitsAfter(1, 3);
		await clock.pass(10);
		first?.release({ rateLimited: false, remaining: 0 });
		await clock.pass(990);
		second?.release({ rateLimited: false, remaining });
		await sendAll(send('first'), send('next'));
		expect(departures()).toEqual([1_013, leavesAt]);
	});

	test('to a claimed slot claims the share of the rest', async () => {
		const [first] = await permitsAfter(8, 10);
		await clock.pass(400);
		first?.release({ rateLimited: false, remaining: 4 });
		const claimed = send('claimed', { feedback: { ...accepted, remaining: 3 } });
		const others = ['a', 'b', 'c', 'd'].map((name) => send(name, { ms: 5_000 }));
		await sendAll(claimed, ...others);
		expect(departures()).toEqual([450, 450, 450, 450, 1_403]);
	});
});

describe('a busy slot', () => {
	beforeEach(() => {
		// Below the chance to rest while it is not known when the limit frees, above the one otherwise.
		limiter = new RateLimiter(2, clock, () => 0.4);
	});

	test.each([
		[0, 'goes on', 1_003],
		[1_000, 'goes on', 1_003],
		[undefined, 'rests', 1_057],
		[-1, 'rests', 1_057],
		[1_001, 'rests', 1_057],
	])('after a refusal with a reset in %s ms %s', async (resetInMs, _, next) => {
		const feedback = { rateLimited: true, remaining: 0, resetInMs };
		await sendAll(send('a', { feedback }), send('b'), send('next'));
		expect(departures()).toEqual([0, 0, next]);
	});

	test('rests often for ten seconds only', async () => {
		const refused = send('refused', { feedback: { rateLimited: true } });
		const nothingLeft = { ...accepted, remaining: 0 };
		const others = Array.from({ length: 14 }, (_, index) =>
			send(String(index), { feedback: nothingLeft }),
		);
		await sendAll(refused, ...others);
		expect(gaps().slice(1)).toEqual([...new Array<number>(10).fill(1_057), 1_003, 1_003, 1_003]);
	});
});

function makeLimiter(time: VirtualClock, random: () => number): RateLimiter {
	return new RateLimiter(10, time, random);
}

async function simulateSeeds(situation: Situation, seeds: number): Promise<Simulated[]> {
	const results: Simulated[] = [];
	for (let seed = 1; seed <= seeds; seed++) {
		results.push(await simulate(situation, makeLimiter, 7_919 * seed));
	}
	return results;
}

function mean(results: Simulated[], key: keyof Simulated): number {
	return results.reduce((sum, result) => sum + result[key], 0) / results.length;
}

describe('processes that share an account', () => {
	// Nothing is lost: a simulation ends only when every item was accepted.
	test.each([
		[2, 0.9, 0.3],
		[5, 0.89, 0.45],
		[10, 0.9, 0.5],
		[20, 0.92, 0.65],
	])('%d × 40 items use the limit with few refusals', async (workers, share, refused) => {
		const results = await simulateSeeds({ workers, items: 40, oneWayMs: 40 }, 20);
		expect(mean(results, 'share')).toBeGreaterThan(share);
		expect(mean(results, 'refusedPerItem')).toBeLessThan(refused);
		expect(mean(results, 'slowest')).toBeLessThan(1.6);
	});

	// The first one's requests arrive before all others, so that the second begins with none of the limit.
	test.each([30, 100, 300])('2 × 40 items that start %d ms apart do too', async (startGapMs) => {
		const situation = { workers: 2, items: 40, oneWayMs: 20, startGapMs };
		const results = await simulateSeeds(situation, 20);
		expect(mean(results, 'share')).toBeGreaterThan(0.89);
		expect(mean(results, 'refusedPerItem')).toBeLessThan(0.3);
	});

	test.each([
		['one saturates it, nearby', 1, 2],
		['one saturates it', 1, 40],
		['four saturate it, nearby', 4, 2],
		['four saturate it', 4, 40],
		['twenty saturate it', 20, 40],
	])('a lone alert is sent within seconds while %s', async (_, workers, oneWayMs) => {
		const items = 300 / workers;
		const results = await simulateSeeds({ workers, items, oneWayMs, loneAfterMs: 3_000 }, 12);
		expect(Math.max(...results.map(({ loneMs }) => loneMs))).toBeLessThan(6_000);
	});

	test('nobody waits for long beside one that saturates it', async () => {
		const longest: number[] = [];
		for (let seed = 1; seed <= 10; seed++) {
			const time = new VirtualClock();
			const random = seededRandom(seed);
			const latency = () => [40 + 20 * random(), 40 + 20 * random()] as const;
			const exchange = new SimulatedExchange(time, { latency });
			const run = async (items: number) => {
				const own = makeLimiter(time, random);
				let servedAt = time.now();
				const item = async () => {
					await sendItem(own, exchange, own);
					longest.push(time.now() - servedAt);
					servedAt = time.now();
				};
				await Promise.all(Array.from({ length: items }, item));
			};
			void run(600);
			await time.until(Promise.all([1, 2, 3, 4].map(() => run(20))));
		}
		expect(Math.max(...longest)).toBeLessThan(25_000);
	});

	test('a foreign program that takes 5 a second keeps most of them', async () => {
		const situation = { workers: 1, items: 100, oneWayMs: 40, foreignPerSecond: 5 };
		const results = await simulateSeeds(situation, 6);
		expect(mean(results, 'foreignRefused')).toBeLessThan(0.5);
		expect(mean(results, 'refusedPerItem')).toBeLessThan(0.25);
	});

	test('without the headers, everything is sent all the same', async () => {
		const situation = { workers: 5, items: 40, oneWayMs: 40, remaining: false, reset: false };
		const results = await simulateSeeds(situation, 6);
		expect(mean(results, 'share')).toBeGreaterThan(0.6);
		expect(mean(results, 'refusedPerItem')).toBeLessThan(0.45);
	});

	test('when refused requests count as well, everything is sent all the same', async () => {
		const situation = { workers: 5, items: 40, oneWayMs: 40, refusedCount: true };
		const results = await simulateSeeds(situation, 4);
		expect(mean(results, 'share')).toBeGreaterThan(0.4);
	});

	test('is at the full rate again within 5 s after the others have ended', async () => {
		for (let seed = 1; seed <= 6; seed++) {
			const time = new VirtualClock();
			const random = seededRandom(seed);
			const latency = () => [40 + 20 * random(), 40 + 20 * random()] as const;
			const exchange = new SimulatedExchange(time, { latency });
			const run = (items: number) => {
				const own = makeLimiter(time, random);
				return Array.from({ length: items }, () => sendItem(own, exchange, own));
			};
			const long = run(600);
			await time.until(Promise.all([1, 2, 3, 4].flatMap(() => run(20))));
			await time.pass(5_000);
			const from = exchange.accepted.length;
			await time.pass(5_000);
			expect(exchange.accepted.length - from).toBeGreaterThanOrEqual(45);
			await time.until(Promise.all(long));
		}
	});
});

describe('the limit per IP address', () => {
	test('300 requests of each of two endpoints leave at its rate, in turn', async () => {
		limiter = new RateLimiter(IP_LIMIT_PER_SECOND, clock, seededRandom(1));
		const runs = [{}, {}];
		const byRun = runs.map((): number[] => []);
		const leave = async (index: number) => {
			const permit = await limiter.acquire({ run: runs[index] ?? {} });
			permit.release(accepted);
			byRun[index]?.push(clock.now());
		};
		const all = Array.from({ length: 600 }, (_, index) => leave(index < 300 ? 0 : 1));
		await clock.until(Promise.all(all));
		expect(narrowestWindow(byRun.flat(), IP_LIMIT_PER_SECOND)).toBeGreaterThan(1_000);
		expect(clock.now()).toBeLessThan(7_000);
		// The first second went to whoever came first; from then on they take turns.
		for (const times of byRun) {
			const inTurn = times.filter((at) => at > 1_000 && at < 1_900).length;
			expect(Math.abs(inTurn - IP_LIMIT_PER_SECOND / 2)).toBeLessThanOrEqual(1);
		}
	});

	test('is one for the process', async () => {
		const permits = await Promise.all(
			Array.from({ length: IP_LIMIT_PER_SECOND }, () => ipRateLimiter.acquire({ run: RUN })),
		);
		const controller = new AbortController();
		const next = ipRateLimiter.acquire({ run: RUN, signal: controller.signal });
		controller.abort();
		await expect(next).rejects.toBeInstanceOf(StoppedError);
		for (const permit of permits) permit.cancel();
		expect(ipRateLimiter.idle).toBe(true);
	});
});
