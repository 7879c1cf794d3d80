import { page } from './pages';
import type { RetCodeTable, Row } from './row';

const capped: Row = {
	what: '{leverage} is more than the institutional loan of this account allows',
	fix: 'Lower {field} to what the loan allows, and set Max Leverage under Options to it. Your institutional loan agreement or account manager at Bybit names the value.',
	cause: 'configuration-invalid',
	page: page.codes,
};

const symbolExcluded: Row = {
	what: 'the institutional loan of this account excludes this symbol',
	fix: 'Choose as Symbol a contract that your institutional loan allows, or ask your account manager at Bybit.',
	cause: 'configuration-invalid',
	page: page.codes,
};

/** What an institutional loan rules out. */
export const institutionalLoan: RetCodeTable = {
	30133: symbolExcluded,
	30134: symbolExcluded,
	30135: capped,
	30136: capped,
	110080: {
		what: '{leverage} was not set, because the institutional loan of this account is being liquidated',
		fix: 'The loan-to-value ratio is above its limit: repay or add assets on Bybit first (Institutional Loan), then run the node again.',
		page: page.codes,
	},
	110087: capped,
	110106: symbolExcluded,
	110107: capped,
};
