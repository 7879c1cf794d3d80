import { page } from './pages';
import type { RetCodeTable, Row } from './row';

const crossMargin: Row = {
	what: '{leverage} was not set, because the account is in cross margin',
	fix: 'Give both sides the same value (Side: Both), or on Bybit choose Isolated Margin under Margin Mode and run the node again.',
	cause: 'configuration-invalid',
	page: page.marginMode,
};

const portfolioMargin: Row = {
	what: '{leverage} was not set, because the account is in portfolio margin',
	fix: 'Portfolio margin has no leverage per symbol. On Bybit, choose Isolated Margin or Cross Margin under Margin Mode to set one.',
	cause: 'configuration-invalid',
	page: page.marginMode,
};

const openOrders: Row = {
	what: 'open orders keep the position mode from being changed',
	fix: 'On Bybit, cancel the open orders of {symbol}, change Position Mode (One-Way or Hedge), and run the node again.',
	cause: 'configuration-invalid',
	page: page.positionMode,
};

const noHedgeMode: Row = {
	what: 'this symbol has no hedge mode',
	fix: 'Set Side to Both, with one Leverage for both, and leave Position Mode of {symbol} on One-Way at Bybit.',
	cause: 'configuration-invalid',
	page: page.positionMode,
};

/** What the modes of the account rule out. */
export const modes: RetCodeTable = {
	10028: {
		what: '{request} is for unified trading accounts only',
		fix: 'On Bybit, upgrade to the Unified Trading Account, or use an API key of an account that has it.',
		cause: 'configuration-invalid',
		page: page.accountInfo,
	},
	100028: {
		what: 'unified trading accounts cannot use {request} like this',
		fix: 'Check Category and Symbol: on a Unified Trading Account, linear and inverse contracts of that account can be set.',
		cause: 'configuration-invalid',
		page: page.accountInfo,
	},
	110028: openOrders,
	110029: noHedgeMode,
	110036: crossMargin,
	110038: portfolioMargin,
	110077: portfolioMargin,
	140028: openOrders,
	140029: noHedgeMode,
	140036: crossMargin,
	140038: portfolioMargin,
};
