/** One of Bybit's sites: how the credential's list shows it, and where its API is. */
export interface Site {
	name: string;
	/** Scheme and host, no trailing slash. */
	baseUrl: string;
	/** Shown under the name in the credential's list. */
	description: string;
	/** Headers that this site wants on each request. */
	headers?: Readonly<Record<string, string>>;
}

/**
 * Every site of Bybit that has an API of its own. A key works only on the site that it was made on.
 *
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 * @see https://bybit-exchange.github.io/docs/v5/demo
 */
export const sites = {
	mainnet: {
		name: 'Mainnet (Real Money)',
		baseUrl: 'https://api.bybit.com',
		description: 'Keys made on www.bybit.com: trades are real',
	},
	testnet: {
		name: 'Testnet (Play Money)',
		baseUrl: 'https://api-testnet.bybit.com',
		description: 'Keys made on testnet.bybit.com, which has accounts of its own',
	},
	demo: {
		name: 'Demo Trading (Paper Money)',
		baseUrl: 'https://api-demo.bybit.com',
		description: 'Keys made on www.bybit.com after switching to Demo Trading: mainnet prices',
	},
	bytick: {
		name: 'Mainnet, Alternate Address (Bytick)',
		baseUrl: 'https://api.bytick.com',
		description: 'The same keys as Mainnet, for networks that cannot reach api.bybit.com',
	},
	ae: {
		name: 'United Arab Emirates',
		baseUrl: 'https://api.bybit.ae',
		description: 'Keys made on www.bybit.ae',
	},
	eu: {
		name: 'European Economic Area',
		baseUrl: 'https://api.bybit.eu',
		description: 'Keys made on www.bybit.eu',
	},
	ge: {
		name: 'Georgia',
		baseUrl: 'https://api.bybitgeorgia.ge',
		description: 'Keys made on www.bybitgeorgia.ge',
	},
	hk: {
		name: 'Hong Kong',
		baseUrl: 'https://api.spark-fintech.com',
		description: 'Keys made on the Hong Kong site (Spark Fintech)',
		headers: { 'x-refer-site-id': 'HKG' },
	},
	id: {
		name: 'Indonesia',
		baseUrl: 'https://api.bybit.id',
		description: 'Keys made on www.bybit.id',
	},
	jp: {
		name: 'Japan',
		baseUrl: 'https://api.manepa.jp',
		description: 'Keys made on the Japanese site (Manepa)',
	},
	jpTestnet: {
		name: 'Japan Testnet (Play Money)',
		baseUrl: 'https://api-testnet.manepa.jp',
		description: 'Keys made on the testnet of the Japanese site (Manepa)',
	},
	kz: {
		name: 'Kazakhstan',
		baseUrl: 'https://api.bybit.kz',
		description: 'Keys made on www.bybit.kz',
	},
	nl: {
		name: 'Netherlands',
		baseUrl: 'https://api.bybit.nl',
		description: 'Keys made on www.bybit.nl',
	},
	tr: {
		name: 'Türkiye',
		baseUrl: 'https://api.bybit.tr',
		description: 'Keys made on www.bybit.tr (formerly bybit-tr.com)',
	},
} as const satisfies Record<string, Site>;
