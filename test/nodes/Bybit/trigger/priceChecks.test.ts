import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { Clock } from '../../../../nodes/Bybit/client/clock';
import { PriceChecks, type CheckHost } from '../../../../nodes/Bybit/trigger/priceChecks';
import type { PriceAlert } from '../../../../nodes/Bybit/trigger/alerts';
import { MINUTE, type Candle } from '../../../../nodes/Bybit/trigger/priceHistory';
import { saveState } from '../../../../nodes/Bybit/trigger/storedState';
import type { TriggerSettings } from '../../../../nodes/Bybit/trigger/triggerSettings';

const START = 1_600_000_020_000;
const CHECK_EVERY = 5000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function settingsOf(alerts: PriceAlert[], over: Partial<TriggerSettings> = {}): TriggerSettings {
	return {
		...{ baseUrl: '', category: 'linear', priceType: 'last', alerts, repeat: 'everyTime' },
		...{ checkEvery: CHECK_EVERY / 1000, cooldown: 0, catchUp: 0 },
		...over,
	};
}

/** A host that does nothing but what is given. */
function hostOf(over: Partial<CheckHost>): CheckHost {
	const nothing = () => {};
	return {
		...{ fire: nothing, onFailure: nothing, onRecovery: nothing, onUnavailable: nothing },
		...over,
	};
}

/** A clock on which no wait ends. */
function clockOf(now: () => number): Clock {
	const never = new Promise<void>(() => {});
	return { now, wallClock: () => 0, sleep: async () => await never };
}

const nothingKnown = { firings: {}, lastCandles: {} };

/** Bytes in use. */
function heap(): number {
	collectGarbage();
	return process.memoryUsage().heapUsed;
}

it('needs no more memory after 10,000 checks than after the first ones', async () => {
	let now = 0;
	const clock = { now: () => now, wallClock: () => 0, sleep: async () => {} };
	const alerts = Array.from({ length: 10 }, (_, row): PriceAlert => {
		const base = { key: String(row), symbol: `COIN${row % 5}USDT` };
		return row < 5
			? { ...base, condition: 'crossing', level: 100 }
			: { ...base, condition: 'movingDown', percent: 1, minutes: 60 };
	});
	const settings = settingsOf(alerts, { cooldown: 5 * MINUTE, catchUp: 5 * MINUTE });
	// A price that goes up and down by 5 % every half an hour.
	const priceAt = (time: number) => 100 + 5 * Math.sin((time / (30 * MINUTE)) * 2 * Math.PI);
	const candleAt = (start: number, end: number): Candle => {
		const prices = [start, (start + end) / 2, end].map(priceAt);
		const [open, , close] = prices as [number, number, number];
		return { start, open, high: Math.max(...prices), low: Math.min(...prices), close };
	};
	let executions = 0;
	let longest = 0;
	const staticData = {};
	const host = hostOf({
		fire: (_items, state) => {
			executions++;
			saveState(staticData, state);
			longest = Math.max(longest, JSON.stringify(staticData).length);
		},
		onFailure: ({ error }) => {
			throw error;
		},
	});
	const read = async (_symbol: string, limit: number) => {
		const time = START + now;
		const newest = time - (time % MINUTE);
		const starts = Array.from({ length: limit }, (_, back) => newest - (limit - 1 - back) * MINUTE);
		return {
			time,
			candles: starts.map((start) => candleAt(start, Math.min(start + MINUTE, time))),
		};
	};
	const checks = new PriceChecks(settings, read, host, clock, nothingKnown);
	const run = async (count: number) => {
		for (let check = 0; check < count; check++) {
			now += CHECK_EVERY;
			await checks.check();
		}
	};

	// Until every window is full and every alert has fired.
	await run(1000);
	const [before, longestBefore] = [heap(), longest];
	await run(10_000);
	expect(executions).toBeGreaterThan(50);
	expect(heap() - before).toBeLessThan(512 * 1024);
	expect(longest).toBeLessThan(longestBefore * 1.1);
}, 60_000);

it('gives one execution one key, whichever response came first', async () => {
	const symbols = ['AUSDT', 'BUSDT'];
	const keyWhen = async (firstSymbol: string): Promise<string | undefined> => {
		let [price, time] = [101, START];
		const keys: string[] = [];
		const host = hostOf({ fire: (_items, _state, key) => void keys.push(key) });
		const read = async (symbol: string) => {
			if (symbol !== firstSymbol) await new Promise((resolve) => setTimeout(resolve, 5));
			const candle = { start: START, open: 101, high: 101, low: price, close: price };
			return { time, candles: [candle] };
		};
		const alerts = symbols.map((symbol): PriceAlert => ({
			key: symbol,
			symbol,
			condition: 'crossingDown',
			level: 100,
		}));
		const clock = clockOf(() => 0);
		const checks = new PriceChecks(settingsOf(alerts), read, host, clock, nothingKnown);
		await checks.check();
		[price, time] = [99, START + 5000];
		await checks.check();
		expect(keys).toHaveLength(1);
		return keys[0];
	};
	expect(await keyWhen('AUSDT')).toBe(await keyWhen('BUSDT'));
});

