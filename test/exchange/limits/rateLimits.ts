import type { ResponseHeaders, RetCodeResponse } from '../http/exchangeResponse';
import { failure } from '../http/exchangeResponse';
import type { ServerClock } from '../exchangeClock';
import { RollingWindow } from './rollingWindow';

/** Endpoints that share a limit have the same group. */
export type RateGroup =
	| 'account-info'
	| 'order-create'
	| 'position-list'
	| 'query-api'
	| 'set-leverage'
	| 'set-margin-mode'
	| 'switch-mode'
	| 'symbol-info'
	| 'wallet-balance';

/**
 * Requests per rolling second and UID.
 * @see https://bybit-exchange.github.io/docs/v5/rate-limit
 */
export const RATE_LIMITS: Readonly<Record<RateGroup, number>> = {
	'account-info': 50,
	'order-create': 10,
	'position-list': 50,
	'query-api': 10,
	'set-leverage': 10,
	'set-margin-mode': 5,
	'switch-mode': 10,
	// Not in Bybit's table: only the limit per IP address is known.
	'symbol-info': Infinity,
	'wallet-balance': 50,
};

const WINDOW_MS = 1000;

/** The headers that a request gets, and the error when it is over the limit. */
export interface RateCheck {
	headers: ResponseHeaders;
	error?: RetCodeResponse;
}

/** The rolling windows of every UID and group. */
export class RateLimits {
	private readonly windows = new Map<string, RollingWindow>();

	/**
	 * @param limits requests per second by group; `Infinity` for none
	 * @param countRejected whether rejected requests fill the window as well
	 * @param resetHeader whether 10006 says when to come back
	 */
	constructor(
		private readonly limits: Readonly<Record<RateGroup, number>>,
		private readonly countRejected: boolean,
		private readonly resetHeader: boolean,
	) {}

	/** Counts a request of a UID and group, now; the reset is by the clock of the server it reached. */
	check(uid: number, group: RateGroup, clock: ServerClock): RateCheck {
		const limit = this.limits[group];
		if (limit === Infinity) return { headers: {} };
		const window = this.window(uid, group, limit);
		const now = clock.steady();
		const wait = window.add(now);
		const headers: ResponseHeaders = {
			'X-Bapi-Limit': String(limit),
			'X-Bapi-Limit-Status': String(wait > 0 ? 0 : window.left(now)),
		};
		if (wait === 0 || this.resetHeader) {
			// The next whole ms: the one before would be early by the fraction the clock leaves out.
			const ms = wait === 0 ? 0 : Math.floor(wait) + 1;
			headers['X-Bapi-Limit-Reset-Timestamp'] = String(clock.server() + ms);
		}
		return wait > 0 ? { headers, error: failure(10006) } : { headers };
	}

	/** Forgets every request. */
	reset(): void {
		this.windows.clear();
	}

	private window(uid: number, group: RateGroup, limit: number): RollingWindow {
		const name = `${uid} ${group}`;
		let window = this.windows.get(name);
		if (!window) {
			window = new RollingWindow(limit, WINDOW_MS, this.countRejected);
			this.windows.set(name, window);
		}
		return window;
	}
}
