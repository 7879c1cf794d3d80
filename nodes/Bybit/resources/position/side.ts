import { InputError, formatValue } from '../../errors/InputError';

const sides = ['both', 'separate', 'buy', 'sell'] as const;

/** Which sides of a symbol an item sets. */
export type Side = (typeof sides)[number];

/** @throws {InputError} for anything but one of the sides */
export function readSide(value: unknown): Side {
	const side = sides.find((known) => known === value);
	if (side) return side;
	throw new InputError(
		`Side is ${formatValue(value)}, which is not a choice of this node`,
		'Set Side to both, separate, buy (long) or sell (short).',
	);
}
