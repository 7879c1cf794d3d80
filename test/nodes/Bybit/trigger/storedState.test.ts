import type { IDataObject } from 'n8n-workflow';

import { loadState, saveState } from '../../../../nodes/Bybit/trigger/storedState';

const firing = { candleTime: 1, time: 2, count: 3 };
const candle = { start: 60_000, open: 1, high: 2, low: 0.5, close: 1.5 };
const state = {
	firings: { alert: firing },
	lastCandles: { BTCUSDT: { time: 61_000, candles: [candle] } },
};

it('loads what it saved', () => {
	const staticData: IDataObject = {};
	saveState(staticData, state);
	expect(loadState(JSON.parse(JSON.stringify(staticData)) as IDataObject)).toEqual(state);
});

it('saves the newest candle alone', () => {
	const staticData: IDataObject = {};
	const older = { ...candle, start: 0 };
	const lastCandles = { BTCUSDT: { time: 61_000, candles: [older, candle] } };
	saveState(staticData, { firings: {}, lastCandles });
	expect(staticData.lastCandles).toEqual({ BTCUSDT: { time: 61_000, ...candle } });
});

it('shares nothing with the state that it saves', () => {
	const staticData: IDataObject = {};
	saveState(staticData, state);
	expect(staticData.firings).not.toBe(state.firings);
});

it('has nothing where nothing was saved', () => {
	expect(loadState({})).toEqual({ firings: {}, lastCandles: {} });
});

const stored = { time: 61_000, ...candle };

it.each([
	...[null, 1, 'x', []].map((entry) => ({ firings: entry, lastCandles: entry })),
	...[null, 1, [], {}].map((entry) => ({ firings: { a: entry }, lastCandles: { b: entry } })),
	...Object.keys(firing).map((field) => ({ firings: { a: { ...firing, [field]: 'x' } } })),
	...Object.keys(stored).map((field) => ({ lastCandles: { b: { ...stored, [field]: null } } })),
])('leaves out what is not its own: %j', (staticData) => {
	expect(loadState(staticData as unknown as IDataObject)).toEqual({ firings: {}, lastCandles: {} });
});
