import type { BybitResponse } from '../../../../nodes/Bybit/client/response';
import { connectionLost, retCodeError } from './senderHarness';
import { EPOCH, type VirtualClock } from './virtualClock';

/** What becomes of a request. */
export interface Fate {
	/**
	 * `responded`: as it should be. `requestLost`: it never arrives. `responseLost`: it is carried out on arrival, unheard.
	 * `late`: it is carried out unheard after `lateMs`, and `twice` on arrival as well. `unclear`: Bybit responds with
	 * 10000 at once and carries it out after `lateMs`. `rejected`: not enough balance.
	 */
	kind: 'responded' | 'requestLost' | 'responseLost' | 'late' | 'twice' | 'unclear' | 'rejected';
	/** ms that it and its response travel. */
	there: number;
	back: number;
	/** ms after it was sent; beyond its receive window Bybit rejects it. */
	lateMs: number;
	/** Whether a lost connection is noticed, or nothing is heard until the timeout. */
	reset: boolean;
}

/** A change that was carried out. */
export interface Change {
	at: number;
	/** Who sent it. */
	item: number;
	leverage: number;
	/** Whether it was another leverage before. */
	modified: boolean;
}

export interface SentRequest {
	item: number;
	symbol: string;
	/** ×; undefined in a read. */
	leverage?: number;
	/** ms since 1970, by the sender's clock. */
	timestamp: number;
}

const RECV_WINDOW_MS = 5_000;
const MAX_LEAD_MS = 1_000;
const LIMIT = 10;

/** Bybit's Set Leverage in virtual time: one leverage per symbol, receive windows, a rate limit, and requests that come late. */
export class LeverageExchange {
	/** By symbol, in order. */
	readonly changes = new Map<string, Change[]>();
	/** By item: when the last read of it arrived, ms. */
	readonly reads = new Map<number, number>();
	/** When each change arrived that the limit had room for, ms. */
	readonly arrivals: number[] = [];
	rateLimited = 0;

	constructor(
		private readonly clock: VirtualClock,
		private readonly nextFate: () => Fate,
	) {}

	leverageOf(symbol: string): number | undefined {
		return this.changes.get(symbol)?.at(-1)?.leverage;
	}

	/** @throws {BybitRequestError} as the node reads a response */
	async request(sent: SentRequest): Promise<BybitResponse> {
		const { kind, there, back, lateMs, reset } = this.nextFate();
		if (kind === 'late' || kind === 'twice' || kind === 'unclear')
			void this.clock.sleep(Math.max(there, lateMs)).then(() => this.carryOut(sent));
		await this.clock.sleep(there);
		const arrives = kind === 'responded' || kind === 'responseLost' || kind === 'twice';
		const respond = arrives ? this.arrive(sent) : undefined;
		await this.clock.sleep(back);
		if (kind === 'responded' && respond) return respond();
		if (kind === 'unclear') throw retCodeError(10000, this.serverTime());
		if (kind === 'rejected') throw retCodeError(110012, this.serverTime());
		if (reset) throw connectionLost();
		return await new Promise(() => {});
	}

	private serverTime(): number {
		return EPOCH + Math.floor(this.clock.now());
	}

	private arrive(sent: SentRequest): () => BybitResponse {
		const time = this.serverTime();
		const fail = (retCode: number) => () => {
			throw retCodeError(retCode, time);
		};
		const success = { retCode: 0, retMsg: 'OK', result: {}, time };
		if (!this.isInTime(sent)) return fail(10002);
		if (sent.leverage === undefined) {
			this.reads.set(sent.item, this.clock.now());
			return () => success;
		}
		if (!this.hasRoom()) return fail(10006);
		return this.carryOut(sent) ? () => success : fail(110043);
	}

	private isInTime({ timestamp }: SentRequest): boolean {
		const time = this.serverTime();
		return time - RECV_WINDOW_MS <= timestamp && timestamp < time + MAX_LEAD_MS;
	}

	private hasRoom(): boolean {
		const now = this.clock.now();
		const oldest = this.arrivals.at(-LIMIT) ?? -Infinity;
		const room = oldest <= now - 1_000;
		if (room) this.arrivals.push(now);
		else this.rateLimited += 1;
		return room;
	}

	/** @returns whether it made a difference */
	private carryOut(sent: SentRequest): boolean {
		const { item, symbol, leverage } = sent;
		if (leverage === undefined || !this.isInTime(sent)) return false;
		const modified = this.leverageOf(symbol) !== leverage;
		const changes = this.changes.get(symbol) ?? [];
		this.changes.set(symbol, changes);
		changes.push({ at: this.clock.now(), item, leverage, modified });
		return modified;
	}
}
