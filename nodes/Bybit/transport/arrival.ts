/** How many answers the estimate looks back on: enough to see the shortest way, few enough to forget a clock's step. */
const REMEMBERED = 50;

/**
 * Estimates when a request of ours arrived at the exchange, on our own clock, from the `time` that
 * Bybit puts in each answer. The limit counts arrivals, so this tells when one falls out of the window.
 *
 * The shortest way seen (Bybit's `time` minus our departure, the smallest of the last answers) is how far
 * Bybit's clock is ahead of ours plus the least that a request travels; whatever an answer's own difference
 * has on top of it is how much later than the soonest possible that request arrived.
 */
export class ArrivalEstimate {
	private readonly ways: number[] = [];

	/**
	 * @param departed ms, our clock
	 * @param answered ms, our clock: the latest that the request can have arrived
	 * @param serverTime ms since 1970, the answer's `time`; undefined when there was no readable answer
	 * @returns ms, our clock: a departure that is one window later arrives one window after this request
	 */
	effectiveDeparture(departed: number, answered: number, serverTime: number | undefined): number {
		if (serverTime === undefined) return answered;
		const way = serverTime - departed;
		this.ways.push(way);
		if (this.ways.length > REMEMBERED) this.ways.shift();
		const late = way - Math.min(...this.ways);
		return Math.min(departed + late, answered);
	}
}
