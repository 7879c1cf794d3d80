import type { HttpFailure } from '../requestFailure';
import { testAgain, type ErrorRow } from './errorRow';

/** An entry for the statuses from `from` to `to`, narrowed by `html` and `retMsg` where they are given. */
export interface HttpStatusRow extends ErrorRow {
	from: number;
	to: number;
	/** Whether the body was a web page. */
	html?: boolean;
	/** What Bybit's message looks like. */
	retMsg?: RegExp;
}

/** A 2xx response that is not a complete Bybit response, or an HTTP status outside the table. */
export const unexpectedResponse: ErrorRow = {
	message: '{host} returned an unexpected response',
	description:
		'A proxy, a firewall, or a maintenance page may have replaced the response. Run the workflow again in a minute. If this continues, check the network of the n8n server, and Base URL in the credential.',
	testDescription: `A proxy, a firewall, or a maintenance page may have replaced the response. ${testAgain} If this continues, check the network of the n8n server, and Environment and Base URL above.`,
};

const checkSite =
	'Check Environment in the credential, and Base URL if it is custom. A proxy between n8n and Bybit may also have responded.';

const statuses: readonly HttpStatusRow[] = [
	{
		from: 300,
		to: 399,
		message: '{host} redirected the request',
		description:
			'Signed requests are never sent to another host. Check Environment in the credential, and Base URL if it is custom.',
	},
	{
		from: 401,
		to: 401,
		message: '{host} did not accept this API key',
		description:
			'Check API Key and API Secret in the credential, and set Environment to the site where you created the key.',
	},
	{
		from: 403,
		to: 403,
		retMsg: /too frequent/i,
		message: "Bybit blocked n8n's IP address after too many requests",
		description:
			'Stop every program that calls Bybit from this address for at least 10 minutes; Bybit then unblocks it. Bybit allows 600 requests in 5 seconds per IP address.',
	},
	{
		from: 403,
		to: 403,
		html: true,
		message: '{host} blocked this server',
		description:
			"Bybit blocks servers in countries that it does not serve, such as the USA, and IP addresses that sent too many requests (for at least 10 minutes). If your account is on one of Bybit's regional sites, set Environment in the credential to that site.",
	},
	{
		from: 403,
		to: 403,
		message: '{host} denied {request}',
		description:
			"On Bybit, go to API Management and check the key's permissions and IP addresses. Check Environment in the credential too. After many requests, wait at least 10 minutes.",
	},
	{
		from: 404,
		to: 404,
		message: '{host} does not offer {request}',
		description:
			"Check Environment in the credential, and Base URL if it is custom. If both are right, the account's mode does not support {category}: change Category.",
		testDescription: 'Check Environment, and Base URL if it is custom.',
	},
	{
		from: 429,
		to: 429,
		message: 'Bybit is limiting requests to protect its systems',
		description: 'Run the workflow again in a minute, or turn on Settings → Retry On Fail.',
		testDescription: testAgain,
	},
	{
		from: 400,
		to: 499,
		message: '{host} rejected {request}',
		description: checkSite,
	},
	{
		from: 500,
		to: 599,
		message: '{host} is temporarily unavailable',
		description:
			'Run the workflow again in a minute, or turn on Settings → Retry On Fail. Repeating the request is safe.',
		testDescription: testAgain,
	},
];

/**
 * The entry for an HTTP status: the first that fits.
 *
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export function httpStatusRow({ status, html, retMsg = '' }: HttpFailure): ErrorRow {
	const row = statuses.find(
		(candidate) =>
			status >= candidate.from &&
			status <= candidate.to &&
			(candidate.html === undefined || candidate.html === html) &&
			(candidate.retMsg === undefined || candidate.retMsg.test(retMsg)),
	);
	return row ?? unexpectedResponse;
}
