import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { PriceChecks, type CheckHost } from '../../../../nodes/Bybit/trigger/priceChecks';
import type { PriceAlert } from '../../../../nodes/Bybit/trigger/alerts';
import { MINUTE, type Candle } from '../../../../nodes/Bybit/trigger/priceHistory';
import { saveState } from '../../../../nodes/Bybit/trigger/storedState';
import type { TriggerSettings } from '../../../../nodes/Bybit/trigger/triggerSettings';

const START = 1_600_000_020_000;
const CHECK_EVERY = 5000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

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
	const settings: TriggerSettings = {
		...{ baseUrl: '', category: 'linear', priceType: 'last', alerts, repeat: 'everyTime' },
		...{ checkEvery: CHECK_EVERY / 1000, cooldown: 5 * MINUTE, catchUp: 5 * MINUTE },
	};
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
	const host: CheckHost = {
		fire: (_items, state) => {
			executions++;
			saveState(staticData, state);
			longest = Math.max(longest, JSON.stringify(staticData).length);
		},
		onFailure: ({ error }) => {
			throw error;
		},
		onRecovery: () => {},
		onUnavailable: () => {},
	};
	const read = async (_symbol: string, limit: number) => {
		const time = START + now;
		const newest = time - (time % MINUTE);
		const starts = Array.from({ length: limit }, (_, back) => newest - (limit - 1 - back) * MINUTE);
		return {
			time,
			candles: starts.map((start) => candleAt(start, Math.min(start + MINUTE, time))),
		};
	};
	const checks = new PriceChecks(settings, read, host, clock, { firings: {}, lastCandles: {} });
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
		const host: CheckHost = {
			fire: (_items, _state, key) => void keys.push(key),
			onFailure: () => {},
			onRecovery: () => {},
			onUnavailable: () => {},
		};
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
		const settings: TriggerSettings = {
			...{ baseUrl: '', category: 'linear', priceType: 'last', alerts, repeat: 'everyTime' },
			...{ checkEvery: 5, cooldown: 0, catchUp: 0 },
		};
		const never = new Promise<void>(() => {});
		const clock = { now: () => 0, wallClock: () => 0, sleep: async () => await never };
		const state = { firings: {}, lastCandles: {} };
		const checks = new PriceChecks(settings, read, host, clock, state);
		await checks.check();
		[price, time] = [99, START + 5000];
		await checks.check();
		expect(keys).toHaveLength(1);
		return keys[0];
	};
	expect(await keyWhen('AUSDT')).toBe(await keyWhen('BUSDT'));
});
