/** Counts requests in a rolling window; a ring of the last `limit` arrivals is all it keeps. */
export class RollingWindow {
	private readonly arrivals: Float64Array;
	private oldest = 0;

	/**
	 * @param limit arrivals allowed in any window
	 * @param windowMs length of the window, ms
	 * @param countRejected whether rejected arrivals fill the window as well
	 */
	constructor(
		readonly limit: number,
		private readonly windowMs: number,
		private readonly countRejected: boolean,
	) {
		this.arrivals = new Float64Array(limit).fill(-Infinity);
	}

	/**
	 * Notes an arrival at `now` (ms of a steady clock).
	 * @returns ms until a slot frees: 0 when this arrival was admitted
	 */
	arrive(now: number): number {
		const wait = (this.arrivals[this.oldest] ?? -Infinity) + this.windowMs - now;
		const admitted = wait <= 0;
		if (admitted || this.countRejected) {
			this.arrivals[this.oldest] = now;
			this.oldest = (this.oldest + 1) % this.limit;
		}
		return admitted ? 0 : wait;
	}

	/** Arrivals still allowed at `now` (ms of a steady clock). */
	left(now: number): number {
		let left = 0;
		for (const arrival of this.arrivals) if (arrival + this.windowMs <= now) left++;
		return left;
	}
}
