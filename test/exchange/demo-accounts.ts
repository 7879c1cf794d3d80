import type { AccountOptions } from './auth/accounts';

/** Accounts that the command line makes besides the first, to try each kind by hand. */
export const DEMO_ACCOUNTS: ReadonlyArray<{ about: string; account: AccountOptions }> = [
	{
		about: 'hedge mode, isolated margin',
		account: { apiKey: 'hedge-key', apiSecret: 'hedge-secret', positionMode: 'hedge' },
	},
	{
		about: 'hedge mode, cross margin',
		account: {
			apiKey: 'cross-key',
			apiSecret: 'cross-secret',
			positionMode: 'hedge',
			marginMode: 'REGULAR_MARGIN',
		},
	},
	{
		about: 'portfolio margin',
		account: {
			apiKey: 'portfolio-key',
			apiSecret: 'portfolio-secret',
			marginMode: 'PORTFOLIO_MARGIN',
		},
	},
	{
		about: 'read-only',
		account: { apiKey: 'read-only-key', apiSecret: 'read-only-secret', readOnly: true },
	},
	{
		about: 'bound to another IP',
		account: { apiKey: 'bound-key', apiSecret: 'bound-secret', ips: ['203.0.113.7'] },
	},
	{
		about: 'expired',
		account: { apiKey: 'expired-key', apiSecret: 'expired-secret', expired: true },
	},
];
