import type { Time } from './time';

/** An item that comes later than this after the last failure, ms, finds it forgotten. */
const REMEMBERED_MS = 30_000;

/**
 * Whether an account's exchange is out of reach: from when an item gave up until one gets through. Meanwhile
 * every item has one try, so that an outage costs each of them seconds.
 */
export class Outage {
	private until = -Infinity;

	constructor(private readonly time: Time) {}

	get lasts(): boolean {
		return this.time.now() < this.until;
	}

	/** An item gave up. */
	goesOn(): void {
		this.until = this.time.now() + REMEMBERED_MS;
	}

	/** Bybit answered, if only with a refusal. */
	isOver(): void {
		this.until = -Infinity;
	}
}
