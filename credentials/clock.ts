import { BoundedMap } from './boundedMap';

// More sites than Bybit has; custom base URLs are what could otherwise pile up.
const offsets = new BoundedMap<string, number>(100);

/**
 * How far the exchange's clock is ahead of this host's, as last learnt in this process.
 *
 * @param baseUrl the exchange's site as `baseUrlOf` gives it
 * @returns milliseconds to add to `Date.now()`; 0 when nothing was learnt
 */
export function clockOffset(baseUrl: string): number {
	return offsets.get(baseUrl) ?? 0;
}

/**
 * Keeps, for the life of the process, how far the exchange's clock is ahead of this host's.
 *
 * @param baseUrl the exchange's site as `baseUrlOf` gives it
 * @param offsetMs milliseconds to add to `Date.now()`, negative when this host's clock is fast;
 *   anything but a finite number is ignored, since it would spoil every later timestamp
 */
export function learnClockOffset(baseUrl: string, offsetMs: number): void {
	if (Number.isFinite(offsetMs)) offsets.set(baseUrl, Math.trunc(offsetMs));
}
