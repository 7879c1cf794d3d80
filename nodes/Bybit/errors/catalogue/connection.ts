import type { Row } from './row';

/** A row for these codes of Node.js, axios and OpenSSL. */
export interface ConnectionRow extends Row {
	codes: readonly string[];
}

const node = 'https://nodejs.org/api/errors.html#common-system-errors';
const openssl = 'https://nodejs.org/api/tls.html#x509-certificate-error-codes';

const fixNetwork =
	'Check that the host of n8n reaches {host} (internet access, firewall, proxy), and the Base URL in the credential if you entered one; then run the node again.';

/** No answer, by what the connection reported. */
export const connections: readonly ConnectionRow[] = [
	{
		codes: ['ECONNREFUSED'],
		what: '{host} does not take connections',
		fix: fixNetwork,
		cause: 'temporarily-unavailable',
		page: node,
	},
	{
		// ERR_BAD_RESPONSE is axios' code for an answer that broke off in the middle.
		codes: [
			'ECONNRESET',
			'EPIPE',
			'ERR_BAD_RESPONSE',
			'ERR_STREAM_PREMATURE_CLOSE',
			'UND_ERR_SOCKET',
		],
		what: '{host} hung up before it had answered',
		fix: 'Run the node again, or turn on Retry On Fail in its Settings: setting the same leverage twice does no harm. Where it keeps happening, check the firewall and proxy on the way to {host}.',
		cause: 'temporarily-unavailable',
		page: node,
	},
	{
		codes: ['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'],
		what: '{host} did not answer in time',
		fix: 'Run the node again: setting the same leverage twice does no harm. On a slow network, set a longer Timeout under Request Options of the node.',
		cause: 'temporarily-unavailable',
		page: node,
	},
	{
		codes: ['ENOTFOUND'],
		what: 'the name {host} is not known to the DNS of this host',
		fix: 'Check the Base URL in the credential if you entered one, and the DNS settings of the host that n8n runs on.',
		cause: 'configuration-invalid',
		page: node,
	},
	{
		codes: ['EAI_AGAIN'],
		what: 'the DNS of this host gave no answer about {host}',
		fix: 'Check the DNS settings and the internet access of the host that n8n runs on, then run the node again.',
		cause: 'temporarily-unavailable',
		page: node,
	},
	{
		codes: ['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'],
		what: 'there is no way from this host to {host}',
		fix: fixNetwork,
		cause: 'temporarily-unavailable',
		page: node,
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
		what: 'the certificate that {host} showed cannot be trusted, so nothing was sent',
		fix: 'Something between n8n and Bybit, such as a company proxy, shows a certificate of its own: let its administrator exempt {host}. Check the clock of the host and Base URL in the credential too.',
		cause: 'configuration-invalid',
		page: openssl,
	},
	{
		codes: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'],
		what: '{host} does not speak https',
		fix: 'Check the Base URL in the credential if you entered one, and whether a proxy stands between n8n and Bybit.',
		cause: 'configuration-invalid',
		page: openssl,
	},
];

/** A connection that ended for a reason not in the table. */
export const otherConnection: Row = {
	what: 'no answer came from {host}',
	fix: fixNetwork,
	cause: 'temporarily-unavailable',
	page: node,
};
