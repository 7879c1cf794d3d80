import type { Clock } from '../../nodes/Bybit/client/clock';
import type { LimitFeedback, Permit } from '../../nodes/Bybit/client/rateLimiter';
import type { Limiter } from '../../test/nodes/Bybit/client/simulatedWorkers';

const WINDOW_MS = 1_003;

/**
 * What the node's limiter is compared with: as many slots as the limit, each free again a second after the
 * response to its last request, first come first served.
 */
abstract class Baseline implements Limiter {
	/** When each slot that is not in flight may be used, ms. */
	protected readonly free: number[];
	private readonly retries: Array<(permit: Permit) => void> = [];
	private readonly fresh: Array<(permit: Permit) => void> = [];
	private timerAt = Infinity;
	protected heldUntil = 0;

	constructor(
		protected readonly limit: number,
		protected readonly clock: Clock,
	) {
		this.free = new Array<number>(limit).fill(0);
	}

	/** Puts slots back, or does not. */
	protected abstract learn(now: number, feedback: LimitFeedback): void;

	async acquire({ retry = false }: { retry?: boolean }): Promise<Permit> {
		return await new Promise<Permit>((grant) => {
			(retry ? this.retries : this.fresh).push(grant);
			this.serve();
		});
	}

	private serve(): void {
		const now = this.clock.now();
		for (const waiting of [this.retries, this.fresh]) {
			while (waiting.length > 0 && this.free.length > 0) {
				const soonest = Math.min(...this.free);
				const at = Math.max(soonest, this.heldUntil);
				if (at > now) {
					this.serveAt(at, now);
					return;
				}
				this.free.splice(this.free.indexOf(soonest), 1);
				waiting.shift()?.(this.permit());
			}
		}
	}

	private permit(): Permit {
		const release = (feedback: LimitFeedback) => {
			this.learn(this.clock.now(), feedback);
			this.serve();
		};
		return { release, cancel: () => {} };
	}

	private serveAt(at: number, now: number): void {
		if (at >= this.timerAt) return;
		this.timerAt = at;
		void this.clock.sleep(Math.ceil(at - now)).then(() => {
			if (this.timerAt === at) this.timerAt = Infinity;
			this.serve();
		});
	}
}

/** A refusal holds everything back for a second. */
export class HoldOnRefusal extends Baseline {
	protected learn(now: number, { rateLimited }: LimitFeedback): void {
		this.free.push(now + WINDOW_MS);
		if (rateLimited) this.heldUntil = now + WINDOW_MS;
	}
}

/** A refusal holds everything back until the limit frees, and its slot rests 3 s more: the node's limiter before this one. */
export class RestOnRefusal extends Baseline {
	protected learn(now: number, { rateLimited, resetInMs = WINDOW_MS }: LimitFeedback): void {
		const last = this.free.length === 0;
		this.free.push(now + WINDOW_MS + (rateLimited && !last ? 3_000 : 0));
		if (rateLimited) this.heldUntil = now + resetInMs;
	}
}

/** Additive increase by what is left, multiplicative decrease on a refusal, once a second. */
export class Aimd extends Baseline {
	private rate = this.limit;
	private decreasedAt = -Infinity;

	protected learn(now: number, { rateLimited, remaining = 0 }: LimitFeedback): void {
		if (!rateLimited) this.rate = Math.min(this.limit, this.rate + remaining / this.limit);
		else if (now > this.decreasedAt + WINDOW_MS) {
			this.decreasedAt = now;
			this.rate = Math.max(0.5, this.rate / 2);
		}
		// All slots together make the rate.
		this.free.push(now + (WINDOW_MS * this.limit) / this.rate);
	}
}
