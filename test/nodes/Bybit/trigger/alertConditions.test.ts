import fc from 'fast-check';

import {
	checkAlerts,
	longestWindow,
	moveNow,
	type AlertCondition,
	type AlertEvent,
	type CheckSettings,
	type Firings,
	type WatchedAlert,
} from '../../../../nodes/Bybit/trigger/alertConditions';
import {
	MINUTE,
	type Candle,
	type PriceHistory,
} from '../../../../nodes/Bybit/trigger/priceHistory';
import {
	candlesOf,
	conditions,
	firesOn,
	minuteOf,
	possibleWays,
	START,
	tickPaths,
	type Tick,
} from './tickPath';

const DAY = 24 * 60 * MINUTE;

/** Everything fires, however old and however often. */
const always: CheckSettings = { repeat: 'everyTime', cooldown: 0, reach: DAY };

const asAlert = (condition: AlertCondition, key = 'alert'): WatchedAlert => ({ ...condition, key });

const crossingDown = asAlert({ condition: 'crossingDown', level: 100 });
const crossingUp = asAlert({ condition: 'crossingUp', level: 100 });
const crossing = asAlert({ condition: 'crossing', level: 100 });

/** A candle some minutes after the beginning. */
function candle(minute: number, open: number, high: number, low: number, close: number): Candle {
	return { start: START + minute * MINUTE, open, high, low, close };
}

/** A response in the middle of its newest candle, or so many seconds later. */
function response(candles: Candle[], seconds = 30): PriceHistory {
	return { time: (candles[candles.length - 1] as Candle).start + seconds * 1000, candles };
}

/** Checks one alert against responses in turn; the events of all of them. */
function watch(
	alert: WatchedAlert,
	responses: PriceHistory[],
	settings: CheckSettings = always,
): Array<AlertEvent<WatchedAlert>> {
	let known: PriceHistory | undefined;
	let firings: Firings = {};
	return responses.flatMap((read) => {
		const result = checkAlerts(known, read, [alert], firings, settings);
		known = result.history;
		firings = result.firings;
		return result.events;
	});
}

