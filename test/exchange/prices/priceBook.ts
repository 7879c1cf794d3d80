import type { Instrument } from '../instruments/listedInstrument';

export type PriceType = 'last' | 'mark' | 'index';
export const PRICE_TYPES: readonly PriceType[] = ['last', 'mark', 'index'];

/** From this moment on, ms since 1970 by the exchange's clock, the price is this. */
export type PricePoint = readonly [ms: number, price: number];

/** The price of every contract over time: constant between two points, and before the first. */
export class PriceBook {
	private readonly paths = new Map<string, PricePoint[]>();

	/** The points of a contract, oldest first; none: the contract's own price all the time. */
	path(instrument: Instrument, type: PriceType): readonly PricePoint[] {
		return this.paths.get(nameOf(instrument, type)) ?? [];
	}

	/** The price at a moment. */
	priceAt(instrument: Instrument, type: PriceType, ms: number): number {
		const path = this.path(instrument, type);
		const after = firstAfter(path, ms);
		return path[after - 1]?.[1] ?? path[0]?.[1] ?? instrument.markPrice;
	}

	/** Changes the price from a moment on; points after it are dropped. */
	setPrice(instrument: Instrument, type: PriceType, ms: number, price: number): void {
		const path = this.path(instrument, type);
		// Before its first point a path has that point's price: keep the one there was.
		const before: PricePoint[] = path.length > 0 ? [...path] : [[0, instrument.markPrice]];
		this.setPath(instrument, type, [...before.filter(([at]) => at < ms), [ms, price]]);
	}

	/** Replaces the whole path. Points may lie in the future: they count once the clock is there. */
	setPath(instrument: Instrument, type: PriceType, points: readonly PricePoint[]): void {
		const sorted = [...points].sort(([a], [b]) => a - b);
		this.paths.set(nameOf(instrument, type), sorted);
	}

	/** Forgets every scripted price. */
	reset(): void {
		this.paths.clear();
	}
}

/** The index of the first point after a moment; the number of points when there is none. */
export function firstAfter(path: readonly PricePoint[], ms: number): number {
	let low = 0;
	let high = path.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((path[middle]?.[0] ?? Infinity) <= ms) low = middle + 1;
		else high = middle;
	}
	return low;
}

function nameOf({ category, symbol }: Instrument, type: PriceType): string {
	return `${category} ${symbol} ${type}`;
}
