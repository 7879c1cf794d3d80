/** The clock of one of the exchange's servers, beside the host's. */
export interface ServerClock {
	/** The host's time, whole ms since 1970. */
	host(): number;
	/** The server's time, whole ms since 1970. */
	server(): number;
	/** A time that only ever grows, ms with fractions: rolling windows are measured by it. */
	steady(): number;
}

/** The host's clock for measuring, and those of the exchange's servers, which may run fast or slow. */
export class ExchangeClock {
	/** The servers' clocks minus the exchange's, ms; requests alternate between them. */
	serverOffsetsMs: readonly number[] = [0];
	private next = 0;

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
	exchange(): number {
		return this.host() + this.offsetMs;
	}

	/** A time that only ever grows, ms with fractions. */
	steady(): number {
		return this.fixed ? this.fixed() : performance.now();
	}

	/** The server that the next request reaches, in rotation. */
	nextServer(): { index: number; clock: ServerClock } {
		const index = this.next++ % this.serverOffsetsMs.length;
		const clock: ServerClock = {
			host: () => this.host(),
			server: () => this.exchange() + (this.serverOffsetsMs[index] ?? 0),
			steady: () => this.steady(),
		};
		return { index, clock };
	}
}
