import fc from 'fast-check';

import type { AlertCondition } from '../../../../nodes/Bybit/trigger/alertConditions';
import { MINUTE, type Candle } from '../../../../nodes/Bybit/trigger/priceHistory';

/** A trade. */
export interface Tick {
	time: number;
	price: number;
}

/** The beginning of all paths: a full minute. */
export const START = 1_700_000_040_000;

/** Few prices, so that levels are touched, crossed and left all the time. */
const prices = fc.integer({ min: 96, max: 104 });

const steps = fc.array(fc.tuple(fc.constantFrom(1000, 7000, 20_000, 61_000), prices), {
	minLength: 2,
	maxLength: 40,
});

export const minuteOf = (time: number): number => Math.floor(time / MINUTE) * MINUTE;

/** A random walk of trades; where a minute has none, its candle is flat, as if the price were repeated. */
export const tickPaths: fc.Arbitrary<Tick[]> = steps.map((walk) => {
	const ticks: Tick[] = [{ time: START, price: 100 }];
	let time = START;
	for (const [pause, price] of walk) {
		const standing = ticks[ticks.length - 1] as Tick;
		time += pause;
		for (let start = minuteOf(standing.time) + MINUTE; start < minuteOf(time); start += MINUTE)
			ticks.push({ time: start, price: standing.price });
		ticks.push({ time, price });
	}
	return ticks;
});

export const conditions: fc.Arbitrary<AlertCondition> = fc.oneof(
	fc.record({
		condition: fc.constantFrom('crossing', 'crossingDown', 'crossingUp'),
		level: prices,
	}),
	fc.record({
		condition: fc.constantFrom('movingDown', 'movingUp'),
		percent: fc.constantFrom(1, 2, 3, 5),
		minutes: fc.integer({ min: 1, max: 4 }),
	}),
);

/** What Bybit serves once these trades are done. */
export function candlesOf(ticks: readonly Tick[]): Candle[] {
	const minutes = new Map<number, number[]>();
	for (const { time, price } of ticks)
		minutes.set(minuteOf(time), [...(minutes.get(minuteOf(time)) ?? []), price]);
	return [...minutes].map(([start, inside]) => ({
		start,
		open: inside[0] as number,
		high: Math.max(...inside),
		low: Math.min(...inside),
		close: inside[inside.length - 1] as number,
	}));
}

/** Whether a condition is met by the last of these prices, which are those of its window. */
function isMet(alert: AlertCondition, direction: 'up' | 'down', window: number[]): boolean {
	const price = window[window.length - 1] as number;
	if ('level' in alert) return direction === 'up' ? price >= alert.level : price <= alert.level;
	return direction === 'up'
		? price * 100 >= Math.min(...window) * (100 + alert.percent)
		: price * 100 <= Math.max(...window) * (100 - alert.percent);
}

const directionsOf = {
	crossing: ['up', 'down'],
	crossingUp: ['up'],
	crossingDown: ['down'],
	movingUp: ['up'],
	movingDown: ['down'],
} as const;

/** The prices done by now that surely lie in the window of a minute: up to now, and not before it began. */
function windowOf(done: readonly Tick[], alert: AlertCondition, minute: number): number[] {
	const first = minute - (('minutes' in alert ? alert.minutes : 1) - 1) * MINUTE;
	const entry = done.filter(({ time }) => minuteOf(time) === first - MINUTE).slice(-1);
	return [...entry, ...done.filter(({ time }) => time >= first)].map(({ price }) => price);
}

/**
 * Whether an alert fires on one way of the price, looking at each step of it.
 *
 * @param done all trades before
 * @param minute the minute that the way lies in
 */
export function firesOn(
	alert: AlertCondition,
	done: readonly Tick[],
	minute: number,
	way: readonly number[],
): boolean {
	const before = done[done.length - 1] as Tick;
	return directionsOf[alert.condition].some((direction) => {
		let wasMet = isMet(alert, direction, windowOf(done, alert, minuteOf(before.time)));
		const window = windowOf(done, alert, minute);
		return way.some((price) => {
			window.push(price);
			const begins = isMet(alert, direction, window) && !wasMet;
			wasMet = isMet(alert, direction, window);
			return begins;
		});
	});
}

function pricesBetween(low: number, high: number): number[] {
	return Array.from({ length: high - low + 1 }, (_, step) => low + step);
}

/** All ways, of a few steps each, that the price can have taken to make this of a candle. */
export function possibleWays(candle: Candle, seen?: Candle): number[][] {
	const { open, high, low, close } = candle;
	const all = pricesBetween(Math.min(low, seen?.low ?? low), Math.max(high, seen?.high ?? high));
	const begin = seen ? [] : [open];
	const middles = [[], ...all.map((a) => [a]), ...all.flatMap((a) => all.map((b) => [a, b]))];
	return [
		...(!seen || seen.close === close ? [begin] : []),
		...middles.map((middle) => [...begin, ...middle, close]),
	].filter((way) => {
		const highest = Math.max(seen?.high ?? -Infinity, ...way);
		const lowest = Math.min(seen?.low ?? Infinity, ...way);
		const end = way.length > 0 ? way[way.length - 1] : seen?.close;
		return highest === high && lowest === low && end === close;
	});
}
