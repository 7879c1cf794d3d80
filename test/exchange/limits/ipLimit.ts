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

interface Address {
	window: RollingWindow;
	bannedUntil: number;
}

/** Bybit's limit per IP address: whoever exceeds it is shut out for ten minutes. */
export class IpLimit {
	/** The most requests that any address sent in a window, since the last reset. */
	peak = 0;
	private readonly addresses = new Map<string, Address>();

	constructor(private readonly options: IpLimitOptions) {}

	/**
	 * Counts a request of an address at `now` (ms of a steady clock).
	 * @returns whether it may pass
	 */
	admit(address: string, now: number): boolean {
		const { requests, windowMs, banMs } = this.options;
		if (requests === Infinity) return true;
		let known = this.addresses.get(address);
		if (!known) {
			known = { window: new RollingWindow(requests, windowMs, true), bannedUntil: -Infinity };
			this.addresses.set(address, known);
		}
		if (now < known.bannedUntil) return false;
		if (known.window.add(now) > 0) {
			known.bannedUntil = now + banMs;
			return false;
		}
		this.peak = Math.max(this.peak, requests - known.window.left(now));
		return true;
	}

	/** Lifts every ban and forgets every request. */
	reset(): void {
		this.addresses.clear();
		this.peak = 0;
	}
}