describe('crossing a level', () => {
	it.each([
		['falls through it', crossingDown, 101, 99, 1],
		['touches it from above', crossingDown, 101, 100, 1],
		['stays above it', crossingDown, 103, 101, 0],
		['leaves it downwards', crossingDown, 100, 99, 0],
		['rises through it', crossingDown, 99, 101, 0],
		['rises through it', crossingUp, 99, 101, 1],
		['touches it from below', crossingUp, 99, 100, 1],
		['leaves it upwards', crossingUp, 100, 101, 0],
		['falls through it', crossingUp, 101, 99, 0],
		['falls through it', crossing, 101, 99, 1],
		['rises through it', crossing, 99, 101, 1],
		['touches it from above', crossing, 101, 100, 1],
		['leaves it', crossing, 100, 101, 0],
	])('%s: %j from %d to %d', (_what, alert, from, to, count) => {
		const events = watch(alert, [
			response([candle(0, from, from, from, from)]),
			response([candle(0, from, from, from, from), candle(1, to, to, to, to)]),
		]);
		expect(events).toHaveLength(count);
	});

	it('never fires at the first check, whatever the candle has seen', () => {
		expect(watch(crossing, [response([candle(0, 101, 104, 96, 99)])])).toEqual([]);
	});

	it('finds a spike between two checks', () => {
		const events = watch(crossingDown, [
			response([candle(0, 101, 101, 101, 101)], 10),
			response([candle(0, 101, 101, 99, 101)], 20),
		]);
		expect(events).toHaveLength(1);
	});

	it('does not take a spike from before the first check for a new one', () => {
		const events = watch(crossingDown, [
			response([candle(0, 101, 101, 99, 101)], 10),
			response([candle(0, 101, 102, 99, 101)], 20),
		]);
		expect(events).toEqual([]);
	});

	it('finds a deeper spike in a candle that had one', () => {
		const events = watch(crossingDown, [
			response([candle(0, 101, 101, 99, 101)], 10),
			response([candle(0, 101, 101, 98, 101)], 20),
		]);
		expect(events).toHaveLength(1);
	});

	it('does not fire twice for the spike of a candle that goes on', () => {
		const events = watch(crossingDown, [
			response([candle(0, 101, 101, 101, 101)], 10),
			response([candle(0, 101, 101, 99, 101)], 20),
			response([candle(0, 101, 102, 99, 102)], 30),
			response([candle(0, 101, 102, 99, 102), candle(1, 102, 102, 102, 102)]),
		]);
		expect(events).toHaveLength(1);
	});

	it('fires again after the price went back', () => {
		const events = watch(crossingDown, [
			response([candle(0, 101, 101, 101, 101)], 10),
			response([candle(0, 101, 101, 99, 99)], 20),
			response([candle(0, 101, 101, 99, 101)], 30),
			response([candle(0, 101, 101, 98, 98)], 40),
		]);
		expect(events).toHaveLength(2);
	});

	it('does not guess that the high of a candle came before its low', () => {
		const events = watch(crossingDown, [
			response([candle(0, 99, 99, 99, 99)]),
			response([candle(0, 99, 99, 99, 99), candle(1, 99, 102, 98, 101)]),
		]);
		expect(events).toEqual([]);
	});

	it('knows that the close came after the high', () => {
		const events = watch(crossingDown, [
			response([candle(0, 99, 99, 99, 99)]),
			response([candle(0, 99, 99, 99, 99), candle(1, 99, 102, 98, 99)]),
		]);
		expect(events).toHaveLength(1);
	});

	it('finds a crossing in the gap between two candles', () => {
		const events = watch(crossingDown, [
			response([candle(0, 101, 101, 101, 101)]),
			response([candle(4, 99, 99, 99, 99)]),
		]);
		expect(events).toHaveLength(1);
	});

	it('compares prices of 12 decimals', () => {
		const alert = asAlert({ condition: 'crossingDown', level: Number('0.000000012345') });
		const [above, at] = ['0.000000012346', '0.000000012345'].map(Number) as [number, number];
		const before = response([candle(0, above, above, above, above)], 10);
		expect(watch(alert, [before, response([candle(0, above, above, above, above)], 20)])).toEqual(
			[],
		);
		expect(watch(alert, [before, response([candle(0, above, above, at, at)], 20)])).toHaveLength(1);
	});

	it('reports the last price, that of the check before, and when it happened', () => {
		const [event] = watch(crossingDown, [
			response([candle(0, 105, 106, 104, 105)]),
			response([candle(0, 105, 106, 103, 103), candle(1, 103, 103, 99, 102)], 42),
		]);
		expect(event).toEqual({
			alert: crossingDown,
			price: 102,
			previousPrice: 105,
			firing: { candleTime: START + MINUTE, time: START + MINUTE + 42_000, count: 1 },
		});
	});

	it('puts a crossing of a finished minute at the end of that minute at the latest', () => {
		const [event] = watch(crossingDown, [
			response([candle(0, 101, 101, 101, 101)]),
			response([candle(0, 101, 101, 99, 101), candle(1, 101, 101, 101, 101)], 42),
		]);
		expect(event?.firing).toEqual({ candleTime: START, time: START + MINUTE, count: 1 });
	});
});

