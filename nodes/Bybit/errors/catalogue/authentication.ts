import { page } from './pages';
import type { Row, RetCodeTable } from './row';

const expired: Row = {
	what: 'the API key has expired',
	fix: 'On Bybit, open API Management, renew the key or create a new one, and enter it in the credential. A key with no bound IP address lives for 90 days; binding one keeps it alive.',
	cause: 'credential-invalid',
	page: page.apiKeyInformation,
};

/** Who is asking: key, signature, permissions, bound addresses. */
export const authentication: RetCodeTable = {
	10003: {
		what: '{host} does not know this API key',
		fix: 'A key of one environment does not work on another: in the credential, choose as Environment the site on which the key was made ({host} was asked), and check that API Key is complete.',
		cause: 'credential-invalid',
		page: page.codes,
	},
	10004: {
		what: 'the signature does not match the API key',
		fix: 'Enter API Secret (or Private Key) again in the credential: it must belong to this very API key. Check Key Type too: a system-generated key is HMAC, a self-generated one RSA.',
		cause: 'credential-invalid',
		page: page.authentication,
	},
	10005: {
		what: 'the API key has no permission for {request}',
		fix: 'On Bybit, open API Management → your key → Permissions, choose Read-Write and tick Contract → Positions. A read-only key can look at leverage, but cannot set it.',
		cause: 'credential-invalid',
		page: page.apiKeyInformation,
	},
	10007: {
		what: 'Bybit could not tell whose request this is',
		fix: 'Check API Key and API Secret in the credential, and log in at Bybit to see whether the account and the key (API Management) are active.',
		cause: 'credential-invalid',
		page: page.codes,
	},
	10010: {
		what: 'the public IP address of this host is not bound to the API key',
		fix: 'On Bybit, open API Management → your key → IP access and add the public IP address from which n8n reaches the internet (that of the proxy or NAT gateway, where there is one).',
		cause: 'credential-invalid',
		page: page.codes,
	},
	33004: expired,
	[-2015]: expired,
};
