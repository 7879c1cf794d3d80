import type { Instrument } from '../instruments/listedInstrument';
import { firstAfter, type PriceBook, type PriceType } from './priceBook';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** 1970 began on a Thursday, weeks begin on Monday. */
const FIRST_MONDAY = 4 * DAY;

/** Lengths in minutes by name; D, W and M follow the calendar in UTC. */
const INTERVAL_MINUTES: Readonly<Record<string, number>> = {
	'1': 1,
	'3': 3,
	'5': 5,
	'15': 15,
	'30': 30,
	'60': 60,
	'120': 120,
	'240': 240,
	'360': 360,
	'720': 720,
};

/** How time is cut into candles: the start of the candle so many candles from the one around a moment. */
export type Interval = (ms: number, steps: number) => number;

export interface Candle {
	/** ms since 1970. */
	start: number;
	open: number;
	high: number;
	low: number;
	close: number;
	/** How often the price changed: the exchange has no trades. */
	changes: number;
}

/** Which candles to list: ms since 1970, and at most how many. */
export interface CandleRange {
	start?: number;
	end?: number;
	limit: number;
	/** The clock: the newest candle is the one around it, and still open. */
	now: number;
	/** There are no candles before, ms. */
	listedAt: number;
	/** There are no candles after, ms; `Infinity` while the contract lives. */
	closedAt: number;
}

/** The interval of that name, or undefined for one that Bybit does not have. */
export function intervalOf(name: string): Interval | undefined {
	if (name === 'D') return fixed(DAY, 0);
	if (name === 'W') return fixed(7 * DAY, FIRST_MONDAY);
	if (name === 'M') return month;
	const minutes = INTERVAL_MINUTES[name];
	return minutes === undefined ? undefined : fixed(minutes * MINUTE, 0);
}

/**
 * The starts of the candles in a range, oldest first, from the candle around `start` to the one around
 * `end`. Where the limit is too small, `start` alone keeps the oldest, anything else the newest.
 */
export function candleStarts(interval: Interval, range: CandleRange): number[] {
	const { start, end, limit } = range;
	const newest = interval(Math.min(end ?? Infinity, range.now, range.closedAt), 0);
	const oldest = interval(Math.max(start ?? -Infinity, range.listedAt), 0);
	const starts: number[] = [];
	if (start !== undefined && end === undefined) {
		for (let at = oldest; at <= newest && starts.length < limit; at = interval(at, 1)) {
			starts.push(at);
		}
		return starts;
	}
	for (let at = newest; at >= oldest && starts.length < limit; at = interval(at, -1)) {
		starts.push(at);
	}
	return starts.reverse();
}

/**
 * The candle that starts at a moment, as far as the clock has come. It opens at the close before it, as
 * Bybit's do, so that a price that does not change gives flat candles.
 */
export function candleAt(
	prices: PriceBook,
	instrument: Instrument,
	type: PriceType,
	start: number,
	interval: Interval,
	now: number,
): Candle {
	const path = prices.path(instrument, type);
	const end = Math.min(interval(start, 1) - 1, now);
	const open = prices.priceAt(instrument, type, start - 1);
	const points = path.slice(firstAfter(path, start - 1), firstAfter(path, end));
	const values = points.map(([, price]) => price);
	return {
		start,
		open,
		high: Math.max(open, ...values),
		low: Math.min(open, ...values),
		close: values.at(-1) ?? open,
		changes: values.length,
	};
}

function fixed(length: number, offset: number): Interval {
	return (ms, steps) => (Math.floor((ms - offset) / length) + steps) * length + offset;
}

function month(ms: number, steps: number): number {
	const date = new Date(ms);
	return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + steps, 1);
}
