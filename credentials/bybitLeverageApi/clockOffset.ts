import { BoundedMap } from './boundedMap';

// More than Bybit has sites; only custom base URLs could exceed it.
const offsets = new BoundedMap<string, number>(100);

/**
 * How far Bybit's clock is ahead of this host's clock, as last measured in this process.
 *
 * @param baseUrl scheme and host, as returned by `resolveBaseUrl`
 * @returns milliseconds to add to `Date.now()`; 0 when nothing was measured
 */
export function getClockOffset(baseUrl: string): number {
	return offsets.get(baseUrl) ?? 0;
}

/**
 * Keeps, for the life of the process, how far Bybit's clock is ahead of this host's clock.
 *
 * @param baseUrl scheme and host, as returned by `resolveBaseUrl`
 * @param offsetMs milliseconds to add to `Date.now()`, negative when this host's clock is fast. Anything
 *   but a finite number is ignored, because it would spoil every later timestamp.
 */
export function setClockOffset(baseUrl: string, offsetMs: number): void {
	if (Number.isFinite(offsetMs)) offsets.set(baseUrl, Math.trunc(offsetMs));
}

/**
 * Measures the offset from a response that rejects a request for its timestamp. What is known is kept where it
 * may be right: then the request was only late.
 *
 * @param baseUrl scheme and host, as returned by `resolveBaseUrl`
 * @param serverTime ms by Bybit's clock, from the response
 * @param sentAt ms by this host's clock, when the request was sent
 * @param receivedAt ms by this host's clock, when the response arrived
 * @see https://en.wikipedia.org/wiki/Cristian%27s_algorithm
 */
export function correctClockOffset(
	baseUrl: string,
	serverTime: number,
	sentAt: number,
	receivedAt: number,
): void {
	const current = getClockOffset(baseUrl);
	const most = serverTime - sentAt;
	const least = serverTime - receivedAt;
	if (current < least || current > most) setClockOffset(baseUrl, Math.round((least + most) / 2));
}
