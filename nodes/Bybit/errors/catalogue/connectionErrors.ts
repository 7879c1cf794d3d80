import type { ConnectionFailure } from '../requestFailure';
import { testAgain, type ErrorRow } from './errorRow';

const network =
	"Check the n8n server's internet access, firewall, and proxy, and Base URL in the credential if it is custom.";

const checkNetwork: Pick<ErrorRow, 'description' | 'testDescription'> = {
	description: `${network} Then run the workflow again.`,
	testDescription: `${network} Then test the credential again.`,
};

/** By the codes of Node.js, axios, and OpenSSL. */
const rows: ReadonlyArray<ErrorRow & { codes: readonly string[] }> = [
	{
		codes: ['ECONNREFUSED'],
		message: '{host} refused the connection',
		...checkNetwork,
	},
	{
		// ERR_BAD_RESPONSE is axios' code for a response that ends too early.
		codes: [
			'ECONNRESET',
			'EPIPE',
			'ERR_BAD_RESPONSE',
			'ERR_STREAM_PREMATURE_CLOSE',
			'UND_ERR_SOCKET',
		],
		message: '{host} closed the connection before it responded',
		description:
			'Run the workflow again, or turn on Settings → Retry On Fail. Repeating the request is safe. If this happens often, check the firewall and proxy between n8n and {host}.',
		testDescription: `${testAgain} If this happens often, check the firewall and proxy between n8n and {host}.`,
	},
	{
		// ERR_CANCELED: a response that trickled in was given up.
		codes: [
			'ETIMEDOUT',
			'ECONNABORTED',
			'ERR_CANCELED',
			'ESOCKETTIMEDOUT',
			'UND_ERR_CONNECT_TIMEOUT',
		],
		message: '{host} did not respond in time',
		description:
			'Run the workflow again: repeating the request is safe. On a slow network, increase Settings → Request Options → Timeout.',
		testDescription: `${testAgain} If this happens often, check the network of the n8n server.`,
	},
	{
		codes: ['ENOTFOUND'],
		message: 'the host {host} was not found',
		description:
			'Check Base URL in the credential if it is custom, and the DNS settings of the n8n server.',
	},
	{
		codes: ['EAI_AGAIN'],
		message: 'the DNS lookup of {host} got no response',
		description:
			"Check the n8n server's DNS settings and internet access, then run the workflow again.",
		testDescription:
			"Check the n8n server's DNS settings and internet access, then test the credential again.",
	},
	{
		codes: ['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'],
		message: 'the n8n server cannot reach {host}',
		...checkNetwork,
	},
	{
		codes: [
			'CERT_HAS_EXPIRED',
			'CERT_NOT_YET_VALID',
			'CERT_REVOKED',
			'CERT_UNTRUSTED',
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'ERR_TLS_CERT_ALTNAME_INVALID',
			'HOSTNAME_MISMATCH',
			'SELF_SIGNED_CERT_IN_CHAIN',
			'UNABLE_TO_GET_ISSUER_CERT',
			'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		],
		message: 'the certificate of {host} is not trusted, so nothing was sent',
		description:
			"A company proxy may replace Bybit's certificate: ask its administrator to exempt {host}. Check also the n8n server's clock, and Base URL in the credential if it is custom.",
	},
	{
		codes: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
		message: '{host} does not support https',
		description:
			'Check Base URL in the credential if it is custom, and whether a proxy is between n8n and Bybit.',
	},
];

const other: ErrorRow = { message: '{host} did not respond', ...checkNetwork };

/**
 * The entry for a connection failure.
 *
 * @see https://nodejs.org/api/errors.html#common-system-errors
 * @see https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
export function connectionRow({ code = '' }: ConnectionFailure): ErrorRow {
	return rows.find(({ codes }) => codes.includes(code)) ?? other;
}
