/** An answer's way is remembered so long, ms: two clocks drift apart by less than the pace's margin in it. */
const REMEMBERED_MS = 60_000;

/** How many ways are remembered. */
const REMEMBERED = 64;

/** With fewer, the shortest may be one of a cold start, and what comes after it be faster. */
const ENOUGH = 20;

/**
 * Estimates when a request of ours arrived at the exchange, on our own clock, from the `time` that
 * Bybit puts in each answer. The limit counts arrivals, so this tells when one falls out of the window.
 *
 * The shortest way seen (Bybit's `time` minus our departure, the smallest of the last answers) is how far
 * Bybit's clock is ahead of ours plus the least that a request travels; whatever an answer's own difference
 * has on top of it is how much later than the soonest possible that request arrived.
 */
export class ArrivalEstimate {
	private readonly ways: Array<{ way: number; seen: number }> = [];

	/**
	 * @param departed ms, our clock
	 * @param answered ms, our clock: the latest that the request can have arrived
	 * @param serverTime ms since 1970, the answer's `time`; undefined when there was no readable answer
	 * @returns ms, our clock: a departure that is one window later arrives one window after this request
	 */
	effectiveDeparture(departed: number, answered: number, serverTime: number | undefined): number {
		if (serverTime === undefined) return answered;
		const way = serverTime - departed;
		this.remember(way, answered);
		if (this.ways.length < ENOUGH) return answered;
		const late = way - Math.min(...this.ways.map((other) => other.way));
		return Math.min(departed + late, answered);
	}

	/** What was seen misled us: better wait for answers again. */
	forget(): void {
		this.ways.length = 0;
	}

	private remember(way: number, seen: number): void {
		this.ways.push({ way, seen });
		while (this.ways.length > REMEMBERED || (this.ways[0]?.seen ?? seen) < seen - REMEMBERED_MS)
			this.ways.shift();
	}
}
