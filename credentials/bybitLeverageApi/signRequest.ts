import { createHmac, type KeyObject, sign } from 'node:crypto';
import { getClockOffset } from './clockOffset';
import {
	type BybitCredentials,
	readApiKey,
	readRecvWindow,
	readRequiredText,
} from './credentialData';
import { environmentHeaders, resolveBaseUrl } from './environments';
import { checkLeverageCap } from './leverageCap';
import { readPrivateKey } from './privateKey';
import { serializeBody } from './requestBody';
import { buildUrl, type RequestToSign } from './requestUrl';

/**
 * Signs with a system-generated key.
 *
 * @param payload timestamp + API key + receive window + query or body
 * @returns HMAC-SHA256 in lower-case hex
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export function signHmac(payload: string, secret: string): string {
	return createHmac('sha256', secret).update(payload).digest('hex');
}

/**
 * Signs with a self-generated key.
 *
 * @param payload timestamp + API key + receive window + query or body
 * @returns RSASSA-PKCS1-v1_5 with SHA-256 in base64
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export function signRsa(payload: string, key: KeyObject): string {
	return sign('RSA-SHA256', Buffer.from(payload), key).toString('base64');
}

/**
 * Signs with the key that the credential holds.
 *
 * @param payload timestamp + API key + receive window + query or body
 * @throws {CredentialError} when the secret or the private key is empty or cannot be read
 */
export function signPayload(payload: string, credentials: Partial<BybitCredentials>): string {
	return credentials.keyType === 'rsa'
		? signRsa(payload, readPrivateKey(readRequiredText(credentials.privateKey, 'Private Key')))
		: signHmac(payload, readRequiredText(credentials.apiSecret, 'API Secret'));
}

const methodsWithoutBody = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Options that are written into the URL or the body. */
const mergedOptions = new Set(['baseURL', 'body', 'form', 'formData', 'qs', 'uri', 'url']);

/** Headers that are written anew: n8n may hand over a request that was already signed. */
const replacedHeaders = new Set([
	'content-length',
	'content-type',
	'x-bapi-api-key',
	'x-bapi-recv-window',
	'x-bapi-sign',
	'x-bapi-sign-type',
	'x-bapi-timestamp',
]);

function otherHeaders(headers: Record<string, unknown> = {}): Record<string, unknown> {
	const others: Record<string, unknown> = {};
	for (const name of Object.keys(headers)) {
		if (!replacedHeaders.has(name.toLowerCase())) others[name] = headers[name];
	}
	return others;
}

function otherOptions(request: object): Record<string, unknown> {
	const others: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(request)) {
		if (!mergedOptions.has(name)) others[name] = value;
	}
	return others;
}

/** Called with a request that was just signed, and its timestamp in ms: the last moment before it is sent. */
type SignListener = (signed: { abortSignal?: unknown }, timestamp: number) => void;

/** By request, as handed over and as signed: n8n hands over the signed one when it retries after a 401. */
const listeners = new WeakMap<object, SignListener>();

/**
 * Calls `listener` each time a request is signed, right before n8n sends it. It may set the request's
 * `abortSignal`; an error that it throws keeps the request from being sent.
 *
 * @param request the options that will be handed to `signRequest`, that very object
 */
export function onSign(request: object, listener: SignListener): void {
	listeners.set(request, listener);
}

function notifySigned(request: object, signed: object, timestamp: number): void {
	const listener = listeners.get(request);
	if (!listener) return;
	listeners.set(signed, listener);
	listener(signed, timestamp);
}

/**
 * Brings a request into its final form and signs exactly that.
 *
 * @param request options of either of n8n's request functions; not changed
 * @returns new options with the full URL (query included), the body as JSON text, the signature's headers,
 *   and redirects off: signed headers go to this host and no other
 * @throws {CredentialError} when the credential is incomplete, or the request is for another host or sets
 *   more leverage than the credential allows
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export function signRequest<Request extends RequestToSign>(
	credentials: BybitCredentials,
	request: Request,
): Request & { headers: Record<string, unknown> } {
	const baseUrl = resolveBaseUrl(credentials);
	const { url, query } = buildUrl(request, baseUrl);
	const method = (request.method ?? 'GET').toUpperCase();
	const hasNoBody = methodsWithoutBody.has(method);
	// Bybit responds with 403 to a GET that carries a body.
	const body = hasNoBody ? undefined : serializeBody(request);
	checkLeverageCap(credentials, url.slice(baseUrl.length), body);

	const apiKey = readApiKey(credentials);
	const recvWindow = readRecvWindow(credentials);
	const timestamp = Date.now() + getClockOffset(baseUrl);
	const content = hasNoBody ? query : (body ?? '');
	const signature = signPayload(`${timestamp}${apiKey}${recvWindow}${content}`, credentials);

	const headers = Object.assign(otherHeaders(request.headers), environmentHeaders(credentials));
	headers['X-BAPI-API-KEY'] = apiKey;
	headers['X-BAPI-TIMESTAMP'] = String(timestamp);
	headers['X-BAPI-RECV-WINDOW'] = recvWindow;
	headers['X-BAPI-SIGN'] = signature;
	// Without it n8n sends a text body as a form.
	if (!hasNoBody) headers['Content-Type'] = 'application/json';

	const signed = otherOptions(request);
	if (request.url === undefined && request.uri !== undefined) signed.uri = url;
	else signed.url = url;
	if (body !== undefined) signed.body = body;
	signed.method = method;
	signed.headers = headers;
	// The option of the current request function, then the two of the legacy one.
	signed.disableFollowRedirect = true;
	signed.followRedirect = false;
	signed.followAllRedirects = false;
	notifySigned(request, signed, timestamp);
	return signed as unknown as Request & { headers: Record<string, unknown> };
}
