import { readCustomBaseUrl } from './customBaseUrl';
import { Refusal } from './refusal';

/** One of Bybit's sites: how the credential's list shows it, and where its API is. */
interface Site {
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

/** The values of the credential's `environment` field. */
export type Environment = keyof typeof sites | 'custom';

const customName = 'Custom Base URL';

/** The credential's `environment` field: value, name and description of every choice. */
export const environmentOptions: Array<{ name: string; value: Environment; description: string }> =
	[
		...Object.entries<Site>(sites).map(([value, { name, description }]) => ({
			name,
			value: value as Environment,
			description,
		})),
		{
			name: customName,
			value: 'custom',
			description: 'An address of your own: a new Bybit site, a gateway, or a local test exchange',
		},
	];

/** What says where requests go: the two credential fields of that subject. */
export interface Destination {
	environment?: string;
	baseUrl?: string;
}

function siteOf({ environment }: Destination): Site {
	const site = Object.hasOwn(sites, environment ?? '')
		? (sites as Record<string, Site>)[environment ?? '']
		: undefined;
	if (site) return site;
	throw new Refusal(
		`The Bybit credential has no environment called "${environment ?? ''}". Open the credential and choose one from its Environment list.`,
	);
}

/**
 * @returns scheme, host and port of the API that the credential is for, no trailing slash,
 *   e.g. `https://api-testnet.bybit.com`
 * @throws {Refusal} when the environment is unknown, or its custom base URL breaks the rules
 */
export function baseUrlOf(destination: Destination): string {
	return destination.environment === 'custom'
		? readCustomBaseUrl(destination.baseUrl)
		: siteOf(destination).baseUrl;
}

/** @returns the headers that the credential's site wants on each request, mostly none */
export function siteHeadersOf(
	destination: Destination,
): Readonly<Record<string, string>> | undefined {
	return destination.environment === 'custom' ? undefined : siteOf(destination).headers;
}

/** @returns the name under which the credential's list shows what is at this base URL, if any */
export function environmentNameOf(baseUrl: string): string | undefined {
	return Object.values<Site>(sites).find((site) => site.baseUrl === baseUrl)?.name;
}
