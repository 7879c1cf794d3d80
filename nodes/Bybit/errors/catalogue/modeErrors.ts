import { readReasons } from '../responseDetails';
import type { RetCodeRow } from './errorRow';

const SET_LEVERAGE = ['Set Leverage'];
const SWITCH_POSITION_MODE = ['Switch Position Mode'];
const SET_MARGIN_MODE = ['Set Margin Mode'];
const GET_ALL_LEVERAGES = ['Get Futures Leverage'];

const leavePortfolioMargin =
	'Portfolio margin has no leverage per symbol. To set one, switch to cross or isolated margin with Account → Set Margin Mode.';

/** What the margin mode, the position mode, or the account type does not allow. */
export const modeErrors: readonly RetCodeRow[] = [
	{
		codes: [110036],
		message: 'cannot set {leverage} in cross margin mode',
		description: 'Switch the account to isolated margin with Account → Set Margin Mode.',
		variants: [
			{
				sides: 'unequal',
				description:
					'Set Side to Both, or switch the account to isolated margin with Account → Set Margin Mode.',
			},
		],
	},
	{
		codes: [110038, 110077],
		message: '{request} is not available in portfolio margin mode',
		description: 'Switch to cross or isolated margin with Account → Set Margin Mode.',
		variants: [
			{
				requests: SET_LEVERAGE,
				message: 'cannot set {leverage} in portfolio margin mode',
				description: leavePortfolioMargin,
			},
			{
				requests: GET_ALL_LEVERAGES,
				message: 'there is no leverage to read in portfolio margin mode',
				description: leavePortfolioMargin,
			},
			{
				requests: SWITCH_POSITION_MODE,
				message: 'cannot switch the position mode in portfolio margin mode',
			},
			{
				requests: SET_MARGIN_MODE,
				message: 'portfolio margin mode does not support this change',
				description:
					'On Bybit, check that the account, its positions, and its orders meet the requirements of the new margin mode.',
			},
		],
	},
	{
		codes: [110024],
		message: 'an open position prevents this change',
		description: 'On Bybit (Positions), close the position, then run the workflow again.',
		variants: [
			{
				requests: SWITCH_POSITION_MODE,
				message: 'cannot switch the position mode while a position is open',
			},
		],
	},
	{
		codes: [110028],
		message: 'open orders prevent this change',
		description: 'On Bybit (Orders), cancel the open orders, then run the workflow again.',
		variants: [
			{
				requests: SWITCH_POSITION_MODE,
				message: 'cannot switch the position mode while orders are open',
			},
			{
				requests: SET_MARGIN_MODE,
				message: 'cannot change the margin mode while orders are open',
			},
			{
				requests: SET_LEVERAGE,
				message:
					'the position mode does not allow {leverage}, and open orders keep it from changing',
				description:
					'On Bybit (Orders), cancel the open orders of {symbol}. Then change the mode with Position → Switch Position Mode.',
			},
		],
	},
	{
		codes: [110025],
		message: 'the position mode is already set',
		description: 'Nothing to fix: Position Mode already has this value.',
	},
	{
		codes: [110029],
		message: 'this symbol does not support hedge mode',
		description: 'Only USDT perpetuals, such as BTCUSDT, support hedge mode. Check Symbol.',
		variants: [
			{
				requests: SWITCH_POSITION_MODE,
				description:
					'Set Position Mode to One-Way: only USDT perpetuals, such as BTCUSDT, support hedge mode.',
			},
			{
				requests: SET_LEVERAGE,
				sides: 'unequal',
				description:
					'Set Side to Both: different buy and sell leverage requires hedge mode, which only USDT perpetuals support.',
			},
			{
				requests: SET_LEVERAGE,
				description:
					'Set {symbol} to one-way mode with Position → Switch Position Mode. Only USDT perpetuals support hedge mode.',
			},
		],
	},
	{
		codes: [3400045, 110073],
		message: 'Bybit did not change the margin mode',
		description:
			"Bybit gave no reason. On Bybit, check the account's positions, open orders, and equity, then run the workflow again.",
		variants: [
			{
				read: readReasons,
				description: 'Bybit says: {reasons}. Fix this on Bybit, then run the workflow again.',
			},
		],
	},
	{
		codes: [10028],
		message: '{request} requires a Unified Trading Account',
		description:
			'On Bybit, upgrade to the Unified Trading Account, or use an API key of an account that has one.',
	},
	{
		codes: [100028],
		message: '{request} is not available for Unified Trading Accounts',
		description:
			'Check Symbol and Category. Some requests need an API key of a classic Bybit account.',
	},
	{
		codes: [110067],
		message: 'Bybit does not allow this for Unified Trading Accounts',
		description: 'Set Symbol to a contract that Bybit offers to Unified Trading Accounts.',
	},
	{
		codes: [110088, 110097],
		message: 'trading this contract requires a Unified Trading Account',
		description:
			'On Bybit, upgrade to the Unified Trading Account, or set Symbol to another contract.',
	},
	{
		codes: [500011],
		message: 'the account is not a Unified Trading Account',
		description:
			'On Bybit, upgrade to the Unified Trading Account, or use an API key of an account that has one.',
	},
	{
		codes: [3100197],
		message: 'the account is locked while it is upgraded to a Unified Trading Account',
		description: 'Run the workflow again when Bybit shows that the upgrade is complete.',
	},
	{
		codes: [110096],
		message: 'pre-market contracts do not support portfolio margin mode',
		description: 'Switch to cross or isolated margin with Account → Set Margin Mode.',
	},
	{
		codes: [110101],
		message: 'inverse contracts require the settlement coin as collateral in this margin mode',
		description:
			'On Bybit (Assets), turn on the settlement coin of {symbol} as collateral, or switch to isolated margin with Account → Set Margin Mode.',
	},
];
