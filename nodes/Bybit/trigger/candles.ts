import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { untilAborted } from '../client/abort';
import type { RateLimiter } from '../client/rateLimiter';
import { connectionError, hasList, readResponse } from '../client/response';
import { BybitRequestError } from '../errors/BybitRequestError';
import { MINUTE, type Candle, type PriceHistory } from './priceHistory';
import type { PriceType, TriggerSettings } from './triggerSettings';

/** @see https://bybit-exchange.github.io/docs/v5/market/kline */
export const candlePaths: Readonly<Record<PriceType, string>> = {
	index: '/v5/market/index-price-kline',
	last: '/v5/market/kline',
	mark: '/v5/market/mark-price-kline',
};

/** The most that Bybit puts into one response. */
export const MAX_CANDLES = 1000;

/** ms a request may take: the next check is a better retry. */
const TIMEOUT = 10_000;

/** Candles that end this long before the response are those of a contract that is not traded any more, ms. */
const MAX_AGE = 10 * MINUTE;

/** Bybit's response was a success, but has no price of now. */
export class NoPriceError extends Error {
	override readonly name = 'NoPriceError';
}

/** Of the three endpoints; mark and index prices have no volume. */
interface KlineResult {
	symbol?: unknown;
	list: unknown[];
}

function toCandle(row: unknown): Candle | undefined {
	if (!Array.isArray(row) || row.length < 5) return undefined;
	const numbers = row
		.slice(0, 5)
		.map((text: unknown) => (typeof text === 'string' ? Number(text) : NaN));
	if (!numbers.every((number) => Number.isFinite(number) && number > 0)) return undefined;
	const [start, open, ...others] = numbers as [number, number, number, number, number];
	const [high, low, close] = others;
	const prices = [open, high, low, close];
	return { start, open, high: Math.max(...prices), low: Math.min(...prices), close };
}

/** @throws {BybitRequestError} when a row is no candle, or two are of the same minute */
function toCandles(list: unknown[]): Candle[] {
	const candles = list.map(toCandle).filter((candle) => candle !== undefined);
	candles.sort((one, other) => one.start - other.start);
	const isWhole =
		candles.length === list.length &&
		candles.every(({ start }, index) => start !== candles[index + 1]?.start);
	if (isWhole) return candles;
	throw new BybitRequestError({ kind: 'unexpectedResponse' });
}

/** @throws {NoPriceError} when there is none, or none of now */
function checkAge(symbol: string, time: number, newest: Candle | undefined): void {
	if (!newest) throw new NoPriceError(`${symbol}: Bybit returned no price`);
	if (time - newest.start > MAX_AGE)
		throw new NoPriceError(
			`${symbol}: Bybit has no price since ${new Date(newest.start).toISOString()}`,
		);
}

export interface CandleReader {
	/**
	 * @param limit how many candles, the newest, at most {@link MAX_CANDLES}
	 * @throws {BybitRequestError | NoPriceError}
	 */
	(symbol: string, limit: number): Promise<PriceHistory>;
}

/**
 * Reads one-minute candles: a public request, without a key.
 *
 * @param limiter of this process' IP address, which it shares with all other requests to Bybit
 * @param signal ends all waits; a request under way comes to its own end, unheard
 */
export function createCandleReader(
	{ baseUrl, headers, category, priceType }: TriggerSettings,
	send: (request: IHttpRequestOptions) => Promise<unknown>,
	limiter: Pick<RateLimiter, 'acquire'>,
	signal: AbortSignal,
): CandleReader {
	const run = {};
	const request = async (symbol: string, limit: number) => {
		const permit = await limiter.acquire({ run, signal });
		const sending = send({
			method: 'GET',
			url: `${baseUrl}${candlePaths[priceType]}`,
			headers,
			// Without start and end, no clock of ours is needed.
			qs: { category, symbol, interval: '1', limit },
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: TIMEOUT,
		});
		permit.release({ rateLimited: false });
		try {
			// Not axios' abortSignal: Node.js warns of more than ten requests that share one.
			const response = (await untilAborted(sending, signal)) as IN8nHttpFullResponse;
			return readResponse<KlineResult>(
				response,
				(result) => hasList(result) && (result.symbol ?? symbol) === symbol,
			);
		} catch (error) {
			throw connectionError(error) ?? error;
		}
	};
	return async (symbol, limit) => {
		const { time, result } = await request(symbol, limit);
		const candles = toCandles(result.list);
		checkAge(symbol, time, candles[candles.length - 1]);
		return { time, candles };
	};
}
