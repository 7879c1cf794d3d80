import { BoundedMap } from './boundedMap';
import { CredentialError } from './CredentialError';

/** One of Bybit's sites with an API of its own. */
interface Site {
	/** Shown in the credential's list. */
	name: string;
	/** Scheme and host, no trailing slash. */
	baseUrl: string;
	/** Shown under the name in the credential's list. */
	description: string;
	/** Headers that this site requires on every request. */
	headers?: Readonly<Record<string, string>>;
}

/**
 * Every Bybit site. An API key works only on the site that it was created on. In alphabetical order by
 * name, as the list shows them.
 *
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 * @see https://bybit-exchange.github.io/docs/v5/demo
 */
const sites = {
	demo: {
		name: 'Demo Trading (Demo Funds)',
		baseUrl: 'https://api-demo.bybit.com',
		description: 'Keys from www.bybit.com in Demo Trading mode. Prices are those of Mainnet.',
	},
	eu: {
		name: 'European Economic Area',
		baseUrl: 'https://api.bybit.eu',
		description:
			'Keys from www.bybit.eu. The site accepts only keys created for "Connect to Third-Party Applications".',
	},
	ge: {
		name: 'Georgia',
		baseUrl: 'https://api.bybitgeorgia.ge',
		description: 'Keys from www.bybitgeorgia.ge',
	},
	hk: {
		name: 'Hong Kong',
		baseUrl: 'https://api.spark-fintech.com',
		description: 'Keys from the Hong Kong site (Spark Fintech)',
		headers: { 'x-refer-site-id': 'HKG' },
	},
	hkTestnet: {
		name: 'Hong Kong Testnet (Test Funds)',
		baseUrl: 'https://api-testnet.spark-fintech.com',
		description: 'Keys from the testnet of the Hong Kong site (Spark Fintech)',
		headers: { 'x-refer-site-id': 'HKG' },
	},
	id: {
		name: 'Indonesia',
		baseUrl: 'https://api.bybit.id',
		description: 'Keys from www.bybit.id',
	},
	jp: {
		name: 'Japan',
		baseUrl: 'https://api.manepa.jp',
		description: 'Keys from the Japanese site (Manepa)',
	},
	jpTestnet: {
		name: 'Japan Testnet (Test Funds)',
		baseUrl: 'https://api-testnet.manepa.jp',
		description: 'Keys from the testnet of the Japanese site (Manepa)',
	},
	kz: {
		name: 'Kazakhstan',
		baseUrl: 'https://api.bybit.kz',
		description: 'Keys from www.bybit.kz',
	},
	mainnet: {
		name: 'Mainnet (Real Money)',
		baseUrl: 'https://api.bybit.com',
		description: 'Keys from www.bybit.com',
	},
	bytick: {
		name: 'Mainnet via Bytick (Real Money)',
		baseUrl: 'https://api.bytick.com',
		description: 'The same keys as Mainnet, for networks that cannot reach api.bybit.com',
	},
	nl: {
		name: 'Netherlands',
		baseUrl: 'https://api.bybit.nl',
		description: 'Keys from www.bybit.nl',
	},
	testnet: {
		name: 'Testnet (Test Funds)',
		baseUrl: 'https://api-testnet.bybit.com',
		description: 'Keys from testnet.bybit.com, which has separate accounts',
	},
	tr: {
		name: 'Türkiye',
		baseUrl: 'https://api.bybit.tr',
		description: 'Keys from www.bybit.tr (formerly bybit-tr.com)',
	},
	ae: {
		name: 'United Arab Emirates',
		baseUrl: 'https://api.bybit.ae',
		description: 'Keys from www.bybit.ae',
	},
} as const satisfies Record<string, Site>;

/** The values of the credential's `environment` field. */
export type Environment = keyof typeof sites | 'custom';

/** The two credential fields that say where requests go. */
export interface EnvironmentFields {
	environment?: string;
	baseUrl?: string;
}

/** The environments without real money. */
export const testEnvironments: Environment[] = ['demo', 'hkTestnet', 'jpTestnet', 'testnet'];

/** The options of the `environment` field, in alphabetical order by name. */
export const environmentOptions: Array<{ name: string; value: Environment; description: string }> =
	[
		{
			name: 'Custom Base URL',
			value: 'custom',
			description: 'Another address: a new Bybit site, a gateway, or a local test exchange',
		},
		...Object.entries<Site>(sites).map(([value, { name, description }]) => ({
			name,
			value: value as Environment,
			description,
		})),
	];