describe('moving by a percentage', () => {
	const down = (percent: number, minutes: number) =>
		asAlert({ condition: 'movingDown', percent, minutes });
	const up = (percent: number, minutes: number) =>
		asAlert({ condition: 'movingUp', percent, minutes });
	const flat = (minute: number, price: number) => candle(minute, price, price, price, price);

	it('measures from the highest price of the window, touching included', () => {
		const events = watch(down(5, 2), [
			response([candle(0, 98, 100, 98, 98)]),
			response([candle(0, 98, 100, 98, 98), candle(1, 98, 98, 95, 96)]),
		]);
		expect(events).toMatchObject([{ change: -5, price: 96, previousPrice: 98 }]);
	});

	it('measures from the lowest price of the window on the way up', () => {
		const events = watch(up(5, 2), [
			response([candle(0, 102, 102, 100, 102)]),
			response([candle(0, 102, 102, 100, 102), candle(1, 102, 106, 102, 104)]),
		]);
		expect(events).toMatchObject([{ change: 6 }]);
	});

	it.each([0.3, 0.7, 1.1, 5, 33.3])('takes a move of exactly %p percent for one', (percent) => {
		const price = Number((1000 * (1 - percent / 100)).toFixed(6));
		const events = watch(down(percent, 2), [
			response([flat(0, 1000)]),
			response([flat(0, 1000), flat(1, price)]),
		]);
		expect(events).toHaveLength(1);
	});

	it('forgets a high that may be older than the window', () => {
		const before = [candle(0, 99, 105, 99, 99), flat(1, 99)];
		const events = watch(down(5, 2), [response(before), response([...before, flat(2, 98)])]);
		expect(events).toEqual([]);
	});

	it('remembers the close of the minute in which the window begins', () => {
		const before = [flat(0, 105), flat(1, 101)];
		expect(watch(down(5, 2), [response(before), response([...before, flat(2, 99)])])).toHaveLength(
			1,
		);
		expect(watch(down(5, 1), [response(before), response([...before, flat(2, 99)])])).toEqual([]);
	});

	it('fires once for a move that lasts, and again after one that ended', () => {
		const candles = [flat(0, 100), flat(1, 95), flat(2, 94), flat(3, 99), flat(4, 93)];
		const responses = candles.map((_, index) => response(candles.slice(0, index + 1)));
		expect(watch(down(5, 60), responses).map(({ firing }) => firing.candleTime)).toEqual([
			START + MINUTE,
			START + 4 * MINUTE,
		]);
	});

	it('does not fire for a move that was there when it was switched on', () => {
		const candles = [flat(0, 100), flat(1, 94)];
		expect(watch(down(5, 60), [response(candles), response([...candles, flat(2, 93)])])).toEqual(
			[],
		);
	});

	it('counts what the price did before the alert was switched on', () => {
		const candles = [flat(0, 100), flat(1, 96)];
		expect(
			watch(down(5, 60), [response(candles), response([...candles, flat(2, 95)])]),
		).toHaveLength(1);
	});

	it('does not guess that the high of a candle came before its low', () => {
		const before = [flat(0, 100)];
		const wild = candle(1, 100, 103, 97, 100);
		expect(watch(down(5, 60), [response(before), response([...before, wild])])).toEqual([]);
	});

	it('reports the largest move that surely happened', () => {
		const before = [flat(0, 100)];
		const wild = candle(1, 100, 110, 94, 101);
		const [event] = watch(down(5, 60), [response(before), response([...before, wild])]);
		expect(event?.change).toBe(-8.18);
	});

	it('keeps no more candles than its window needs', () => {
		const candles = Array.from({ length: 100 }, (_, minute) => flat(minute, 100));
		const { history } = checkAlerts(undefined, response(candles), [down(5, 10)], {}, always);
		expect(history.candles).toHaveLength(12);
		expect(longestWindow([down(5, 10), crossing, up(5, 7)])).toBe(10);
		expect(longestWindow([crossing])).toBe(0);
	});
});

describe('how often', () => {
	const zigzag = [101, 99, 101, 99, 101, 99].map((price, minute) =>
		candle(minute, price, price, price, price),
	);
	const responses = zigzag.map((_, index) => response(zigzag.slice(0, index + 1)));
	const minutes = (events: Array<AlertEvent<WatchedAlert>>) =>
		events.map(({ firing }) => (firing.candleTime - START) / MINUTE);

	it('fires every time without a cooldown', () => {
		expect(minutes(watch(crossingDown, responses))).toEqual([1, 3, 5]);
	});

	it('drops what happens during the cooldown, which ends to the millisecond', () => {
		const cooldown = 2 * MINUTE;
		expect(minutes(watch(crossingDown, responses, { ...always, cooldown }))).toEqual([1, 3, 5]);
		expect(minutes(watch(crossingDown, responses, { ...always, cooldown: cooldown + 1 }))).toEqual([
			1, 5,
		]);
	});

	it('fires once if it is to fire once', () => {
		expect(minutes(watch(crossingDown, responses, { ...always, repeat: 'once' }))).toEqual([1]);
	});

	it('counts its firings', () => {
		expect(watch(crossingDown, responses).map(({ firing }) => firing.count)).toEqual([1, 2, 3]);
	});

	it('fires once per candle and check', () => {
		const both = watch(crossing, [
			response([candle(0, 101, 101, 101, 101)], 10),
			response([candle(0, 101, 101, 99, 101)], 20),
		]);
		expect(both).toHaveLength(1);
	});
});

