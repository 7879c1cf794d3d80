import type { IDataObject } from 'n8n-workflow';

import type { Firing, Firings } from './alertConditions';
import type { Candle, PriceHistory } from './priceHistory';

/** What a check has to know of the time before a restart. */
export interface StoredState {
	firings: Firings;
	/** The newest candle of each symbol and when it was read. */
	lastCandles: Readonly<Record<string, PriceHistory>>;
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Entries that consist of these numbers; what a workflow was edited by hand to is left out. */
function readEntries<Entry extends object>(
	value: unknown,
	fields: ReadonlyArray<keyof Entry & string>,
): Record<string, Entry> {
	const entries = Object.entries(isObject(value) ? value : {});
	const isWhole = ([, entry]: [string, unknown]) =>
		isObject(entry) && fields.every((field) => Number.isFinite(entry[field]));
	return Object.fromEntries(entries.filter(isWhole)) as Record<string, Entry>;
}

type StoredCandle = Candle & { time: number };

/** The state as the static data of the node has it. */
export function loadState(staticData: IDataObject): StoredState {
	const firings = readEntries<Firing>(staticData.firings, ['candleTime', 'time', 'count']);
	const candles = readEntries<StoredCandle>(staticData.lastCandles, [
		...(['time', 'start', 'open', 'high', 'low', 'close'] as const),
	]);
	const lastCandles = Object.entries(candles).map(
		([symbol, { time, ...candle }]) => [symbol, { time, candles: [candle] }] as const,
	);
	return { firings, lastCandles: Object.fromEntries(lastCandles) };
}

/** Puts the state into the static data. n8n sees a change only where a whole object is assigned anew. */
export function saveState(staticData: IDataObject, { firings, lastCandles }: StoredState): void {
	const stored = Object.entries(lastCandles).map(
		([symbol, { time, candles }]) => [symbol, { time, ...candles[candles.length - 1] }] as const,
	);
	staticData.firings = { ...firings };
	staticData.lastCandles = Object.fromEntries(stored);
}
