import type { INodePropertyOptions } from 'n8n-workflow';

import { formatValue, InputError } from '../../errors/InputError';

/** Leverages of long and short positions, in ×. */
export interface SideLeverages {
	buyLeverage: number;
	sellLeverage: number;
}

export type SideField = keyof SideLeverages;

/** In the order in which Bybit's requests and our output have them. */
export const SIDE_FIELDS = ['buyLeverage', 'sellLeverage'] as const;

/** What Side offers: which sides of a symbol an item sets. */
export const sideOptions = [
	{
		name: 'Both',
		value: 'both',
		description: 'The same leverage for long and short positions',
	},
	{
		name: 'Buy (Long) Only',
		value: 'buy',
		description: 'Leaves short leverage unchanged. Requires hedge mode and isolated margin.',
	},
	{
		name: 'Sell (Short) Only',
		value: 'sell',
		description: 'Leaves long leverage unchanged. Requires hedge mode and isolated margin.',
	},
	{
		name: 'Separate Buy and Sell',
		value: 'separate',
		description: 'One leverage for long and one for short positions',
	},
] as const satisfies INodePropertyOptions[];

export type Side = (typeof sideOptions)[number]['value'];

/** @throws {InputError} for anything but one of the sides */
export function parseSide(value: unknown): Side {
	const option = sideOptions.find((known) => known.value === value);
	if (option) return option.value;
	throw new InputError(
		`Side ${formatValue(value)} is not an option`,
		'Set Side to both, buy (long), sell (short) or separate.',
	);
}

/** The sides that these leverages are for. */
export function sidesOf(leverages: Partial<SideLeverages>): SideField[] {
	return SIDE_FIELDS.filter((side) => leverages[side] !== undefined);
}
