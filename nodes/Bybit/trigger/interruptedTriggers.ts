import type { StoredState } from './storedState';

/** What a trigger goes on with that n8n closes and starts again because it reported that Bybit is unavailable. */
export interface Interrupted {
	state: StoredState;
	/** Reported already. */
	symbols: readonly string[];
	/** ms of the monotonic clock. */
	time: number;
}

/** ms in which n8n starts it again. Later someone else did, and wants a baseline. */
const LIFETIME = 60_000;

/** By workflow and node, over all of this process: n8n makes everything else anew. */
const interrupted = new Map<string, Interrupted>();

export function keepInterrupted(id: string, trigger: Interrupted): void {
	interrupted.set(id, trigger);
}

/** What was kept for this trigger, once. */
export function takeInterrupted(id: string, now: number): Interrupted | undefined {
	const trigger = interrupted.get(id);
	interrupted.delete(id);
	return trigger && now - trigger.time <= LIFETIME ? trigger : undefined;
}
