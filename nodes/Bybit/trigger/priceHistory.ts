/** A one-minute candle. The newest one may be open: its close is then the last price. */
export interface Candle {
	/** ms since 1970 by Bybit's clock, the beginning of the minute. */
	start: number;
	open: number;
	high: number;
	low: number;
	close: number;
}

/** The candles of one response, or what is known of them: oldest first, never empty. */
export interface PriceHistory {
	/** When Bybit sent the newest of them, ms since 1970 by its clock. */
	time: number;
	candles: readonly Candle[];
}

/** Length of a candle, ms. */
export const MINUTE = 60_000;

/** A clock that is this far behind the check before was set back, ms: less is one server behind another. */
export const CLOCK_SET_BACK = 5 * MINUTE;

/** The highest and the lowest price of some time; of no time at all, `nothing`. */
interface Range {
	high: number;
	low: number;
}

const nothing: Range = { high: -Infinity, low: Infinity };

/** A price, and the range of the alert's window up to then, which includes it. */
export interface Moment {
	price: number;
	range: Range;
}

/** What is new in a candle: all of it, or what happened since a check that saw its beginning. */
export interface Segment {
	/** The end of what was known before. */
	before: Moment;
	/** The range of the window without what is new. */
	window: Range;
	open: number;
	high: number;
	low: number;
	close: number;
}

export function last<Item>(items: readonly Item[]): Item {
	return items[items.length - 1] as Item;
}

export function widen({ high, low }: Range, other: Range): Range {
	return { high: Math.max(high, other.high), low: Math.min(low, other.low) };
}

/** A price as the moment that follows a range. */
export function momentAfter(range: Range, price: number): Moment {
	return { price, range: widen(range, { high: price, low: price }) };
}

/**
 * The range of the window that ends in a candle, without that candle. The window only overlaps its
 * oldest minute, of which no more than the close is surely inside.
 */
function windowBefore(candles: readonly Candle[], index: number, minutes: number): Range {
	const end = (candles[index] as Candle).start;
	let range = nothing;
	for (const candle of candles.slice(0, index).reverse()) {
		const age = end - candle.start;
		if (age > minutes * MINUTE) break;
		const { close } = candle;
		range = widen(range, age < minutes * MINUTE ? candle : { high: close, low: close });
	}
	return range;
}

/** A candle that no check saw before. */
export function newSegment(candles: readonly Candle[], index: number, minutes: number): Segment {
	const candle = candles[index] as Candle;
	const previous = candles[index - 1];
	const before = previous
		? momentAfter(widen(windowBefore(candles, index - 1, minutes), previous), previous.close)
		: momentAfter(nothing, candle.open);
	return { ...candle, before, window: windowBefore(candles, index, minutes) };
}

/**
 * A candle that the check before saw the beginning of. An extreme that did not grow was there already;
 * of what happened since then inside the extremes, candles tell the close alone.
 */
export function grownSegment(
	candles: readonly Candle[],
	index: number,
	minutes: number,
	earlier: Candle,
): Segment {
	const { high, low, close } = candles[index] as Candle;
	const window = widen(windowBefore(candles, index, minutes), earlier);
	return {
		before: momentAfter(window, earlier.close),
		window,
		open: earlier.close,
		high: high > earlier.high ? high : close,
		low: low < earlier.low ? low : close,
		close,
	};
}

/** What was known and what was read, oldest first; a server that lags behind takes no extreme back. */
export function merge(known: PriceHistory | undefined, read: PriceHistory): Candle[] {
	const oldest = (read.candles[0] as Candle).start;
	const earlier = known && last(known.candles);
	return [
		...(known?.candles.filter(({ start }) => start < oldest) ?? []),
		...read.candles.map((candle) =>
			candle.start === earlier?.start ? { ...candle, ...widen(candle, earlier) } : candle,
		),
	];
}

/** A response that is older than the one before: overtaken on its way, or of a server that lags behind. */
export function isOutdated(known: PriceHistory, read: PriceHistory): boolean {
	return read.time <= known.time || last(read.candles).start < last(known.candles).start;
}
