import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { categoryField } from './category';

export const symbolField: INodeProperties = {
	displayName: 'Symbol',
	name: 'symbol',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	// The editor clears the field when Category changes: no contract is in both.
	typeOptions: { loadOptionsDependsOn: ['category'] },
	required: true,
	description: 'The contract, such as BTCUSDT',
	builderHint: {
		propertyHint:
			'Use mode "name". The value is the contract as Bybit names it, such as BTCUSDT, or an expression; BYBIT:BTCUSDT.P (TradingView) and BTC/USDT are understood.',
	},
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a symbol…',
			typeOptions: { searchListMethod: 'searchSymbols', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. BTCUSDT',
			hint: 'As Bybit names it, or as alerts do: BYBIT:BTCUSDT.P, BTC/USDT',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^(=[\\s\\S]*|\\s*[A-Za-z0-9:/.-]+\\s*)$',
						errorMessage: 'Write the symbol as Bybit does, such as BTCUSDT',
					},
				},
			],
		},
	],
};

/**
 * The fields that every operation has, from broad to narrow. One set for all of them: n8n evaluates an
 * expression once more for every field of that name. The reading operations move theirs into the query.
 */
export const subjectFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['position'] } },
	[categoryField, symbolField].map((field) => ({
		...field,
		routing: { send: { type: 'body', property: field.name } },
	})),
);