const example = 'e.g. https://api.bybit.com';
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** What a custom base URL must satisfy, and how to fix it when it does not. */
const baseUrlRules: Array<{ broken: (url: URL) => boolean; fix: string }> = [
	{
		broken: (url) => url.username !== '' || url.password !== '',
		fix: 'It contains a user name or a password. Remove them.',
	},
	{
		broken: (url) => !['http:', 'https:'].includes(url.protocol),
		fix: `It must begin with https://, ${example}.`,
	},
	{
		broken: (url) => url.protocol === 'http:' && !loopback.test(url.hostname),
		fix: 'It must begin with https://. Plain http:// is allowed for localhost only.',
	},
	{
		broken: (url) => /[^/]/.test(url.pathname),
		fix: `It must end after the host, ${example}. Remove the path.`,
	},
	{
		broken: (url) => /[?#]/.test(url.href),
		fix: `It must end after the host, ${example}. Remove the part that begins with "?" or "#".`,
	},
];

// Every item is signed anew: an address is checked once, not once per request.
const acceptedBaseUrls = new BoundedMap<string, string>(100);

function rejectBaseUrl(fix: string): never {
	throw new CredentialError(`The Base URL of the Bybit credential is invalid. ${fix}`);
}

/** A signed request acts in the account's name, so it never travels unencrypted beyond this machine. */
function readCustomBaseUrl(text: unknown): string {
	const typed = typeof text === 'string' ? text.trim() : '';
	const accepted = acceptedBaseUrls.get(typed);
	if (accepted !== undefined) return accepted;
	if (typed === '') {
		throw new CredentialError(
			`The Base URL of the Bybit credential is empty. Enter the address of the API, ${example}, or choose another Environment.`,
		);
	}
	if (!URL.canParse(typed)) rejectBaseUrl(`It is not a URL. Enter scheme and host, ${example}.`);
	const url = new URL(typed);
	const rule = baseUrlRules.find(({ broken }) => broken(url));
	if (rule) rejectBaseUrl(rule.fix);
	acceptedBaseUrls.set(typed, url.origin);
	return url.origin;
}

function findSite({ environment = '' }: EnvironmentFields): Site {
	if (Object.hasOwn(sites, environment)) return sites[environment as keyof typeof sites];
	throw new CredentialError(
		`The Bybit credential has no environment "${environment}". Open the credential and choose one from the Environment list.`,
	);
}

/**
 * @returns scheme, host and port of the credential's API, no trailing slash,
 *   e.g. `https://api-testnet.bybit.com`
 * @throws {CredentialError} when the environment is unknown or the custom base URL is invalid; the message
 *   shows no part of the URL
 */
export function resolveBaseUrl(fields: EnvironmentFields): string {
	return fields.environment === 'custom'
		? readCustomBaseUrl(fields.baseUrl)
		: findSite(fields).baseUrl;
}

const baseUrls = Object.fromEntries(
	Object.entries(sites).map(([environment, { baseUrl }]) => [environment, baseUrl]),
);

/**
 * The credential's base URL as an n8n expression, for `requestDefaults.baseURL`. n8n always lets a node
 * send to the host that it declares there, whatever "Allowed HTTP Request Domains" is set to. The last value
 * is never sent to: a credential without a usable environment or base URL is rejected when it signs.
 */
export const baseUrlExpression = `={{ (${JSON.stringify(baseUrls)})[$credentials.environment] || ($credentials.baseUrl || "").trim() || "${sites.mainnet.baseUrl}" }}`;

/** @returns the headers that the credential's site requires on every request; most sites require none */
export function environmentHeaders(
	fields: EnvironmentFields,
): Readonly<Record<string, string>> | undefined {
	return fields.environment === 'custom' ? undefined : findSite(fields).headers;
}

/** @returns the name in the credential's list of the site at this base URL, if there is one */
export function environmentName(baseUrl: string): string | undefined {
	return Object.values<Site>(sites).find((site) => site.baseUrl === baseUrl)?.name;
}

/** Second hosts of a site: what is behind them is the same accounts. */
const alternateHosts: Readonly<Record<string, string>> = {
	[sites.bytick.baseUrl]: sites.mainnet.baseUrl,
};

/** @returns the base URL that stands for the whole site: accounts and limits are per site, not per host */
export function siteBaseUrl(baseUrl: string): string {
	return alternateHosts[baseUrl] ?? baseUrl;
}
