import { InputError } from '../../../errors/InputError';
import type { Leverages } from '../positions';
import type { Options } from './options';

/** The same leverages, those above `most` brought down to it. In ×. */
export function reducedTo(most: number, leverages: Partial<Leverages>): Partial<Leverages> {
	return Object.fromEntries(
		Object.entries(leverages).map(([side, leverage]) => [side, Math.min(leverage, most)]),
	);
}

/**
 * The operator's own cap. It looks at the sides being set, not at one that keeps what it has.
 *
 * @returns the leverages to set, in ×
 * @throws {InputError} when more is asked for and the operator did not choose to reduce it
 */
export function underCap(
	requested: Partial<Leverages>,
	{ maxLeverage, aboveMaxLeverage }: Options,
): Partial<Leverages> {
	const highest = Math.max(...Object.values(requested));
	if (maxLeverage === undefined || highest <= maxLeverage) return requested;
	if (aboveMaxLeverage === 'reduce') return reducedTo(maxLeverage, requested);
	throw new InputError(
		`${highest}× is more than the Max Leverage of ${maxLeverage}× that this node is set to`,
		'Nothing was changed. Ask for less, raise Max Leverage in Options, or set Above Max Leverage to Reduce.',
	);
}
