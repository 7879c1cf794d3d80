import { page } from './pages';
import type { Row } from './row';

/** A row for the statuses from `from` to `to`; `html` and `words` narrow it where they are given. */
export interface HttpStatusRow extends Row {
	from: number;
	to: number;
	/** Whether the body was a web page. */
	html?: boolean;
	/** Bybit's words. */
	words?: RegExp;
}

/**
 * HTTP statuses, the first row that fits counts.
 *
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export const httpStatuses: readonly HttpStatusRow[] = [
	{
		from: 300,
		to: 399,
		what: '{host} points to another address, which was not followed',
		fix: 'A signed request goes to no other host than the one chosen: check Environment in the credential, and its Base URL if you entered one.',
		cause: 'configuration-invalid',
		page: page.authentication,
	},
	{
		from: 401,
		to: 401,
		what: '{host} does not accept this API key',
		fix: 'Check API Key and API Secret in the credential, and that Environment is the site on which the key was made: a key of one environment does not work on another.',
		cause: 'credential-invalid',
		page: page.codes,
	},
	{
		from: 403,
		to: 403,
		words: /too frequent/i,
		what: 'Bybit has stopped serving this host, because too many requests came from its IP address',
		fix: 'Stop every program behind this address for at least 10 minutes; then Bybit serves it again by itself. It takes 600 requests in 5 seconds from all of them together.',
		cause: 'rate-limited',
		page: page.rateLimit,
	},
	{
		from: 403,
		to: 403,
		html: true,
		what: '{host} turned this host away with a web page',
		fix: "Bybit does so with addresses in countries that it does not serve (such as the USA), and with those that sent too many requests: in that case stop for at least 10 minutes. An account of one of Bybit's regional sites needs that site as Environment in the credential.",
		page: page.codes,
	},
	{
		from: 403,
		to: 403,
		what: '{host} forbids {request}',
		fix: 'Check the permissions and bound IP addresses of the key on Bybit (API Management → your key), and Environment in the credential. If many requests were sent before, stop for at least 10 minutes.',
		page: page.codes,
	},
	{
		from: 404,
		to: 404,
		what: '{host} has nothing at this address',
		fix: 'Check Environment in the credential, and its Base URL if you entered one. If both are right, the mode of the account does not have the category {category}: choose another Category.',
		cause: 'configuration-invalid',
		page: page.codes,
	},
	{
		from: 429,
		to: 429,
		what: 'Bybit protects itself against too many requests',
		fix: 'Run the node again in a minute, or turn on Retry On Fail in its Settings.',
		cause: 'rate-limited',
		page: page.codes,
	},
	{
		from: 400,
		to: 499,
		what: '{host} does not accept {request}',
		fix: 'Check Environment in the credential, and its Base URL if you entered one; a proxy on the way to Bybit may have answered in its place.',
		page: page.codes,
	},
	{
		from: 500,
		to: 599,
		what: '{host} is not available at present',
		fix: 'Run the node again in a minute, or turn on Retry On Fail in its Settings: setting the same leverage twice does no harm.',
		cause: 'temporarily-unavailable',
		page: page.codes,
	},
	{
		from: 100,
		to: 999,
		what: '{host} answered in a way that Bybit does not',
		fix: 'Check Environment in the credential, and its Base URL if you entered one; a proxy on the way to Bybit may have answered in its place.',
		page: page.codes,
	},
];
