import type { ICredentialTestRequest } from 'n8n-workflow';

const otherEnvironment =
	"Bybit does not know this API key. Either the key is mistyped, or it was made on another site than the credential's Environment says: a testnet key works on Testnet only, a demo key on Demo Trading only.";
const clock =
	'The clock of the machine that runs n8n is off, and Bybit refused the request for its time. Set the clock by network time (NTP), then test again.';
const expired =
	'This API key has expired. Renew it or make a new one on Bybit under API Management; a key that is bound to an IP address does not expire after 90 days.';
const contractPermission =
	'On Bybit, open API Management, edit this key, tick Contract → Positions (and Orders), and save.';
const again = 'The key was neither accepted nor refused. Test again in a minute.';
const account = 'Log in to Bybit and read the notices on the account, or ask its support.';

const refusedConnection =
	'Bybit refused the connection before looking at the key (HTTP 403): too many requests from this IP address, or the country that n8n runs in is blocked. Wait ten minutes; if it stays, run n8n elsewhere or choose the Environment of your site.';

/** What each answer of Bybit means for whoever set up the credential. */
const retCodes: Array<{ codes: number[]; message: string }> = [
	{ codes: [10002, -1], message: clock },
	{ codes: [10003], message: otherEnvironment },
	{
		codes: [10004],
		message:
			'The signature does not fit this API key: the API Secret (or the Private Key) belongs to another key, or was not copied whole. Paste it again; if it is lost, make a new key on Bybit under API Management.',
	},
	{
		codes: [10005],
		message: `This API key lacks the permission. ${contractPermission}`,
	},
	{
		codes: [10010],
		message:
			"This API key is bound to IP addresses, and the machine that runs n8n is not among them. On Bybit, open API Management, edit this key, and add n8n's public IP address.",
	},
	{ codes: [33004, -2015], message: expired },
	{
		codes: [10007],
		message: `Bybit could not authenticate this API key. Check API Key, API Secret and Key Type. ${account}`,
	},
	{ codes: [10008], message: `Bybit has banned this account or IP address. ${account}` },
	{
		codes: [10009],
		message:
			'Bybit does not serve the region that n8n runs in. Choose the Environment of the site where the account was opened.',
	},
	{
		codes: [10024],
		message: `Bybit restricts this account for compliance reasons. ${account}`,
	},
	{ codes: [10027], message: `Bybit has banned trading for this account. ${account}` },
	{
		codes: [10006],
		message: `This API key is sending too many requests at the moment. ${again}`,
	},
	{ codes: [10000, 10016, 429], message: `Bybit is busy or down at the moment. ${again}` },
	{ codes: [403], message: refusedConnection },
];

/**
 * What a key that Bybit knows still lacks for setting leverage. n8n's rules compare one value at one
 * path: a list that holds Order but not Position cannot be told from one that holds both, so such a
 * key passes here, and is told about its permission (10005) when it first sets leverage.
 */
const keyProperties: Array<{ key: string; value: unknown; message: string }> = [
	{
		key: 'result.readOnly',
		value: 1,
		message:
			'This API key is read-only: it can read positions, not set leverage. On Bybit, open API Management, edit this key, choose Read-Write, and tick Contract → Positions (and Orders).',
	},
	{
		key: 'result.permissions.ContractTrade.length',
		value: 0,
		message: `This API key has no Contract permission, so it cannot set leverage. ${contractPermission}`,
	},
];

/** What HTTP statuses mean: their bodies are often web pages, and n8n's rules do not see them. */
const statuses: Array<{ codes: number[]; message: string }> = [
	{
		codes: [301, 302, 303, 307, 308],
		message:
			'The host answered with a redirect, which is not followed because the request is signed. Check the Environment or the Base URL: something else than the Bybit API is there.',
	},
	{
		codes: [401],
		message:
			"Bybit does not accept this API key (HTTP 401): it is mistyped, deleted or expired, or it was made on another site than the credential's Environment says.",
	},
	{ codes: [403], message: refusedConnection },
	{
		codes: [404],
		message:
			'There is no Bybit API at this address (HTTP 404). Check the Environment or the Base URL.',
	},
	{
		codes: [429],
		message: `Too many requests come from this IP address (HTTP 429). ${again}`,
	},
	{ codes: [500, 502, 503, 504], message: `Bybit is down or overloaded (HTTP 5xx). ${again}` },
];

const bodyRule = (key: string, value: unknown, message: string) => ({
	type: 'responseSuccessBody' as const,
	properties: { key, value, message },
});

/**
 * The credential test: asks Bybit what this key may do, and says in words what is in the way.
 *
 * @see https://bybit-exchange.github.io/docs/v5/user/apikey-info
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export const credentialTest = {
	request: {
		method: 'GET',
		url: '/v5/user/query-api',
		// Older n8n applies no rule to an HTTP status, and blames the credential for a 403. It does not know
		// `except` either: there every answer goes to the rules for bodies.
		ignoreHttpStatusErrors: { ignore: true, except: statuses.flatMap(({ codes }) => codes) },
	},
	rules: [
		...statuses.flatMap(({ codes, message }) =>
			codes.map((value) => ({ type: 'responseCode' as const, properties: { value, message } })),
		),
		...retCodes.flatMap(({ codes, message }) =>
			codes.map((code) => bodyRule('retCode', code, message)),
		),
		bodyRule(
			'retCode',
			undefined,
			'The answer is not from the Bybit API: a web page or an empty answer came back. Check the Environment or the Base URL, and whether a proxy or a country block stands between n8n and Bybit. If neither does, Bybit may be down: test again in a minute.',
		),
		...keyProperties.map(({ key, value, message }) => bodyRule(key, value, message)),
		bodyRule(
			'result.readOnly',
			undefined,
			'Bybit refused the key for a reason that this credential does not know. Check the key on Bybit under API Management.',
		),
	] as ICredentialTestRequest['rules'],
} satisfies ICredentialTestRequest;
