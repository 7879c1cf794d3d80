import type { Time } from '../../../../nodes/Bybit/transport/time';

/** What the host's clock showed when virtual time began, ms since 1970. */
export const BEGINNING = 1_750_000_000_000;

interface Timer {
	at: number;
	ring(): void;
}

/** Time that passes only while everybody waits: minutes take a moment, and every run is the same. */
export class VirtualTime implements Time {
	private current = 0;
	private timers: Timer[] = [];

	/** @param hostClockOffsetMs the host's clock minus the true time */
	constructor(private readonly hostClockOffsetMs = 0) {}

	now(): number {
		return this.current;
	}

	hostClock(): number {
		return BEGINNING + Math.floor(this.current) + this.hostClockOffsetMs;
	}

	async sleep(ms: number): Promise<void> {
		await new Promise<void>((ring) => {
			const at = this.current + Math.max(0, ms);
			const before = this.timers.findLastIndex((timer) => timer.at <= at);
			this.timers.splice(before + 1, 0, { at, ring });
		});
	}

	/** Lets time pass until `work` has settled, and hands on how. */
	async until<T>(work: Promise<T>): Promise<T> {
		const state = { settled: false };
		const settle = () => {
			state.settled = true;
		};
		work.then(settle, settle);
		for (;;) {
			await everybodyWaits();
			if (state.settled) return await work;
			const next = this.timers.shift();
			if (!next) throw new Error('Everybody waits, and nothing is left that could happen');
			this.current = Math.max(this.current, next.at);
			next.ring();
		}
	}

	async pass(ms: number): Promise<void> {
		await this.until(this.sleep(ms));
	}
}

/** Until every promise that can go on has done so. */
export async function everybodyWaits(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