describe('several alerts at once', () => {
	/** The levels or percentages in the order in which they fire when the price goes there. */
	function order(alerts: AlertCondition[], from: number, to: number): number[] {
		const before = candle(0, from, from, from, from);
		const after = candle(1, from, Math.max(from, to), Math.min(from, to), to);
		const { events } = checkAlerts(
			response([before]),
			response([before, after]),
			alerts.map((alert, row) => asAlert(alert, String(row))),
			{},
			always,
		);
		return events.map(({ alert }) => ('level' in alert ? alert.level : alert.percent));
	}

	it.each(['crossingDown', 'crossing'] as const)(
		'reaches the highest level first: %s',
		(condition) => {
			const ladder = [85, 95, 90].map((level) => ({ condition, level }));
			expect(order(ladder, 100, 80)).toEqual([95, 90, 85]);
		},
	);

	it.each(['crossingUp', 'crossing'] as const)(
		'reaches the lowest level first: %s',
		(condition) => {
			const ladder = [95, 85, 90].map((level) => ({ condition, level }));
			expect(order(ladder, 80, 100)).toEqual([85, 90, 95]);
		},
	);

	it.each([
		['movingDown', 80],
		['movingUp', 120],
	] as const)('reaches the smallest percentage first: %s', (condition, to) => {
		const ladder = [15, 5, 10].map((percent) => ({ condition, percent, minutes: 5 }));
		expect(order(ladder, 100, to)).toEqual([5, 10, 15]);
	});
});

describe('levels and moves at once', () => {
	const order = (extreme: number, to: number, alerts: AlertCondition[]) => {
		const before = [candle(0, 100, Math.max(100, extreme), Math.min(100, extreme), 100)];
		const quiet = candle(1, 100, 100, 100, 100);
		const after = candle(2, 100, Math.max(100, to), Math.min(100, to), to);
		const { events } = checkAlerts(
			response([...before, quiet]),
			response([...before, quiet, after]),
			alerts.map((alert, row) => asAlert(alert, String(row))),
			{},
			always,
		);
		return events.map(({ alert }) => alert.key);
	};

	it('puts a move from a high of the window where it fires on the way down', () => {
		const long = { condition: 'movingDown', percent: 10, minutes: 60 } as const;
		const short = { condition: 'movingDown', percent: 5, minutes: 1 } as const;
		// 10 % below 110 is 99, 5 % below 100 is 95.
		const levels = [94, 97, 99.5].map((level) => ({ condition: 'crossingDown', level }) as const);
		expect(order(110, 90, [...levels, short, long])).toEqual(['2', '4', '1', '3', '0']);
	});

	it('puts a move from a low of the window where it fires on the way up', () => {
		const long = { condition: 'movingUp', percent: 10, minutes: 60 } as const;
		const short = { condition: 'movingUp', percent: 5, minutes: 1 } as const;
		// 10 % above 92 is 101.2, 5 % above 100 is 105.
		const levels = [107, 103, 100.5].map((level) => ({ condition: 'crossingUp', level }) as const);
		expect(order(92, 110, [...levels, short, long])).toEqual(['2', '4', '1', '3', '0']);
	});
});

describe('the move at present', () => {
	const candles = [candle(0, 100, 110, 90, 100), candle(1, 100, 101, 98, 99)];

	it.each([
		['movingDown', 5, -10],
		['movingDown', 1, -1.98],
		['movingUp', 5, 10],
		['movingUp', 1, 1.02],
	] as const)('%s within %d minutes: %d', (condition, minutes, change) => {
		expect(moveNow({ condition, percent: 5, minutes }, candles)).toBe(change);
	});
});

describe('how far back', () => {
	const candles = [101, 99, 101, 99, 101, 101].map((price, minute) =>
		candle(minute, price, price, price, price),
	);
	const after = (reach: number) =>
		watch(crossingDown, [response(candles.slice(0, 1)), response(candles)], {
			...always,
			reach,
		}).map(({ firing }) => (firing.candleTime - START) / MINUTE);

	it('finds what happened within its reach', () => {
		expect(after(DAY)).toEqual([1, 3]);
		// 5:30 now: the minute 3:00 ended 1:30 ago.
		expect(after(90_001)).toEqual([3]);
		expect(after(90_000)).toEqual([]);
	});

	it('begins anew without any reach', () => {
		const result = checkAlerts(
			response([candle(0, 101, 101, 101, 101)], 10),
			response([candle(0, 101, 101, 99, 99)], 20),
			[crossingDown],
			{},
			{ ...always, reach: 0 },
		);
		expect(result).toMatchObject({ events: [], history: { time: START + 20_000 } });
	});
});

