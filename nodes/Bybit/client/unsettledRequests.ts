import type { Clock } from './clock';
import { overlaps, type Scope } from './keyedMutex';

interface UnsettledRequest {
	scope: Scope;
	/** Path and body: the same request again is harmless. */
	content: string;
	/** When Bybit refuses it for its age, ms by `Clock.now`. */
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

	/** @param expiresAt ms by `Clock.now` */
	add(scope: Scope, content: string, expiresAt: number): void {
		this.requests.push({ scope, content, expiresAt });
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
