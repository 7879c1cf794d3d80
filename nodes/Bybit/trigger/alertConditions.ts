import {
	CLOCK_SET_BACK,
	grownSegment,
	isOutdated,
	last,
	merge,
	MINUTE,
	momentAfter,
	newSegment,
	widen,
	type Candle,
	type Moment,
	type PriceHistory,
	type Segment,
} from './priceHistory';

/** Fires when the price reaches a level from the other side of it; touching the level counts. */
export interface CrossingCondition {
	condition: 'crossing' | 'crossingDown' | 'crossingUp';
	level: number;
}

/** Fires when the price is this far from the highest (down) or lowest (up) price of the window. */
export interface MovingCondition {
	condition: 'movingDown' | 'movingUp';
	/** More than 0, e.g. 5 for 5 %. */
	percent: number;
	/** How long the window is, whole minutes. */
	minutes: number;
}

export type AlertCondition = CrossingCondition | MovingCondition;

/** An alert as the conditions see it. */
export type WatchedAlert = AlertCondition & {
	/** Tells this alert from all others, also after a restart. */
	key: string;
};

/** The last time that an alert fired. */
export interface Firing {
	/** The start of the candle in which it happened, ms. */
	candleTime: number;
	/** The latest moment at which it can have happened, ms. */
	time: number;
	/** How many times the alert has fired, this one included. */
	count: number;
}

export type Firings = Readonly<Record<string, Firing>>;

/** How often alerts fire, and how far back. */
export interface CheckSettings {
	repeat: 'everyTime' | 'once';
	/** ms between two firings of an alert. */
	cooldown: number;
	/** ms before the present in which something still counts; 0 makes this check a baseline. */
	reach: number;
}

/** An alert that fired. */
export interface AlertEvent<Alert extends WatchedAlert> {
	alert: Alert;
	firing: Firing;
	/** The last price. */
	price: number;
	/** The last price of the check before. */
	previousPrice: number;
	/** How far the price moved, in percent, negative for down; undefined for a crossing. */
	change?: number;
}

export interface CheckResult<Alert extends WatchedAlert> {
	history: PriceHistory;
	firings: Firings;
	/** In the order in which they happened, as far as candles can tell. */
	events: Array<AlertEvent<Alert>>;
}

/** In percent: less is the noise of binary fractions, so that a move of exactly 5 % is one of 5 %. */
const NOISE = 1e-9;

type Test = (moment: Moment) => boolean;

/** How far the price is from the far end of the window, in percent. */
function moveAt(condition: MovingCondition['condition'], { price, range }: Moment): number {
	return condition === 'movingDown'
		? (100 * (range.high - price)) / range.high
		: (100 * (price - range.low)) / range.low;
}

/** What an alert watches. It fires when one of them begins to hold. */
function testsOf(alert: AlertCondition): Test[] {
	switch (alert.condition) {
		case 'crossing':
			return [({ price }) => price >= alert.level, ({ price }) => price <= alert.level];
		case 'crossingUp':
			return [({ price }) => price >= alert.level];
		case 'crossingDown':
			return [({ price }) => price <= alert.level];
		case 'movingDown':
		case 'movingUp':
			return [(moment) => moveAt(alert.condition, moment) >= alert.percent - NOISE];
	}
}

function minutesOf(alert: AlertCondition): number {
	return 'minutes' in alert ? alert.minutes : 0;
}

/** The longest window of these alerts, minutes. */
export function longestWindow(alerts: readonly AlertCondition[]): number {
	return Math.max(0, ...alerts.map(minutesOf));
}

/** Whether a test begins to hold at one of these prices. */
function begins(test: Test, { before, window }: Segment, prices: readonly number[]): boolean {
	let held = test(before);
	let range = window;
	return prices.some((price) => {
		const moment = momentAfter(range, price);
		const began = test(moment) && !held;
		held = test(moment);
		range = moment.range;
		return began;
	});
}

/** Whether the alert fires. Nobody knows if a candle's high or its low came first: it must fire either way. */
function firesIn(alert: AlertCondition, segment: Segment): boolean {
	const { open, high, low, close } = segment;
	const orders = [
		[open, high, low, close],
		[open, low, high, close],
	];
	return orders.every((prices) => testsOf(alert).some((test) => begins(test, segment, prices)));
}