describe('responses that are late, old or odd', () => {
	const known = response([candle(0, 101, 102, 100.5, 101), candle(1, 101, 101, 101, 101)]);

	it.each([
		['sent before the one known', response([candle(1, 101, 101, 99, 99)], 29)],
		['sent at the same moment', response([candle(1, 101, 101, 99, 99)], 30)],
		['without the newest candle', { time: known.time + 1, candles: [candle(0, 101, 101, 99, 99)] }],
	])('ignores one %s', (_what, read) => {
		expect(checkAlerts(known, read, [crossingDown], {}, always)).toEqual({
			history: known,
			firings: {},
			events: [],
		});
	});

	it('begins anew when the clock was set back', () => {
		const old = { time: known.time - 5 * MINUTE - 1, candles: [candle(-5, 99, 99, 99, 99)] };
		const { history, events } = checkAlerts(known, old, [crossingDown], {}, always);
		expect({ history, events }).toEqual({ history: old, events: [] });
		const lagging = { ...old, time: known.time - 5 * MINUTE };
		expect(checkAlerts(known, lagging, [crossingDown], {}, always).history).toBe(known);
	});

	it('fires again after the clock was set back by more than the cooldown', () => {
		const firings = { alert: { candleTime: START + DAY, time: START + DAY, count: 4 } };
		const read = response([candle(1, 101, 101, 99, 99)], 40);
		const settings = { ...always, cooldown: 5 * MINUTE };
		const { events } = checkAlerts(known, read, [crossingDown], firings, settings);
		expect(events).toMatchObject([{ firing: { count: 5 } }]);
	});

	it('keeps an extreme that a response does not have any more', () => {
		const seen = response([candle(0, 101, 101, 99, 101)], 10);
		const without = response([candle(0, 101, 101, 101, 101)], 20);
		const again = response([candle(0, 101, 101, 99, 101)], 30);
		expect(watch(crossingDown, [seen, without, again])).toEqual([]);
	});
});

