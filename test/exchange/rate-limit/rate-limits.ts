import type { AnswerHeaders, RetCodeAnswer } from '../answer';
import { refuse } from '../answer';
import type { ServerClock } from '../clock';
import { RollingWindow } from './rolling-window';

/** Endpoints that share a limit have the same group. */
export type RateGroup =
	'set-leverage' | 'position-list' | 'account-info' | 'wallet-balance' | 'query-api';

/**
 * Requests per rolling second and UID.
 * @see https://bybit-exchange.github.io/docs/v5/rate-limit
 */
export const RATE_LIMITS: Readonly<Record<RateGroup, number>> = {
	'set-leverage': 10,
	'position-list': 50,
	'account-info': 50,
	'wallet-balance': 50,
	'query-api': 10,
};

const WINDOW_MS = 1000;

/** The verdict on one arrival: the headers to answer with, and the refusal when it is over the limit. */
export interface RateVerdict {
	headers: AnswerHeaders;
	refusal?: RetCodeAnswer;
}

/** The rolling windows of every UID and group. */
export class RateLimits {
	private readonly windows = new Map<string, RollingWindow>();

	/**
	 * @param limits requests per second by group; `Infinity` for none
	 * @param refusedCount whether refused requests fill the window as well
	 * @param resetHeader whether a refusal says when to come back
	 */
	constructor(
		private readonly limits: Readonly<Record<RateGroup, number>>,
		private readonly refusedCount: boolean,
		private readonly resetHeader: boolean,
	) {}

	/** Notes an arrival for a UID and group, now; the reset is by the clock of the server it reached. */
	arrive(uid: number, group: RateGroup, clock: ServerClock): RateVerdict {
		const limit = this.limits[group];
		if (limit === Infinity) return { headers: {} };
		const window = this.window(uid, group, limit);
		const now = clock.steady();
		const wait = window.arrive(now);
		const headers: AnswerHeaders = {
			'X-Bapi-Limit': String(limit),
			'X-Bapi-Limit-Status': String(wait > 0 ? 0 : window.left(now)),
		};
		if (wait === 0 || this.resetHeader) {
			// The next whole ms: the one before would be early by the fraction the clock leaves out.
			const ms = wait === 0 ? 0 : Math.floor(wait) + 1;
			headers['X-Bapi-Limit-Reset-Timestamp'] = String(clock.server() + ms);
		}
		return wait > 0 ? { headers, refusal: refuse(10006) } : { headers };
	}

	/** Forgets every arrival. */
	reset(): void {
		this.windows.clear();
	}

	private window(uid: number, group: RateGroup, limit: number): RollingWindow {
		const name = `${uid} ${group}`;
		let window = this.windows.get(name);
		if (!window) {
			window = new RollingWindow(limit, WINDOW_MS, this.refusedCount);
			this.windows.set(name, window);
		}
		return window;
	}
}
