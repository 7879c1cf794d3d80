import type { Clock } from '../../../../nodes/Bybit/client/clock';

/** What the host's clock showed when virtual time began, ms since 1970. */
export const EPOCH = 1_750_000_000_000;

interface Timer {
	at: number;
	fire(): void;
}

/** Time that passes only while every promise waits: minutes take a moment, and every run is the same. */
export class VirtualClock implements Clock {
	private current = 0;
	private timers: Timer[] = [];

	/** @param wallClockOffsetMs the host's clock minus the true time */
	constructor(public wallClockOffsetMs = 0) {}

	now(): number {
		return this.current;
	}

	wallClock(): number {
		return EPOCH + Math.floor(this.current) + this.wallClockOffsetMs;
	}

	async sleep(ms: number): Promise<void> {
		await new Promise<void>((fire) => {
			const at = this.current + Math.max(0, ms);
			const before = this.timers.findLastIndex((timer) => timer.at <= at);
			this.timers.splice(before + 1, 0, { at, fire });
		});
	}

	/**
	 * Lets time pass until `work` has settled, and settles as it does.
	 *
	 * @throws Error when `work` waits for something that can never happen
	 */
	async until<T>(work: Promise<T>): Promise<T> {
		const state = { settled: false };
		const settle = () => {
			state.settled = true;
		};
		work.then(settle, settle);
		for (;;) {
			await settled();
			if (state.settled) return await work;
			const next = this.timers.shift();
			if (!next) throw new Error('Deadlock: everything waits and no timer is left');
			this.current = Math.max(this.current, next.at);
			next.fire();
		}
	}

	async pass(ms: number): Promise<void> {
		await this.until(this.sleep(ms));
	}
}

/** Resolves once every promise that can go on has done so. */
export async function settled(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
