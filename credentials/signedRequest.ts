import { type BybitCredentials, readApiKey, readRecvWindow, signatureOf } from './bybitCredentials';
import { clockOffset } from './clock';
import { baseUrlOf, siteHeadersOf } from './environments';
import { finalBody } from './requestBody';
import { finalUrl, type HandedRequest } from './requestForm';

const withoutBody = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Options that end up in the URL, the body, or nowhere. */
const consumed = new Set(['baseURL', 'body', 'form', 'formData', 'qs', 'uri', 'url']);

/** Headers that are written anew: n8n may hand back a request that was signed before. */
const rewritten = new Set([
	'content-length',
	'content-type',
	'x-bapi-api-key',
	'x-bapi-recv-window',
	'x-bapi-sign',
	'x-bapi-sign-type',
	'x-bapi-timestamp',
]);

function keptHeaders(headers: Record<string, unknown> = {}): Record<string, unknown> {
	const kept: Record<string, unknown> = {};
	for (const name of Object.keys(headers)) {
		if (!rewritten.has(name.toLowerCase())) kept[name] = headers[name];
	}
	return kept;
}

function keptOptions(request: object): Record<string, unknown> {
	const kept: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(request)) {
		if (!consumed.has(name)) kept[name] = value;
	}
	return kept;
}

/** What a request is signed for: in this order, with nothing between. */
function payloadOf(timestamp: string, apiKey: string, recvWindow: string, content: string): string {
	return timestamp + apiKey + recvWindow + content;
}

/**
 * Brings a request into its final wire form and signs exactly that.
 *
 * @param credentials the credential `bybitApi`
 * @param request options of either of n8n's request functions; not changed
 * @returns new options with the full URL (query included), the body as JSON text, the signature's
 *   headers, and redirects off: signed headers go to this host and no other
 * @throws {Refusal} when the credential is incomplete or the request is for another host
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export function signedRequest<Request extends HandedRequest>(
	credentials: BybitCredentials,
	request: Request,
): Request & { headers: Record<string, unknown> } {
	const baseUrl = baseUrlOf(credentials);
	const { url, query } = finalUrl(request, baseUrl);
	const method = (request.method ?? 'GET').toUpperCase();
	const hasNoBody = withoutBody.has(method);
	// Bybit answers 403 to a GET that carries a body.
	const body = hasNoBody ? undefined : finalBody(request);

	const apiKey = readApiKey(credentials);
	const recvWindow = readRecvWindow(credentials);
	const timestamp = String(Date.now() + clockOffset(baseUrl));
	const content = hasNoBody ? query : (body ?? '');
	const signature = signatureOf(payloadOf(timestamp, apiKey, recvWindow, content), credentials);

	const headers = Object.assign(keptHeaders(request.headers), siteHeadersOf(credentials));
	headers['X-BAPI-API-KEY'] = apiKey;
	headers['X-BAPI-TIMESTAMP'] = timestamp;
	headers['X-BAPI-RECV-WINDOW'] = recvWindow;
	headers['X-BAPI-SIGN'] = signature;
	// Without it n8n sends a text body as a form.
	if (!hasNoBody) headers['Content-Type'] = 'application/json';

	const signed = keptOptions(request);
	if (request.url === undefined && request.uri !== undefined) signed.uri = url;
	else signed.url = url;
	if (body !== undefined) signed.body = body;
	signed.method = method;
	signed.headers = headers;
	// The modern request function's switch, then the legacy one's two.
	signed.disableFollowRedirect = true;
	signed.followRedirect = false;
	signed.followAllRedirects = false;
	return signed as unknown as Request & { headers: Record<string, unknown> };
}
