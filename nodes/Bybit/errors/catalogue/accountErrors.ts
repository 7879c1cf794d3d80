import type { RetCodeRow } from './errorRow';

const repay = 'Repay the loan or add assets on Bybit, then run the workflow again.';

/** What Bybit does not let this account do: bans, regions, terms, institutional loans. */
export const accountErrors: readonly RetCodeRow[] = [
	{
		codes: [10008],
		message: 'Bybit has banned this account, or does not allow the request in its account mode',
		description:
			'Sign in to Bybit and check the notices on the account and its account mode (Unified Trading Account or classic). If both look right, contact Bybit support.',
	},
	{
		codes: [10009],
		message: 'Bybit does not serve this region',
		description:
			"If your account is on one of Bybit's regional sites, set Environment in the credential to that site. Otherwise, contact Bybit support.",
	},
	{
		codes: [10024],
		message: "Bybit's compliance rules restrict this account",
		description:
			'Sign in to Bybit and complete the verification it asks for (Account → Identity Verification), or contact Bybit support.',
	},
	{
		codes: [10027],
		message: 'Bybit has banned trading for this account',
		description: 'Sign in to Bybit and read the notices on the account, or contact Bybit support.',
	},
	{
		codes: [10029],
		message: 'this API key or account cannot trade the symbol',
		description:
			"Check Symbol. On Bybit, go to API Management and check the key's symbol whitelist, or contact Bybit support.",
	},
	{
		codes: [110123, 110125],
		message: 'Bybit requires you to accept its trading terms first',
		description:
			'Sign in to Bybit as the master account, open the trading page of {symbol}, and accept the terms. Subaccounts can then trade too; only the master account can accept.',
	},
	{
		codes: [110124],
		message: 'a cooling-off period restricts trading on this account',
		description: 'Sign in to Bybit to see when the period ends, then run the workflow again.',
	},
	{
		codes: [110132],
		message: "this contract is not available in the account's region",
		description: 'Set Symbol to a contract that Bybit offers in your region.',
	},
	{
		codes: [110018],
		message: 'Bybit does not recognize the user of this API key',
		description:
			'Sign in to Bybit and check that the account is active. If it is, create a new key under API Management.',
	},
	{
		codes: [110037],
		message: 'the account has no settings for this symbol',
		description:
			'Check Symbol and Category. On Bybit, open the trading page of {symbol} once, then run the workflow again.',
	},
	{
		codes: [110068],
		message: 'this account is not allowed to trade with leverage',
		description: 'Sign in to Bybit and read the notices on the account, or contact Bybit support.',
	},
	{
		codes: [30133, 30134, 110106],
		message: "the account's institutional loan does not allow this symbol",
		description: 'Set Symbol to another contract, or ask your account manager at Bybit.',
	},
	{
		codes: [110069],
		message: 'institutional loan accounts cannot trade this contract',
		description: 'Set Symbol to another contract, or ask your account manager at Bybit.',
	},
	{
		codes: [110080],
		message: "the assets of the account's institutional loan are being liquidated",
		description: repay,
	},
	{
		codes: [110102],
		message: 'this account cannot trade inverse contracts',
		description:
			'Set Category to Linear. Bybit does not offer inverse contracts to institutional loan and Copy Trading Pro accounts.',
	},
	{
		codes: [110104, 110105],
		message: 'the loan-to-value ratio is too high to trade inverse contracts',
		description: repay,
	},
];
