import { readLeverageLimit } from '../responseDetails';
import type { ErrorVariant, RetCodeRow } from './errorRow';

const SET_LEVERAGE = ['Set Leverage'];

/** Lower leverage locks more margin for the same position. */
const moreMargin: ErrorVariant = {
	requests: SET_LEVERAGE,
	description:
		'Lower leverage requires more margin. On Bybit, transfer funds (Assets → Transfer) or cancel open orders, or increase {field}.',
};

const addFunds =
	'On Bybit, transfer funds (Assets → Transfer), cancel open orders, or reduce positions.';

const addMargin = 'On Bybit (Positions), add margin to the position or reduce it first.';

const otherLeverage: ErrorVariant = {
	requests: SET_LEVERAGE,
	description:
		'Use another value for {field}, or first add margin to the position or reduce it (Positions on Bybit).',
};

const reducePosition: Pick<RetCodeRow, 'description' | 'variants'> = {
	description: 'On Bybit, reduce positions or cancel open orders.',
	variants: [
		{
			requests: SET_LEVERAGE,
			description:
				'Lower {field}, or reduce the position on Bybit. Position → Get Leverage Limits shows the maximum leverage by position size.',
		},
	],
};

/** What a leverage, or another change, is too high or too low for: limits, margin, liquidation. */
export const leverageErrors: readonly RetCodeRow[] = [
	{
		codes: [110013],
		message: '{leverage} exceeds the limit for this position size',
		description:
			'Lower {field}, reduce the position, or set If Above Symbol Maximum to Reduce. Position → Get Leverage Limits shows the maximum leverage by position size.',
		variants: [
			{
				read: readLeverageLimit,
				message: '{requested} exceeds the {maximum} limit for this position size',
				description:
					'Lower {field} to {maximum} or less, reduce the position, or set If Above Symbol Maximum to Reduce. Position → Get Leverage Limits shows the maximum leverage by position size.',
			},
		],
	},
	{
		codes: [110043],
		message: 'leverage is already {leverage}',
		description: 'Nothing to fix. To treat this as a success, set If Unchanged to Succeed.',
	},
	{
		codes: [110011, 110046],
		message: 'this change would liquidate the open position immediately',
		description: addMargin,
		variants: [
			{
				...otherLeverage,
				message: '{leverage} would liquidate the open position immediately',
			},
		],
	},
	{
		codes: [110039],
		message: 'the maintenance margin rate would be too high, which can lead to liquidation',
		description: addMargin,
		variants: [
			{
				...otherLeverage,
				message:
					'at {leverage} the maintenance margin rate is too high, which can lead to liquidation',
			},
		],
	},
	{
		codes: [110006],
		message: "the account's assets do not cover the required margin",
		description: addFunds,
		variants: [
			{
				...moreMargin,
				message: "the account's assets do not cover the margin required at {leverage}",
			},
		],
	},
	{
		codes: [110007, 110012],
		message: 'the available balance does not cover the required margin',
		description: addFunds,
		variants: [
			{
				...moreMargin,
				message: 'the available balance does not cover the margin required at {leverage}',
			},
		],
	},
	{
		codes: [110044],
		message: 'not enough available margin',
		description: addFunds,
		variants: [{ ...moreMargin, message: 'not enough available margin for {leverage}' }],
	},
	{
		codes: [110045],
		message: 'not enough wallet balance',
		description: addFunds,
		variants: [{ ...moreMargin, message: 'not enough wallet balance for {leverage}' }],
	},
	{
		codes: [110031],
		message: 'Bybit has no risk limit for this symbol',
		description: 'Check Symbol and Category. Position → Get Leverage Limits shows the risk tiers.',
	},
	{
		codes: [110047],
		message: 'the risk limit cannot change: not enough available margin',
		...reducePosition,
	},
	{
		codes: [110048],
		message: 'the position is too large for the new risk limit',
		...reducePosition,
	},
	{
		codes: [110085],
		message: 'Bybit has updated the risk limits of this symbol',
		...reducePosition,
	},
	{
		codes: [110086],
		message: '{leverage} exceeds the maximum of the current risk tier',
		...reducePosition,
	},
	{
		codes: [110089],
		message: 'the position exceeds the highest risk tier',
		...reducePosition,
	},
	{
		codes: [3400139],
		message: 'positions and orders exceed the risk limit of a contract',
		...reducePosition,
	},
	{
		codes: [30135, 30136, 110087, 110107],
		message: '{leverage} exceeds the maximum of the institutional loan',
		description:
			'Lower {field}. Your loan agreement or your account manager at Bybit tells you the maximum.',
	},
];
