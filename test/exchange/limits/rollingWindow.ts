/** Counts requests in a rolling window; a ring of the last `limit` requests is all it keeps. */
export class RollingWindow {
	private readonly requests: Float64Array;
	private oldest = 0;

	/**
	 * @param limit requests allowed in any window
	 * @param windowMs length of the window, ms
	 * @param countRejected whether rejected requests fill the window as well
	 */
	constructor(
		readonly limit: number,
		private readonly windowMs: number,
		private readonly countRejected: boolean,
	) {
		this.requests = new Float64Array(limit).fill(-Infinity);
	}

	/**
	 * Counts a request at `now` (ms of a steady clock).
	 * @returns ms until a slot frees: 0 when this request was admitted
	 */
	add(now: number): number {
		const wait = (this.requests[this.oldest] ?? -Infinity) + this.windowMs - now;
		const admitted = wait <= 0;
		if (admitted || this.countRejected) {
			this.requests[this.oldest] = now;
			this.oldest = (this.oldest + 1) % this.limit;
		}
		return admitted ? 0 : wait;
	}

	/** Requests still allowed at `now` (ms of a steady clock). */
	left(now: number): number {
		let left = 0;
		for (const time of this.requests) if (time + this.windowMs <= now) left++;
		return left;
	}
}
