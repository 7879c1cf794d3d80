import { page } from './pages';
import type { RetCodeTable, Row } from './row';

const terms: Row = {
	what: 'Bybit wants its trading terms accepted first',
	fix: 'Log in at Bybit, open the trading page of {symbol} and accept the terms shown there, then run the node again.',
	page: page.codes,
};

/** What Bybit does not let this account do at all. */
export const restrictions: RetCodeTable = {
	10008: {
		what: 'Bybit has banned this account, or does not take its account mode',
		fix: 'Log in at Bybit and read the notices on the account; Bybit support says which account mode it needs.',
		page: page.codes,
	},
	10009: {
		what: 'Bybit does not serve the region of this host or account',
		fix: "An account of one of Bybit's regional sites needs that site as Environment in the credential. Otherwise ask Bybit support whether your region is served.",
		cause: 'configuration-invalid',
		page: page.codes,
	},
	10024: {
		what: "Bybit's compliance rules stop this account",
		fix: 'Log in at Bybit and complete what the account asks for (Account → Identity Verification), or ask Bybit support.',
		page: page.codes,
	},
	10027: {
		what: 'trading is banned on this account',
		fix: 'Log in at Bybit and read the notices on the account, or ask Bybit support.',
		page: page.codes,
	},
	10029: {
		what: 'the symbol is not among those that this API key or account may use',
		fix: 'Check Symbol; on Bybit, look for a symbol whitelist under API Management → your key, or ask Bybit support about the account.',
		cause: 'configuration-invalid',
		page: page.codes,
	},
	110123: terms,
	110124: {
		what: 'a cooling-off period of this account holds trading back',
		fix: 'Run the node again when the cooling-off period is over; Bybit shows its end when you log in.',
		page: page.codes,
	},
	110125: terms,
	110132: {
		what: 'Bybit does not offer this contract in the region of the account',
		fix: 'Choose another Symbol, one that the trading page of Bybit offers to this account.',
		cause: 'configuration-invalid',
		page: page.codes,
	},
};
