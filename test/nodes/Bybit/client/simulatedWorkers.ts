import type { LimitFeedback, Permit } from '../../../../nodes/Bybit/client/rateLimiter';
import { seededRandom, SimulatedExchange } from './simulatedExchange';
import { VirtualClock } from './virtualClock';

/** What sends by a rate limiter. */
export interface Limiter {
	acquire(request: { run: object; signal?: AbortSignal; retry?: boolean }): Promise<Permit>;
}

export type MakeLimiter = (clock: VirtualClock, random: () => number) => Limiter;

/** Sends one item, again and again until it is accepted. */
export async function sendItem(
	limiter: Limiter,
	exchange: { request(): Promise<LimitFeedback> },
	run: object,
): Promise<void> {
	for (let retry = false; ; retry = true) {
		const permit = await limiter.acquire({ run, retry });
		const feedback = await exchange.request();
		permit.release(feedback);
		if (!feedback.rateLimited) return;
	}
}

/** Processes that use one account, each with a limiter of its own. */
export interface Situation {
	workers: number;
	/** Items of each worker, all there from the start. */
	items: number;
	/** Between the starts of one worker and the next, ms. Default none. */
	startGapMs?: number;
	/** Median ms of one way; each way takes 30 % more or less, at random. */
	oneWayMs: number;
	/** A program without our limiter that sends so many a second, evenly, from 1.5 s before the workers on. */
	foreignPerSecond?: number;
	/** Send a lone item by a worker that has just started, at a random moment in the 2 s after so many ms. */
	loneAfterMs?: number;
	/** Default true. */
	remaining?: boolean;
	/** Default true. */
	reset?: boolean;
	refusedCount?: boolean;
}

export interface Simulated {
	/** Items that were accepted a second, of the requests that the limit had room for. */
	share: number;
	/** Refused requests of the workers per item. */
	refusedPerItem: number;
	/** When the slowest worker was done, of the mean. */
	slowest: number;
	/** ms until the lone item was accepted. */
	loneMs: number;
	/** Refused requests of the foreign program, of all that it sent. */
	foreignRefused: number;
}

const LIMIT = 10;
const FOREIGN_HEAD_START_MS = 1_500;

/** Runs a situation in virtual time: the same for the same seed. */
export async function simulate(
	situation: Situation,
	make: MakeLimiter,
	seed: number,
): Promise<Simulated> {
	const { workers, items, oneWayMs, foreignPerSecond = 0, loneAfterMs, startGapMs = 0 } = situation;
	const clock = new VirtualClock();
	const random = seededRandom(seed);
	const way = () => oneWayMs * (0.7 + 0.6 * random());
	const latency = () => [way(), way()] as const;
	const exchange = new SimulatedExchange(clock, { ...situation, limit: LIMIT, latency });
	const foreign = { sent: 0, refused: 0, ended: false };
	const runForeign = async () => {
		while (!foreign.ended) {
			foreign.sent += 1;
			void exchange.request().then(({ rateLimited }) => {
				if (rateLimited) foreign.refused += 1;
			});
			await clock.sleep(1_000 / foreignPerSecond);
		}
	};
	if (foreignPerSecond > 0) {
		void runForeign();
		await clock.pass(FOREIGN_HEAD_START_MS);
	}
	const start = clock.now();
	const runWorker = async (_: unknown, index: number) => {
		await clock.sleep(index * startGapMs);
		const limiter = make(clock, random);
		const run = {};
		const sendings = Array.from({ length: items }, () => sendItem(limiter, exchange, run));
		await Promise.all(sendings);
		return clock.now() - start;
	};
	const runLone = async () => {
		if (loneAfterMs === undefined) return NaN;
		await clock.sleep(loneAfterMs + 2_000 * random());
		const sent = clock.now();
		await sendItem(make(clock, random), exchange, {});
		return clock.now() - sent;
	};
	const all = Promise.all([runLone(), ...Array.from({ length: workers }, runWorker)]);
	const [loneMs, ...ends] = await clock.until(all);
	foreign.ended = true;
	const seconds = (Math.max(...ends) - 2 * oneWayMs) / 1_000;
	const room = LIMIT - foreignPerSecond;
	return {
		share: (workers * items - room) / (room * seconds),
		refusedPerItem: (exchange.refused - foreign.refused) / (workers * items),
		slowest: (Math.max(...ends) * workers) / ends.reduce((sum, end) => sum + end, 0),
		loneMs,
		foreignRefused: foreign.sent > 0 ? foreign.refused / foreign.sent : 0,
	};
}
