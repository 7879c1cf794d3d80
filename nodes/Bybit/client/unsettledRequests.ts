import type { Clock } from './clock';
import { overlaps, type Scope } from './keyedMutex';

/**
 * A timestamp may be this far ahead of Bybit's clock, whose servers' may be 250 ms apart; ms. So long after it was
 * sent, plus the receive window, Bybit rejects a request for its age, whatever this host's clock shows.
 */
const MAX_CLOCK_LEAD_MS = 1_000 + 250;

interface UnsettledRequest {
	scope: Scope;
	/** Path and body: the same request again is harmless. */
	content: string;
	/** When Bybit rejects it for its age, ms by `Clock.now`. */
	expiresAt: number;
}

/**
 * Changes whose response was lost or unclear. Bybit may still carry one out until its receive window ends, also
 * after a later change, and so would undo that. Until then nothing different may be sent for the same scope.
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
	 * @param sentAt ms by `Clock.now`
	 * @param recvWindow ms
	 */
	add(scope: Scope, content: string, sentAt: number, recvWindow: number): void {
		this.requests.push({ scope, content, expiresAt: sentAt + recvWindow + MAX_CLOCK_LEAD_MS });
	}

	/**
	 * How long a request must wait, ms; 0 when nothing different is unsettled.
	 *
	 * @param content of a change; a read, which has none, differs from every change
	 */
	delayFor(scope: Scope, content?: string): number {
		const different = this.pending().filter(
			(request) => request.content !== content && overlaps(request.scope, scope),
		);
		return Math.max(0, ...different.map(({ expiresAt }) => expiresAt - this.clock.now()));
	}

	private pending(): UnsettledRequest[] {
		const now = this.clock.now();
		this.requests = this.requests.filter(({ expiresAt }) => expiresAt > now);
		return this.requests;
	}
}
