import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { highLeverageNotice, unequalSidesNotice } from './notices';
import { optionsField } from './options';

/** No precision: n8n would round up, and write 5 as 5.00. */
const leverageTypeOptions = { minValue: 1 };

const ownFields: INodeProperties[] = [
	{
		displayName: 'Side',
		name: 'side',
		type: 'options',
		options: [
			{
				name: 'Both',
				value: 'both',
				description: 'The same leverage for long and short positions',
			},
			{
				name: 'Separate',
				value: 'separate',
				description:
					'One leverage for long, one for short positions; needs hedge mode and isolated margin',
			},
			{
				name: 'Buy (Long) Only',
				value: 'buy',
				description: 'Short positions keep what they have; needs hedge mode and isolated margin',
			},
			{
				name: 'Sell (Short) Only',
				value: 'sell',
				description: 'Long positions keep what they have; needs hedge mode and isolated margin',
			},
		],
		default: 'both',
		description: 'Which side of the symbol to set the leverage of',
		builderHint: {
			propertyHint: 'Keep "both" unless the account is in hedge mode with isolated margin.',
		},
	},
	unequalSidesNotice,
	{
		displayName: 'Leverage',
		name: 'leverage',
		type: 'number',
		typeOptions: leverageTypeOptions,
		default: 1,
		required: true,
		displayOptions: { show: { side: ['both'] } },
		description:
			'How many times the margin a position may be worth: 10 means 10×. Applies at once, to open positions and orders too. Two decimals at most; more are rounded down.',
		builderHint: {
			propertyHint:
				'A multiple such as 5, no percentage; "10x" from an alert is understood. Where it is an expression or from $fromAI, set options.maxLeverage too.',
		},
		routing: { send: { type: 'body', property: 'leverage' } },
	},
	highLeverageNotice('leverage', ['both']),
	{
		displayName: 'Buy Leverage',
		name: 'buyLeverage',
		type: 'number',
		typeOptions: leverageTypeOptions,
		default: 1,
		required: true,
		displayOptions: { show: { side: ['separate', 'buy'] } },
		description: 'Leverage of long positions: 10 means 10×. Applies at once.',
		routing: { send: { type: 'body', property: 'buyLeverage' } },
	},
	highLeverageNotice('buyLeverage', ['separate', 'buy']),
	{
		displayName: 'Sell Leverage',
		name: 'sellLeverage',
		type: 'number',
		typeOptions: leverageTypeOptions,
		default: 1,
		required: true,
		displayOptions: { show: { side: ['separate', 'sell'] } },
		description: 'Leverage of short positions: 10 means 10×. Applies at once.',
		routing: { send: { type: 'body', property: 'sellLeverage' } },
	},
	highLeverageNotice('sellLeverage', ['separate', 'sell']),
	optionsField,
];

export const setLeverageFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['position'], operation: ['setLeverage'] } },
	ownFields,
);
