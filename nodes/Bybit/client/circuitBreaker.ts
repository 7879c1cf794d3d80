import type { Clock } from './clock';

/** ms after which a failure no longer counts. */
const OPEN_MS = 30_000;

/**
 * Opens when an item gave up on its retries, and closes when Bybit responds. While it is open an item gets a
 * single attempt, so that an exchange that is down costs each item seconds instead of half a minute.
 *
 * @see https://learn.microsoft.com/azure/architecture/patterns/circuit-breaker
 */
export class CircuitBreaker {
	private openUntil = -Infinity;

	constructor(private readonly clock: Clock) {}

	get isOpen(): boolean {
		return this.clock.now() < this.openUntil;
	}

	/** An item gave up. */
	open(): void {
		this.openUntil = this.clock.now() + OPEN_MS;
	}

	/** Bybit responded, if only with an error of its own. */
	close(): void {
		this.openUntil = -Infinity;
	}
}
