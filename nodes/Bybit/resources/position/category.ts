import type { INodeProperties } from 'n8n-workflow';

import { formatValue, InputError } from '../../errors/InputError';

/** Bybit's product types that have leverage. @see https://bybit-exchange.github.io/docs/v5/enum#category */
const CATEGORIES = ['inverse', 'linear'] as const;

export type Category = (typeof CATEGORIES)[number];

export const categoryField: INodeProperties = {
	displayName: 'Category',
	name: 'category',
	type: 'options',
	options: [
		{
			name: 'Inverse',
			value: 'inverse',
			description: 'Contracts settled in the coin itself, such as BTCUSD',
		},
		{
			name: 'Linear',
			value: 'linear',
			description: 'Contracts settled in USDT or USDC, such as BTCUSDT or BTCPERP',
		},
	],
	default: 'linear',
	required: true,
	description: 'Product type of the symbol',
};

/** @throws {InputError} for anything but a category that has leverage */
export function parseCategory(value: unknown): Category {
	const category = CATEGORIES.find((known) => known === value);
	if (category) return category;
	throw new InputError(
		`Category ${formatValue(value)} has no leverage`,
		'Set Category to linear (settled in USDT or USDC) or inverse (settled in the coin).',
	);
}
