import { readCustomBaseUrl } from './customBaseUrl';
import { Refusal } from './refusal';
import { type Site, sites } from './sites';

/** The values of the credential's `environment` field. */
export type Environment = keyof typeof sites | 'custom';

/** The credential's `environment` field: value, name and description of every choice. */
export const environmentOptions: Array<{ name: string; value: Environment; description: string }> =
	[
		...Object.entries<Site>(sites).map(([value, { name, description }]) => ({
			name,
			value: value as Environment,
			description,
		})),
		{
			name: 'Custom Base URL',
			value: 'custom',
			description: 'An address of your own: a new Bybit site, a gateway, or a local test exchange',
		},
	];

/** What says where requests go: the two credential fields of that subject. */
export interface Destination {
	environment?: string;
	baseUrl?: string;
}

function siteOf({ environment = '' }: Destination): Site {
	if (Object.hasOwn(sites, environment)) return sites[environment as keyof typeof sites];
	throw new Refusal(
		`The Bybit credential has no environment called "${environment}". Open the credential and choose one from its Environment list.`,
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
