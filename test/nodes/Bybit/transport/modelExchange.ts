import { BybitRequestError } from '../../../../nodes/Bybit/errors/BybitRequestError';
import type { BybitAnswer } from '../../../../nodes/Bybit/transport/answer';
import { BEGINNING, type VirtualTime } from './virtualTime';

/** ms that a request and its answer travel. */
export type Way = readonly [there: number, back: number];

/** What becomes of a request that arrives: most are answered. */
export type Fate = 'answered' | 'lostBefore' | 'lostAfter' | 'overloaded';

export interface Model {
	/** Requests in any rolling second. */
	limit?: number;
	/** Its clock minus the true time, ms. */
	clockOffsetMs?: number;
	way?: () => Way;
	fate?: () => Fate;
}

/** The least of a Bybit, in virtual time: a rolling window over arrivals, and one leverage per symbol. */
export class ModelExchange {
	readonly leverages = new Map<string, number>();
	/** When each request arrived, ms. */
	readonly arrivals: number[] = [];
	/** Answered with 10006. */
	refused = 0;
	private admitted: number[] = [];

	constructor(
		private readonly time: VirtualTime,
		private readonly model: Model = {},
	) {}

	/** @throws {BybitRequestError} as the node's own reading of an answer does */
	async setLeverage(symbol: string, leverage: number): Promise<BybitAnswer> {
		const { way = () => [0, 0], fate = () => 'answered' } = this.model;
		const [there, back] = way();
		await this.time.sleep(there);
		const answer = this.answer(symbol, leverage, fate());
		await this.time.sleep(back);
		return answer();
	}

	private serverTime(): number {
		return BEGINNING + Math.floor(this.time.now()) + (this.model.clockOffsetMs ?? 0);
	}

	/** What the answer will be is decided on arrival. */
	private answer(symbol: string, leverage: number, fate: Fate): () => BybitAnswer {
		const time = this.serverTime();
		this.arrivals.push(this.time.now());
		const refuse = (retCode: number, resetsAt?: number) => () => {
			throw new BybitRequestError(
				{ kind: 'retCode', retCode, retMsg: '' },
				{ serverTime: time, rateLimitResetAt: resetsAt },
			);
		};
		const lost = () => {
			throw new BybitRequestError({ kind: 'connection', code: 'ECONNRESET' });
		};
		if (fate === 'lostBefore') return lost;
		if (fate === 'overloaded') return refuse(10016);
		const wait = this.waitForWindow();
		if (wait > 0) {
			this.refused += 1;
			return refuse(10006, time + Math.floor(wait) + 1);
		}
		const modified = this.leverages.get(symbol) !== leverage;
		this.leverages.set(symbol, leverage);
		if (fate === 'lostAfter') return lost;
		return modified ? () => ({ retCode: 0, retMsg: 'OK', result: {}, time }) : refuse(110043);
	}

	private waitForWindow(): number {
		const { limit = 10 } = this.model;
		const now = this.time.now();
		this.admitted = this.admitted.filter((at) => at > now - 1_000);
		const oldest = this.admitted.at(-limit);
		if (oldest !== undefined) return oldest + 1_000 - now;
		this.admitted.push(now);
		return 0;
	}
}

/** The shortest time in which `limit` + 1 requests arrived, ms. */
export function narrowestWindow(arrivals: readonly number[], limit: number): number {
	const sorted = arrivals.toSorted((one, other) => one - other);
	return Math.min(...sorted.slice(limit).map((at, index) => at - (sorted[index] ?? -Infinity)));
}