/** The largest move that surely happened: to the extreme from what was before it, or to the close. */
function changeIn({ condition }: MovingCondition, segment: Segment): number {
	const { window, open, high, low, close } = segment;
	const [extreme, sign] = condition === 'movingDown' ? [low, -1] : [high, 1];
	const atOpen = momentAfter(window, open);
	const atExtreme = momentAfter(atOpen.range, extreme);
	const atClose = momentAfter(widen(atOpen.range, { high, low }), close);
	const move = Math.max(moveAt(condition, atExtreme), moveAt(condition, atClose));
	return (sign * Math.round(move * 100)) / 100;
}

/** How far the price had to go until the alert fired: of several, the nearest one came first. */
function distance(alert: AlertCondition, { before, window, open }: Segment): number {
	const { high, low } = momentAfter(window, open).range;
	const target =
		'level' in alert
			? alert.level
			: alert.condition === 'movingDown'
				? high * (1 - alert.percent / 100)
				: low * (1 + alert.percent / 100);
	return Math.abs(target - before.price);
}

/** How far the price is now from the far end of the window, in percent, negative for down. */
export function moveNow(alert: MovingCondition, candles: readonly Candle[]): number {
	const segment = newSegment(candles, candles.length - 1, alert.minutes);
	const { high, low, close } = segment;
	const sign = alert.condition === 'movingDown' ? -1 : 1;
	const now = momentAfter(widen(segment.window, { high, low }), close);
	return (sign * Math.round(moveAt(alert.condition, now) * 100)) / 100;
}

/** When the alert fires again: undefined if it stays silent. */
function nextFiring(
	earlier: Firing | undefined,
	candleTime: number,
	now: number,
	{ repeat, cooldown }: CheckSettings,
): Firing | undefined {
	const time = Math.min(candleTime + MINUTE, now);
	if (!earlier) return { candleTime, time, count: 1 };
	const isSilent = repeat === 'once' || Math.abs(time - earlier.time) < cooldown;
	return isSilent ? undefined : { candleTime, time, count: earlier.count + 1 };
}

/**
 * One check of one symbol: the alerts that fire by what happened since the check before. The first
 * check, which has nothing known, is the baseline and never fires.
 *
 * An alert fires once per candle and check. Candles do not tell what happened inside their extremes:
 * more frequent checks can find more, but never anything that a single check over the same time rules out.
 *
 * @param known what the check before returned; after a restart its newest candle is enough
 * @param read the candles of one response, back to the newest one known and the windows before it
 * @see https://bybit-exchange.github.io/docs/v5/market/kline
 */
export function checkAlerts<Alert extends WatchedAlert>(
	known: PriceHistory | undefined,
	read: PriceHistory,
	alerts: readonly Alert[],
	firings: Firings,
	settings: CheckSettings,
): CheckResult<Alert> {
	if (known && known.time - read.time > CLOCK_SET_BACK)
		return checkAlerts(undefined, read, alerts, firings, settings);
	if (known && isOutdated(known, read)) return { history: known, firings, events: [] };

	const candles = merge(known, read);
	const newest = last(candles);
	const oldestKept = newest.start - (longestWindow(alerts) + 1) * MINUTE;
	const history = {
		time: read.time,
		candles: candles.filter(({ start }) => start >= oldestKept),
	};
	if (!known || settings.reach === 0) return { history, firings, events: [] };

	const newestKnown = last(known.candles);
	const events: Array<AlertEvent<Alert>> = [];
	const fired: Record<string, Firing> = { ...firings };
	for (const [index, { start }] of candles.entries()) {
		if (start < newestKnown.start || start + MINUTE <= read.time - settings.reach) continue;
		const inCandle = alerts.flatMap((alert) => {
			const minutes = minutesOf(alert);
			const segment =
				start === newestKnown.start
					? grownSegment(candles, index, minutes, newestKnown)
					: newSegment(candles, index, minutes);
			const firing = nextFiring(fired[alert.key], start, read.time, settings);
			if (!firing || !firesIn(alert, segment)) return [];
			fired[alert.key] = firing;
			const event: AlertEvent<Alert> = {
				alert,
				firing,
				price: newest.close,
				previousPrice: newestKnown.close,
				...('minutes' in alert && { change: changeIn(alert, segment) }),
			};
			return [{ event, distance: distance(alert, segment) }];
		});
		inCandle.sort((one, other) => one.distance - other.distance);
		events.push(...inCandle.map(({ event }) => event));
	}
	return { history, firings: fired, events };
}
