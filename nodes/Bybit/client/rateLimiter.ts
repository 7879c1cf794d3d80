import { StoppedError, untilAborted } from './abort';
import type { Clock } from './clock';
import { FairQueue } from './fairQueue';

/** Bybit counts requests in a rolling second. */
const WINDOW_MS = 1_000;

/** Covers timers and rounding: below this two arrivals cannot be told apart. */
const MARGIN_MS = 3;

/** Round trips remembered, of which the shortest counts. */
const ROUND_TRIPS = 64;

/**
 * Claiming: what was left is the least of so long, a single request of longer, since it may be a gap of others.
 * A rejected request ends it for up to so long.
 */
const CLAIM = { memoryMs: 900, singleMemoryMs: 3_300, delayMs: 100, pauseMs: 700 };

/** Probing without a slot: the first wait and its growth; each is jittered by half. */
const PROBE = { firstMs: 3_500, factor: 1.6, mostMs: 10_000 };

/** Only who was not served for so long sends when a slot of others frees, and so often in a row. */
const CONTEND = { unservedMs: 8_000, tries: 3 };

/** Wait where it is not known when the limit frees, jittered by half. */
const RETRY_MS = 200;

/** How often a busy slot rests and for how long on average, so that newcomers find a gap. */
const REST = { chance: 0.03, chanceWhenBlind: 0.5, ms: 60, blindMs: 10_000 };

/** What the response told about the limit. */
export interface LimitFeedback {
	/** Whether the request was refused with 10006. */
	rateLimited: boolean;
	/** Requests left in the window: the header `X-Bapi-Limit-Status`. */
	remaining?: number;
	/** After 10006, ms until the limit frees: the header `X-Bapi-Limit-Reset-Timestamp` minus the response's `time`. */
	resetInMs?: number;
}

/** The right to send one request now. End it with either method, always; a second call changes nothing. */
export interface Permit {
	/** The request has ended, with or without a response. */
	release(feedback: LimitFeedback): void;
	/** Nothing was sent. */
	cancel(): void;
}

interface Slot {
	/** ms, {@link Clock.now}. */
	availableAt: number;
	/** Claimed since, and not used yet. */
	claimed: boolean;
}

/**
 * Shares a limit per rolling second among the items of this process, and with other processes that use the same
 * account and share no memory with this one.
 *
 * A slot is one request a second, so as many slots as the limit are never refused, whoever owns them. A limiter
 * starts with all of them, as if it were alone, and then
 *
 * - uses a slot again one second after the latest moment at which its last request can have arrived: a request
 *   arrived at most as late as its round trip was longer than the shortest one. No clock but our own is read;
 * - gives a slot up when its request is refused. Of many that start at once, the accepted ones keep their slots;
 * - claims one more when responses say that something is left, and if that slot finds room, its share of the rest;
 * - without any slot, probes with exponential backoff; when it was not served for long, it sends right when Bybit
 *   says that the limit frees, which is before the owner of that slot does;
 * - rests a busy slot now and then, so that whoever comes new finds a gap.
 *
 * @see https://bybit-exchange.github.io/docs/v5/rate-limit
 */
export class RateLimiter {
	private readonly queue = new FairQueue<(permit: Permit) => void>();
	/** Slots not in flight, soonest first. */
	private slots: Slot[] = [];
	private inFlight = 0;
	private timerAt = Infinity;
	private readonly roundTrips: number[] = [];
	private responses: Array<{ at: number; remaining: number }> = [];
	/** Claimed slots that were not used yet. */
	private claimed = 0;
	private noClaimUntil = -Infinity;
	private refusedAt = -Infinity;
	private acceptedAt = -Infinity;
	private blindUntil = -Infinity;
	private probes = 0;
	private tries = 0;

	/**
	 * @param limitPerSecond requests that Bybit takes in any rolling second
	 * @param random from 0 to below 1
	 */
	constructor(
		private readonly limitPerSecond: number,
		private readonly clock: Clock,
		private readonly random: () => number = Math.random,
	) {}

	/** Whether nothing waits, is in flight or still counts: a new limiter would act the same. */
	get idle(): boolean {
		const now = this.clock.now();
		const free = this.slots.every(({ availableAt }) => availableAt <= now);
		return free && this.inFlight === 0 && this.queue.empty;
	}

	/**
	 * Waits until a request may leave. Runs are served in turn, each first in, first out.
	 *
	 * @param run what makes items one run: any object, compared by identity
	 * @param retry whether the item was sent before: it goes before the others of its run
	 * @throws {StoppedError} as soon as the signal aborts
	 */
	async acquire({
		run,
		signal,
		retry = false,
	}: {
		run: object;
		signal?: AbortSignal;
		retry?: boolean;
	}): Promise<Permit> {
		if (signal?.aborted) throw new StoppedError();
		if (this.idle) this.claimAll();
		let leave = () => {};
		const granted = new Promise<Permit>((grant) => {
			leave = this.queue.push(run, grant, retry);
		});
		this.serve();
		let received = false;
		try {
			const permit = await untilAborted(granted, signal);
			received = true;
			return permit;
		} finally {
			leave();
			// Granted in the moment of the abort.
			if (!received) void granted.then((permit) => permit.cancel());
		}
	}

	private claimAll(): void {
		const unused = () => ({ availableAt: -Infinity, claimed: false });
		this.slots = Array.from({ length: this.limitPerSecond }, unused);
		this.claimed = 0;
	}

