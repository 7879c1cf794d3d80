import type { Clock } from './clock';
import { overlaps, type Scope } from './keyedMutex';

/**
 * Bybit accepts a timestamp up to a second ahead of its clock, and its servers' clocks may be 250 ms apart. So it
 * accepts a request only when every other one is rejected whose receive window ended so long before its timestamp; ms.
 */
const MAX_CLOCK_LEAD_MS = 1_000 + 250;

/** No request arrives this long after its receive window, were the host's clock right: its connection is gone; ms. */
const MAX_LATENESS_MS = 60_000;

interface UnsettledRequest {
	scope: Scope;
	/** Path and body: the same request again is harmless. */
	content: string;
	/** The timestamp from which on another request can no longer be overtaken, ms since 1970 as requests are signed. */
	settledAt: number;
	/** When it can be forgotten whatever the timestamps say, ms by `Clock.now`. */
	forgottenAt: number;
}

/**
 * Changes whose response was lost or unclear. Bybit may still carry one out until its receive window ends, also
 * after a later change, and so would undo that. Until then nothing different may be sent for the same scope.
 *
 * Timestamps are compared with timestamps, not with a clock: how far this host's clock is off then does not matter,
 * and where it is set or the offset is corrected, the wait follows.
 *
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export class UnsettledRequests {
	private requests: UnsettledRequest[] = [];

	constructor(private readonly clock: Clock) {}

	get idle(): boolean {
		return this.pending().length === 0;
	}

	/**
	 * @param content path and body
	 * @param timestamp that it was signed with, ms since 1970
	 * @param recvWindow ms
	 */
	add(scope: Scope, content: string, timestamp: number, recvWindow: number): void {
		const settledAfter = recvWindow + MAX_CLOCK_LEAD_MS;
		this.requests.push({
			...{ scope, content, settledAt: timestamp + settledAfter },
			forgottenAt: this.clock.now() + settledAfter + MAX_LATENESS_MS,
		});
	}

	/**
	 * How long a request must wait, ms; 0 when nothing different is unsettled.
	 *
	 * @param timestamp that it would be signed with now, ms since 1970
	 * @param content of a change; a read, which has none, differs from every change
	 */
	delayFor(scope: Scope, timestamp: number, content?: string): number {
		const now = this.clock.now();
		const delays = this.pending()
			.filter((request) => request.content !== content && overlaps(request.scope, scope))
			.map(({ settledAt, forgottenAt }) => Math.min(settledAt - timestamp, forgottenAt - now));
		return Math.max(0, ...delays);
	}

	/** Settled ones stay for a while: the offset may yet be corrected. */
	private pending(): UnsettledRequest[] {
		const now = this.clock.now();
		this.requests = this.requests.filter(({ forgottenAt }) => forgottenAt > now);
		return this.requests;
	}
}
