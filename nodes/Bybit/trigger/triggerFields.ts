import type { INodeProperties } from 'n8n-workflow';

import { environmentOptions } from '../../../credentials/bybitLeverageApi/environments';
import { categoryField } from '../resources/position/category';
import { symbolField } from '../resources/position/symbolFields';
import { numberOptions } from './triggerSettings';

const crossings = ['crossing', 'crossingDown', 'crossingUp'];
const moves = ['movingDown', 'movingUp'];

const alertFields: INodeProperties[] = [
	symbolField,
	{
		displayName: 'Condition',
		name: 'condition',
		type: 'options',
		options: [
			{
				name: 'Crossing',
				value: 'crossing',
				description: 'The price reaches the level from either side',
			},
			{
				name: 'Crossing Down',
				value: 'crossingDown',
				description: 'The price falls to the level or below',
			},
			{
				name: 'Crossing Up',
				value: 'crossingUp',
				description: 'The price rises to the level or above',
			},
			{
				name: 'Moving Down %',
				value: 'movingDown',
				description: 'The price falls by a percentage within a number of minutes',
			},
			{
				name: 'Moving Up %',
				value: 'movingUp',
				description: 'The price rises by a percentage within a number of minutes',
			},
		],
		default: 'crossingDown',
		description: 'What the price must do for the alert to fire, as in TradingView',
	},
	{
		displayName: 'Price',
		name: 'price',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 90000',
		displayOptions: { show: { condition: crossings } },
		description: 'The level. Use a period for decimals, e.g. 97250.5.',
	},
	{
		displayName: 'Percent',
		name: 'percent',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 5',
		displayOptions: { show: { condition: moves } },
		description: 'How far the price must move from the highest or lowest price of the window',
	},
	{
		displayName: 'Minutes',
		name: 'minutes',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 720 },
		default: 60,
		displayOptions: { show: { condition: moves } },
		description: 'Length of the window in minutes, up to 720',
	},
	{
		displayName: 'Leverage',
		name: 'leverage',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5',
		description:
			'Leverage for the next node to set, e.g. 5 for 5×. Added to the output as leverage.',
	},
];

const optionFields: INodeProperties[] = [
	{
		displayName: 'Catch Up',
		name: 'catchUp',
		type: 'number',
		typeOptions: { minValue: numberOptions.catchUp.min, maxValue: numberOptions.catchUp.max },
		default: 5,
		description:
			'Minutes to look back after n8n restarts or Bybit cannot be reached. 0 ignores what happened in the meantime.',
	},
	{
		displayName: 'Check Every',
		name: 'checkEvery',
		type: 'number',
		typeOptions: {
			minValue: numberOptions.checkEvery.min,
			maxValue: numberOptions.checkEvery.max,
		},
		default: 5,
		description: 'Seconds between checks, 1 to 60. Price spikes between two checks also count.',
	},
	{
		displayName: 'Cooldown',
		name: 'cooldown',
		type: 'number',
		typeOptions: { minValue: numberOptions.cooldown.min, maxValue: numberOptions.cooldown.max },
		default: 5,
		displayOptions: { show: { '/repeat': ['everyTime'] } },
		description: 'Minutes after an alert fires during which it does not fire again',
	},
];

/** The fields of the trigger's panel. */
export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Price Alert',
				value: 'priceAlert',
				description: 'When the price of a contract meets a condition',
			},
		],
		default: 'priceAlert',
	},
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		noDataExpression: true,
		options: environmentOptions.map(({ name, value }) => ({ name, value })),
		default: 'mainnet',
		description: 'Whose prices to watch. No API key is needed.',
	},
	{
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://api.bybit.com',
		required: true,
		displayOptions: { show: { environment: ['custom'] } },
		description: 'Scheme and host of a Bybit API, without a path',
	},
	categoryField,
	{
		displayName: 'Price Type',
		name: 'priceType',
		type: 'options',
		options: [
			{
				name: 'Index Price',
				value: 'index',
				description: 'Average price on several spot markets',
			},
			{ name: 'Last Price', value: 'last', description: 'Price of the last trade on Bybit' },
			{
				name: 'Mark Price',
				value: 'mark',
				description: 'Price that Bybit uses for liquidations',
			},
		],
		default: 'last',
		description: 'Which price of the contract to watch',
	},
	{
		displayName: 'Alerts',
		name: 'alerts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Alert',
		default: {
			alert: [
				{
					symbol: { mode: 'list', value: '' },
					condition: 'crossingDown',
					price: '',
					percent: '',
					minutes: 60,
					leverage: '',
				},
			],
		},
		options: [{ displayName: 'Alert', name: 'alert', values: alertFields }],
		description: 'Up to 50 alerts. All that fire in one check start one execution.',
	},
	{
		displayName: 'Repeat',
		name: 'repeat',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Every Time',
				value: 'everyTime',
				description: 'Fire whenever the condition is met again, after the cooldown',
			},
			{
				name: 'Only Once',
				value: 'once',
				description: 'Fire once, until the alert is edited',
			},
		],
		default: 'everyTime',
		description: 'How often an alert fires',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: optionFields,
	},
];

const conditionNames = {
	crossing: 'crossing',
	crossingDown: 'crossing down',
	crossingUp: 'crossing up',
	movingDown: 'moving down',
	movingUp: 'moving up',
};

/**
 * The line below the node on the canvas, such as `BTCUSDT crossing down 90000` or `3 alerts`. In n8n's
 * expression language, two closing braces in a row would end the expression.
 */
export const triggerSubtitle = `={{ (() => {
	const alerts = ($rawParameter.alerts ?? {}).alert ?? [];
	if (alerts.length !== 1) return alerts.length + ' alerts';
	const shown = (raw) => {
		const text = String((raw && typeof raw === 'object' ? raw.value : raw) ?? '').trim();
		return text.startsWith('=') ? '…' : text;
	};
	const row = alerts[0];
	const condition = row.condition ?? 'crossingDown';
	const target = condition.startsWith('moving')
		? shown(row.percent).replace(/\\s*%$/, '') + '% in ' + shown(row.minutes ?? 60) + ' min'
		: shown(row.price);
	const conditionNames = ${JSON.stringify(conditionNames)}[condition] ?? '…';
	return shown(row.symbol) ? shown(row.symbol) + ' ' + conditionNames + ' ' + target : 'No symbol';
})() }}`;