describe('random prices', () => {
	/** After which trades a check happens; the last one always. */
	function checksAfter(ticks: readonly Tick[], mask: readonly boolean[]): number[] {
		return ticks
			.map((_, index) => index)
			.filter((index) => index === 0 || index === ticks.length - 1 || mask[index % mask.length]);
	}

	const masks = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 });

	/** What a check after this trade reads, no older than it has to be. */
	function responseAfter(ticks: readonly Tick[], index: number, from = 0): PriceHistory {
		const done = ticks.slice(0, index + 1);
		const candles = candlesOf(done).filter(({ start }) => start >= from);
		return { time: (done[index] as Tick).time, candles };
	}

	interface Fired {
		check: number;
		candleTime: number;
	}

	/** What the code finds with checks after these trades, losing its memory at some of them. */
	function run(
		alert: WatchedAlert,
		ticks: readonly Tick[],
		checks: readonly number[],
		restartBefore: (check: number) => boolean = () => false,
	): Fired[] {
		let known: PriceHistory | undefined;
		let saved: PriceHistory | undefined;
		let firings: Firings = {};
		return checks.flatMap((check) => {
			if (restartBefore(check)) known = saved;
			const from = known && known !== saved ? known.candles[known.candles.length - 1]?.start : 0;
			const read = responseAfter(ticks, check, from);
			const result = checkAlerts(known, read, [alert], firings, always);
			known = result.history;
			firings = result.firings;
			// Activation and what fires are saved, with the newest candle alone.
			if (!saved || result.events.length > 0)
				saved = { time: read.time, candles: known.candles.slice(-1) };
			return result.events.map(({ firing }) => ({ check, candleTime: firing.candleTime }));
		});
	}

	/** What surely happened between these checks, by trying every way the price can have taken. */
	function surely(alert: WatchedAlert, ticks: readonly Tick[], checks: readonly number[]): Fired[] {
		return checks.slice(1).flatMap((check, index) => {
			const before = checks[index] as number;
			const seen = candlesOf(ticks.slice(0, before + 1)).pop();
			return candlesOf(ticks.slice(0, check + 1))
				.filter(({ start }) => start >= (seen?.start ?? 0))
				.filter((now) => {
					const isSeen = now.start === seen?.start;
					const done = ticks.filter(({ time }, at) => (isSeen ? at <= before : time < now.start));
					return possibleWays(now, isSeen ? seen : undefined).every((way) =>
						firesOn(alert, done, now.start, way),
					);
				})
				.map(({ start }) => ({ check, candleTime: start }));
		});
	}

	it('finds what a look at every trade finds when it checks after every trade', () => {
		fc.assert(
			fc.property(tickPaths, conditions, (ticks, condition) => {
				const alert = asAlert(condition);
				const all = ticks.map((_, index) => index);
				const expected = all.slice(1).flatMap((check) => {
					const { time, price } = ticks[check] as Tick;
					const fires = firesOn(alert, ticks.slice(0, check), minuteOf(time), [price]);
					return fires ? [{ check, candleTime: minuteOf(time) }] : [];
				});
				expect(run(alert, ticks, all)).toEqual(expected);
			}),
			{ numRuns: 500 },
		);
	});

	it('finds exactly what candles can tell when it checks now and then', () => {
		fc.assert(
			fc.property(tickPaths, conditions, masks, (ticks, condition, mask) => {
				const alert = asAlert(condition);
				const checks = checksAfter(ticks, mask);
				expect(run(alert, ticks, checks)).toEqual(surely(alert, ticks, checks));
			}),
			{ numRuns: 500 },
		);
	});

	it('finds nothing that did not happen', () => {
		fc.assert(
			fc.property(tickPaths, conditions, masks, (ticks, condition, mask) => {
				const alert = asAlert(condition);
				const checks = checksAfter(ticks, mask);
				const everyTrade = run(
					alert,
					ticks,
					ticks.map((_, index) => index),
				);
				const happened = new Set(everyTrade.map(({ candleTime }) => candleTime));
				for (const { candleTime } of run(alert, ticks, checks))
					expect(happened).toContain(candleTime);
			}),
			{ numRuns: 500 },
		);
	});

	it('finds after a restart what one check over all of the time since the last saved one tells', () => {
		fc.assert(
			fc.property(tickPaths, conditions, masks, masks, (ticks, condition, mask, restarts) => {
				const alert = asAlert(condition);
				const checks = checksAfter(ticks, mask);
				const isRestart = (check: number) => restarts[check % restarts.length] === true;
				const found = run(alert, ticks, checks, isRestart);
				for (const check of checks.slice(1).filter(isRestart)) {
					// The baseline and every check that fired are saved.
					const fired = found.map((at) => at.check).filter((at) => at < check);
					const oracle = surely(alert, ticks, [Math.max(0, ...fired), check]);
					expect(found.filter((at) => at.check === check)).toEqual(oracle);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('fires for nothing old when it is restarted between two checks', () => {
		fc.assert(
			fc.property(tickPaths, conditions, masks, (ticks, condition, mask) => {
				const alert = asAlert(condition);
				const checks = checksAfter(ticks, mask);
				// Each trade that is checked is checked once more, after a restart, with no trade in between.
				let known: PriceHistory | undefined;
				let saved: PriceHistory | undefined;
				let firings: Firings = {};
				for (const check of checks) {
					const read = responseAfter(ticks, check);
					const result = checkAlerts(known, read, [alert], firings, always);
					known = result.history;
					firings = result.firings;
					if (!saved || result.events.length > 0)
						saved = { time: read.time, candles: known.candles.slice(-1) };
					const later = { ...read, time: read.time + 1 };
					expect(checkAlerts(saved, later, [alert], firings, always).events).toEqual([]);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('drops what falls into the cooldown, and nothing else', () => {
		fc.assert(
			fc.property(
				tickPaths,
				conditions,
				masks,
				fc.nat(400_000),
				(ticks, condition, mask, cooldown) => {
					const alert = asAlert(condition);
					const responses = checksAfter(ticks, mask).map((check) => responseAfter(ticks, check));
					const times = (settings: CheckSettings) =>
						watch(alert, responses, settings).map(({ firing }) => firing.time);
					const expected: number[] = [];
					for (const time of times(always)) {
						const earlier = expected[expected.length - 1];
						if (earlier === undefined || time - earlier >= cooldown) expected.push(time);
					}
					expect(times({ ...always, cooldown })).toEqual(expected);
				},
			),
			{ numRuns: 300 },
		);
	});
});
