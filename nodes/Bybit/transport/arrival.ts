/** An answer is remembered so long, ms: two clocks drift apart by less than the pace's margin in it. */
const REMEMBERED_MS = 60_000;

/** How many answers are remembered. */
const REMEMBERED = 64;

/** With fewer, the shortest way may be one of a cold start, and what comes after it be faster. */
const ENOUGH = 20;

/** All in ms; each holds the difference of two clocks, so that only comparing them means something. */
interface Travel {
	/** Bybit's `time` minus our departure. */
	there: number;
	/** Our hearing of the answer minus Bybit's `time`. */
	back: number;
	/** When it was answered, our clock. */
	answered: number;
}

/**
 * Estimates when a request of ours arrived at the exchange, on our own clock, from the `time` that
 * Bybit puts in each answer. The limit counts arrivals, so this tells when one falls out of the window.
 *
 * Both ways are bounded as NTP bounds them. No answer can be heard before its request arrived, so the
 * shortest way back of the last answers tells the latest moment at which this one did. And the shortest way
 * there is what any request takes at the least: only what this one had on top of it delays its successor.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc5905
 */
export class ArrivalEstimate {
	private readonly travels: Travel[] = [];

	/**
	 * @param departed ms, our clock
	 * @param answered ms, our clock: the latest that the request can have arrived
	 * @param serverTime ms since 1970, the answer's `time`; undefined when there was no readable answer
	 * @returns ms, our clock: a departure that is one window later arrives one window after this request
	 */
	effectiveDeparture(departed: number, answered: number, serverTime: number | undefined): number {
		if (serverTime === undefined) return answered;
		const there = serverTime - departed;
		this.remember({ there, back: answered - serverTime, answered });
		const arrived = serverTime + Math.min(...this.travels.map(({ back }) => back));
		if (this.travels.length < ENOUGH) return arrived;
		const late = there - Math.min(...this.travels.map((travel) => travel.there));
		return Math.min(departed + late, arrived);
	}

	/** What was seen misled us: begin anew. */
	forget(): void {
		this.travels.length = 0;
	}

	private remember(travel: Travel): void {
		const { travels } = this;
		travels.push(travel);
		const oldest = travel.answered - REMEMBERED_MS;
		while (travels.length > REMEMBERED || (travels[0]?.answered ?? oldest) < oldest)
			travels.shift();
	}
}
