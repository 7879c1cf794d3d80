import { page } from './pages';
import type { RetCodeTable, Row } from './row';

const delivering: Row = {
	what: 'the contract is about to be delivered: positions can only be reduced',
	fix: 'Choose as Symbol a contract that delivers later, or a perpetual one.',
	cause: 'configuration-invalid',
	page: page.instruments,
};

/** What state the contract is in. */
export const contract: RetCodeTable = {
	110042: delivering,
	110063: {
		what: 'the contract is being settled',
		fix: 'Run the node again when the settlement of {symbol} is over. Where the contract has ended, choose another Symbol.',
		cause: 'temporarily-unavailable',
		page: page.codes,
	},
	110066: {
		what: 'the contract cannot be traded at present',
		fix: 'Run the node again when {symbol} trades on Bybit, or choose another Symbol; the list under Symbol holds those that trade.',
		cause: 'temporarily-unavailable',
		page: page.codes,
	},
	110074: {
		what: 'the contract is not live',
		fix: 'Choose another Symbol from the list, which holds those that trade: {symbol} has not been launched yet, or has ended.',
		cause: 'configuration-invalid',
		page: page.instruments,
	},
	140042: delivering,
};
