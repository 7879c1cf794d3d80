import { RollingWindow } from './rollingWindow';

/** How many requests an address may send, to all endpoints and for all keys together. */
export interface IpLimitOptions {
	/** Requests allowed in any window; default 600. */
	requests: number;
	/** Length of the window, ms; default 5000. */
	windowMs: number;
	/** How long an address is shut out once it exceeds that, ms; default ten minutes. */
	banMs: number;
}

/** @see https://bybit-exchange.github.io/docs/v5/rate-limit#ip-limit */
export const IP_LIMIT: Readonly<IpLimitOptions> = {
	requests: 600,
	windowMs: 5000,
	banMs: 600_000,
};

interface Visitor {
	window: RollingWindow;
	bannedUntil: number;
}

/** Bybit's limit per IP address: whoever exceeds it is shut out for ten minutes. */
export class IpLimit {
	/** The most requests that any address sent in a window, since the last reset. */
	peak = 0;
	private readonly visitors = new Map<string, Visitor>();

	constructor(private readonly options: IpLimitOptions) {}

	/**
	 * Notes a request of an address at `now` (ms of a steady clock).
	 * @returns whether it may pass
	 */
	admit(address: string, now: number): boolean {
		const { requests, windowMs, banMs } = this.options;
		if (requests === Infinity) return true;
		let visitor = this.visitors.get(address);
		if (!visitor) {
			visitor = { window: new RollingWindow(requests, windowMs, true), bannedUntil: -Infinity };
			this.visitors.set(address, visitor);
		}
		if (now < visitor.bannedUntil) return false;
		if (visitor.window.arrive(now) > 0) {
			visitor.bannedUntil = now + banMs;
			return false;
		}
		this.peak = Math.max(this.peak, requests - visitor.window.left(now));
		return true;
	}

	/** Lifts every ban and forgets every request. */
	reset(): void {
		this.visitors.clear();
		this.peak = 0;
	}
}
