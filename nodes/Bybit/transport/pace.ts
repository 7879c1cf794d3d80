import { ArrivalEstimate } from './arrival';
import { Line, type Waiting } from './line';
import { untilStopped } from './stop';
import type { Time } from './time';

/** Bybit's limits are per second, rolling. */
const WINDOW_MS = 1_000;

/** Answers' times are whole milliseconds, and timers too: below this two arrivals cannot be told apart. */
const MARGIN_MS = 3;

/** How long a slot that the limit had no room for is left to others who use the account, ms. */
const REST_MS = 3_000;

/** A permit to send one request. Give it back in one of these ways, always, else the window shrinks. */
export interface Slot {
	/** @param serverTime the answer's `time`, ms; undefined when there was no readable answer */
	answered(serverTime?: number): void;
	/** The limit was used up, by others who do not know of us. */
	refused(serverTime?: number): void;
	/** Nothing was sent. */
	unused(): void;
}

/**
 * A sliding-window log: as many slots as the limit has requests, each free again one second after the
 * request that used it last arrived at the exchange. Slots in flight are never free.
 *
 * @see https://bybit-exchange.github.io/docs/v5/rate-limit
 */
export class Pace {
	/** When each free slot may be used, ms, soonest first. */
	private free: number[];
	private readonly line = new Line<Slot>();
	private readonly arrival = new ArrivalEstimate();
	private inFlight = 0;
	private heldUntil = 0;
	private alarm = Infinity;

	constructor(
		/** Requests in any rolling second. */
		perSecond: number,
		private readonly time: Time,
	) {
		this.free = new Array<number>(perSecond).fill(-Infinity);
	}

	/** Whether nothing waits, flies or is still inside the window: then forgetting it changes nothing. */
	get idle(): boolean {
		const now = this.time.now();
		return this.inFlight === 0 && !this.line.first && this.free.every((at) => at <= now);
	}

	/** No request leaves before `at` (ms, `Time.now`): what an answer 10006 asks for. */
	hold(at: number): void {
		this.heldUntil = Math.max(this.heldUntil, at);
		this.arrival.forget();
	}

	/**
	 * Waits for a slot, first come first served; one that was sent before and must be sent again goes first.
	 *
	 * @throws {StoppedWaiting} at once when the execution is stopped
	 */
	async slot(signal: AbortSignal | undefined, again = false): Promise<Slot> {
		const waiting: Waiting<Slot> = { grant: () => {}, gone: false };
		const granted = new Promise<Slot>((resolve) => (waiting.grant = resolve));
		this.line.enter(waiting, again);
		this.serve();
		return await untilStopped(granted, signal).finally(() => {
			if (!signal?.aborted) return;
			waiting.gone = true;
			// Granted in the moment of the stop: nothing will be sent.
			void granted.then((slot) => {
				slot.unused();
			});
		});
	}

	private serve(): void {
		const now = this.time.now();
		for (let first = this.line.first; first; first = this.line.first) {
			const soonest = this.free[0];
			if (soonest === undefined) return;
			const at = Math.max(soonest, this.heldUntil);
			if (at > now) {
				this.wake(at, now);
				return;
			}
			this.free.shift();
			first.gone = true;
			first.grant(this.take(soonest, now));
		}
	}

	private take(free: number, departed: number): Slot {
		this.inFlight += 1;
		let given = false;
		const giveBack = (at: number) => {
			if (given) return;
			given = true;
			this.inFlight -= 1;
			// From behind: nearly always the last one.
			this.free.splice(this.free.findLastIndex((other) => other <= at) + 1, 0, at);
			this.serve();
		};
		const windowEnd = (serverTime?: number) => {
			const answered = this.time.now();
			const arrived = this.arrival.effectiveDeparture(departed, answered, serverTime);
			return arrived + WINDOW_MS + MARGIN_MS;
		};
		return {
			answered: (serverTime) => {
				giveBack(windowEnd(serverTime));
			},
			refused: (serverTime) => {
				const at = windowEnd(serverTime);
				giveBack(this.hasOther(at) ? at + REST_MS : at);
			},
			unused: () => {
				giveBack(free);
			},
		};
	}

	/** Whether, by then, there is another slot than the one in flight: the last one never rests. */
	private hasOther(at: number): boolean {
		return this.inFlight > 1 || (this.free[0] ?? Infinity) <= at;
	}

	/** One alarm at a time, moved forward only: `sleep` cannot be taken back. */
	private wake(at: number, now: number): void {
		if (at >= this.alarm) return;
		this.alarm = at;
		void this.time.sleep(Math.ceil(at - now)).then(() => {
			if (this.alarm === at) this.alarm = Infinity;
			this.serve();
		});
	}
}