	private serve(): void {
		for (;;) {
			const [slot] = this.slots;
			if (!slot || this.queue.empty) return;
			const now = this.clock.now();
			if (slot.availableAt > now) {
				this.serveAt(slot.availableAt, now);
				return;
			}
			this.slots.shift();
			this.inFlight += 1;
			this.queue.shift()?.(this.permit(slot, now));
		}
	}

	/** One timer at a time, moved forward only: a sleep cannot be taken back. */
	private serveAt(at: number, now: number): void {
		if (at >= this.timerAt) return;
		this.timerAt = at;
		void this.clock.sleep(Math.ceil(at - now)).then(() => {
			if (this.timerAt === at) this.timerAt = Infinity;
			this.serve();
		});
	}

	private permit(slot: Slot, departed: number): Permit {
		let open = true;
		const end = (then: () => void) => {
			if (!open) return;
			open = false;
			this.inFlight -= 1;
			then();
			this.serve();
		};
		return {
			release: (feedback) => {
				end(() => {
					this.learn(slot, departed, feedback);
				});
			},
			cancel: () => {
				end(() => {
					this.add(slot);
				});
			},
		};
	}

	private get owned(): number {
		return this.slots.length + this.inFlight;
	}

	private add(slot: Slot): void {
		const before = this.slots.findLastIndex(({ availableAt }) => availableAt <= slot.availableAt);
		this.slots.splice(before + 1, 0, slot);
	}

	private addAt(availableAt: number): void {
		this.add({ availableAt, claimed: false });
	}

	private learn(slot: Slot, departed: number, feedback: LimitFeedback): void {
		const now = this.clock.now();
		if (slot.claimed) this.claimed -= 1;
		const late = this.lateness(now - departed);
		if (feedback.rateLimited) {
			this.giveUp(departed, now, feedback.resetInMs);
			return;
		}
		this.acceptedAt = now;
		this.probes = 0;
		this.tries = 0;
		this.addAt(departed + WINDOW_MS + late + MARGIN_MS + this.rest(now));
		// Without the header: one more, when no rejected request says otherwise.
		const { remaining = now > this.refusedAt + CLAIM.pauseMs ? 1 : 0 } = feedback;
		this.claim(now, remaining, slot.claimed);
	}

	/** How much later than the fastest possible a request arrived at most, ms. */
	private lateness(roundTrip: number): number {
		this.roundTrips.push(roundTrip);
		if (this.roundTrips.length > ROUND_TRIPS) this.roundTrips.shift();
		// The first ones may all have opened a connection: the next ones are faster.
		const enough = Math.min(Math.max(this.limitPerSecond, 10) + 1, ROUND_TRIPS);
		return this.roundTrips.length < enough ? roundTrip : roundTrip - Math.min(...this.roundTrips);
	}

	private rest(now: number): number {
		const chance = now < this.blindUntil ? REST.chanceWhenBlind : REST.chance;
		return this.random() < chance && !this.queue.empty ? this.jittered(REST.ms) : 0;
	}

	private jittered(ms: number): number {
		return ms * (0.5 + this.random());
	}

	/** Takes one slot more at first; when that one has found room, this limiter's share of what is left. */
	private claim(now: number, remaining: number, confirmed: boolean): void {
		this.responses.push({ at: now, remaining });
		this.responses = this.responses.filter(({ at }) => at > now - CLAIM.singleMemoryMs);
		const missing = this.limitPerSecond - this.owned;
		if (this.claimed > 0 || missing <= 0 || now < this.noClaimUntil) return;
		const left = confirmed ? remaining : this.left(now);
		// Twice the share by slots: not all others want more.
		const share = (2 * left * this.owned) / (this.limitPerSecond - left);
		const count = Math.min(Math.floor(share + this.random()), confirmed ? missing : 1);
		const availableAt = now + (confirmed ? 0 : this.random() * CLAIM.delayMs);
		for (let i = 0; i < count; i++) this.add({ availableAt, claimed: true });
		this.claimed = count;
	}

	private left(now: number): number {
		const leastOf = (ms: number) => {
			const recent = this.responses.filter(({ at }) => at > now - ms);
			return Math.min(...recent.map(({ remaining }) => remaining));
		};
		const left = leastOf(CLAIM.memoryMs);
		return left > 1 ? left : leastOf(CLAIM.singleMemoryMs);
	}

	/** The slot is not added again; the last one becomes a probe. */
	private giveUp(departed: number, now: number, resetInMs?: number): void {
		this.refusedAt = now;
		this.noClaimUntil = now + this.random() * CLAIM.pauseMs;
		const known = resetInMs !== undefined && resetInMs >= 0 && resetInMs <= WINDOW_MS;
		if (!known) this.blindUntil = now + REST.blindMs;
		const freesAt = known ? departed + resetInMs : now + this.jittered(RETRY_MS);
		if (this.owned > 0) {
			for (const slot of this.slots) slot.availableAt = Math.max(slot.availableAt, freesAt);
			return;
		}
		const unserved = now > this.acceptedAt + CONTEND.unservedMs;
		const contends = known && unserved && this.tries < CONTEND.tries;
		this.tries = contends ? this.tries + 1 : 0;
		this.addAt(contends ? freesAt : now + this.jittered(this.nextProbe()));
	}

	private nextProbe(): number {
		return Math.min(PROBE.firstMs * PROBE.factor ** this.probes++, PROBE.mostMs);
	}
}
