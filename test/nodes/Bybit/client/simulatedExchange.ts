import type { Clock } from '../../../../nodes/Bybit/client/clock';
import type { LimitFeedback } from '../../../../nodes/Bybit/client/rateLimiter';

export interface SimulatedExchangeOptions {
	/** Requests per rolling second. Default 10. */
	limit?: number;
	/** ms that a request and its response travel. Default none. */
	latency?: () => readonly [there: number, back: number];
	/** Whether responses say what is left. Default true. */
	remaining?: boolean;
	/** Whether refusals say when the limit frees. Default true. */
	reset?: boolean;
	/** Whether refused requests count as well. Default false. */
	refusedCount?: boolean;
}

/** The rate limit of Bybit over one account, in virtual time. */
export class SimulatedExchange {
	/** When each accepted request arrived, ms. */
	readonly accepted: number[] = [];
	/** Refused requests. */
	refused = 0;
	/** The newest arrivals that count. */
	private counted: number[] = [];

	constructor(
		private readonly clock: Clock,
		private readonly options: SimulatedExchangeOptions = {},
	) {}

	/** A request on its way, its arrival, and its response on its way. */
	async request(): Promise<LimitFeedback> {
		const { latency = () => [0, 0] as const } = this.options;
		const [there, back] = latency();
		await this.clock.sleep(there);
		const feedback = this.arrive();
		await this.clock.sleep(back);
		return feedback;
	}

	/** A request that arrives now. */
	arrive(): LimitFeedback {
		const { limit = 10, remaining = true, reset = true, refusedCount = false } = this.options;
		const now = this.clock.now();
		this.counted = this.counted.filter((at) => at > now - 1_000).slice(-limit);
		const [oldest = now] = this.counted;
		const rateLimited = this.counted.length >= limit;
		if (rateLimited) this.refused += 1;
		else this.accepted.push(now);
		if (!rateLimited || refusedCount) this.counted.push(now);
		return {
			rateLimited,
			remaining: remaining ? Math.max(0, limit - this.counted.length) : undefined,
			resetInMs: rateLimited && reset ? Math.floor(oldest + 1_000 - now) + 1 : undefined,
		};
	}
}

/** The shortest time in which `limit` + 1 requests arrived, ms. */
export function narrowestWindow(arrivals: readonly number[], limit: number): number {
	const sorted = arrivals.toSorted((one, other) => one - other);
	return Math.min(...sorted.slice(limit).map((at, index) => at - (sorted[index] ?? -Infinity)));
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let bits = Math.imul(state ^ (state >>> 15), 1 | state);
		bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
		return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
	};
}
