/** Repeated measurements of one thing: the middle one, and how far the others lie from it. */
export interface Spread {
	median: number;
	least: number;
	most: number;
}

/** @throws Error when there is nothing to look at */
export function spreadOf(values: number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	const [below, above] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
	const [least, most] = [sorted[0], sorted.at(-1)];
	if (below === undefined || above === undefined || least === undefined || most === undefined) {
		throw new Error('Nothing was measured');
	}
	return { median: (below + above) / 2, least, most };
}

/** The quotients of measurements that were taken side by side. */
export function ratios(values: number[], bases: number[]): Spread {
	return spreadOf(values.map((value, index) => value / (bases[index] ?? NaN)));
}

/** `1.23 (1.20–1.31)`; the unit, if any, follows the median. */
export function show({ median, least, most }: Spread, digits: number, unit = ''): string {
	return `${median.toFixed(digits)}${unit} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

/** A share as `89.6 %`. */
export function percent(share: number, digits: number): string {
	return `${(share * 100).toFixed(digits)} %`;
}

/**
 * The smallest value that at least `percent` of the values do not exceed.
 *
 * @throws Error when there are no values
 */
export function percentile(values: number[], percent: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
	if (value === undefined) throw new Error('Nothing was measured');
	return value;
}