describe('one symbol', () => {
	const level: PriceAlert = {
		key: 'level',
		symbol: 'BTCUSDT',
		condition: 'crossingDown',
		level: 100,
	};
	/** By the monotonic clock, ms. */
	let now: number;
	/** By Bybit's clock, ms since 1970. */
	let time: number;
	let price: number;
	/** Candles asked for, in order. */
	let limits: number[];
	/** What the host was told, in order. */
	let told: string[];
	/** Holds up or fails the next reads. */
	let obstacle: (() => Promise<void>) | undefined;

	beforeEach(() => {
		[now, time, price] = [0, START, 101];
		[limits, told, obstacle] = [[], [], undefined];
	});

	function checksOf(catchUp: number): PriceChecks {
		const host: CheckHost = {
			fire: (items) => void told.push(items[0]?.late === true ? 'fired late' : 'fired'),
			onFailure: () => void told.push('failed'),
			onRecovery: () => void told.push('recovered'),
			onUnavailable: () => void told.push('unavailable'),
		};
		const read = async (_symbol: string, limit: number) => {
			limits.push(limit);
			await obstacle?.();
			const newest = time - (time % MINUTE);
			const candles = Array.from({ length: limit }, (_, back): Candle => {
				const start = newest - (limit - 1 - back) * MINUTE;
				const close = start === newest ? price : 101;
				return { start, open: 101, high: 101, low: close, close };
			});
			return { time, candles };
		};
		const clock = clockOf(() => now);
		return new PriceChecks(settingsOf([level], { catchUp }), read, host, clock, nothingKnown);
	}

	/** Bybit's clock and the monotonic one, which stands still while a computer sleeps. */
	function pass(ms: number, monotonic = ms): void {
		time += ms;
		now += monotonic;
	}

	const fail = async () => {
		throw new Error('no response');
	};

	it.each([
		['5 s', 5_000, 5_000, [3, 3]],
		['3 minutes', 3 * MINUTE, 3 * MINUTE, [3, 5]],
		['an hour', 60 * MINUTE, 60 * MINUTE, [3, 13]],
		['a sleep of less than two minutes', 1.5 * MINUTE, 0, [3, 2]],
		['a sleep of two minutes', 2 * MINUTE, 0, [3, 2, 13]],
	])('after %s, reads the candles since the check before', async (_, ms, monotonic, expected) => {
		const checks = checksOf(10 * MINUTE);
		await checks.check();
		pass(ms, monotonic);
		await checks.check();
		expect(limits).toEqual(expected);
	});

	it('reads once where more than all candles that count have passed', async () => {
		const checks = checksOf(0);
		await checks.check();
		pass(10 * MINUTE, MINUTE);
		await checks.check();
		expect(limits).toEqual([3, 3]);
	});

	it.each([
		[2 * MINUTE, ['fired']],
		[2 * MINUTE + 1, []],
	])('without Catch Up, fires after %d ms: %j', async (ms, expected) => {
		const checks = checksOf(0);
		await checks.check();
		pass(ms);
		price = 99;
		await checks.check();
		expect(told).toEqual(expected);
	});

	it('fires late what happened while it could not be read, and knows no failure then', async () => {
		const checks = checksOf(0);
		await checks.check();
		obstacle = fail;
		await checks.check();
		expect(checks.failures.map(({ symbol }) => symbol)).toEqual(['BTCUSDT']);
		[price, obstacle] = [99, undefined];
		pass(5_000);
		await checks.check();
		expect(told).toEqual(['failed', 'recovered', 'fired late']);
		expect(checks.failures).toEqual([]);
	});

	it('is unavailable after more than a minute without Catch Up, and after Catch Up with it', async () => {
		obstacle = fail;
		for (const [catchUp, longest] of [
			[0, MINUTE],
			[10 * MINUTE, 10 * MINUTE],
		] as const) {
			const checks = checksOf(catchUp);
			told = [];
			pass(longest);
			await checks.check();
			expect(told).toEqual(['failed']);
			pass(1);
			await checks.check();
			await checks.check();
			expect(told).toEqual(['failed', 'unavailable']);
		}
	});

	it.each([
		['with prices', async () => {}],
		['with an error', fail],
	])('tells nothing when it was closed before the response came, %s', async (_, response) => {
		const checks = checksOf(0);
		obstacle = fail;
		await checks.check();
		obstacle = async () => {
			checks.close();
			await response();
		};
		pass(10 * MINUTE);
		price = 99;
		await checks.check();
		expect(told).toEqual(['failed']);
	});

	it('reads nothing once it was closed', async () => {
		const checks = checksOf(0);
		checks.close();
		await checks.check();
		expect(limits).toEqual([]);
	});
});
