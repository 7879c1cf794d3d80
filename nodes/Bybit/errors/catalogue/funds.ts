import { page } from './pages';
import type { RetCodeTable, Row } from './row';

const balance: Row = {
	what: 'the available balance does not cover the margin that the position needs at {leverage}',
	fix: 'A lower leverage needs more margin: on Bybit, move funds to the trading account (Assets → Transfer) or cancel open orders, or choose a higher value for {field}.',
	page: page.codes,
};

const assets: Row = {
	...balance,
	what: 'the assets of the account do not cover the margin that the position needs at {leverage}',
};

const margin: Row = {
	...balance,
	what: 'the available margin is not enough for {leverage}',
};

const wallet: Row = {
	...balance,
	what: 'the wallet balance is not enough for {leverage}',
};

/** What the account can put up. */
export const funds: RetCodeTable = {
	110006: assets,
	110007: balance,
	110012: balance,
	110044: margin,
	110045: wallet,
	140006: assets,
	140007: balance,
	140012: balance,
	140044: margin,
	140045: wallet,
};
