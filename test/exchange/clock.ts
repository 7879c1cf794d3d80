/** Two clocks: the host's for measuring, and the exchange's, which may run fast or slow. */
export class Clock {
	/**
	 * @param offsetMs the exchange's clock minus the host's, ms; may be changed at any time
	 * @param fixed a clock to use in place of the host's, ms since 1970
	 */
	constructor(
		public offsetMs: number,
		private readonly fixed?: () => number,
	) {}

	/** The host's time, whole ms since 1970. */
	host(): number {
		return this.fixed ? this.fixed() : Date.now();
	}

	/** The exchange's time, whole ms since 1970. */
	server(): number {
		return this.host() + this.offsetMs;
	}

	/** A time that only ever grows, ms with fractions: rolling windows are measured by it. */
	steady(): number {
		return this.fixed ? this.fixed() : performance.now();
	}
}
