import type { INodeProperties } from 'n8n-workflow';

import { InputError, formatValue } from '../../errors/InputError';

/** Bybit's product types that have leverage. @see https://bybit-exchange.github.io/docs/v5/enum#category */
const categories = ['linear', 'inverse'] as const;

export type Category = (typeof categories)[number];

export const categoryField: INodeProperties = {
	displayName: 'Category',
	name: 'category',
	type: 'options',
	options: [
		{
			name: 'Linear',
			value: 'linear',
			description: 'Contracts settled in USDT or USDC, such as BTCUSDT or BTCPERP',
		},
		{
			name: 'Inverse',
			value: 'inverse',
			description: 'Contracts settled in the coin itself, such as BTCUSD',
		},
	],
	default: 'linear',
	required: true,
	description: 'Which of the Bybit product types the symbol belongs to',
};

/** @throws {InputError} for anything but a category of Bybit's */
export function readCategory(value: unknown): Category {
	const category = categories.find((known) => known === value);
	if (category) return category;
	throw new InputError(
		`Category is ${formatValue(value)}, which Bybit has no leverage for`,
		'Set Category to linear (settled in USDT or USDC) or to inverse (settled in the coin).',
	);
}
