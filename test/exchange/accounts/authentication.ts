import { createHmac, verify } from 'node:crypto';
import type { ServerClock } from '../exchangeClock';
import { headerOf, type ExchangeRequest } from '../http/exchangeRequest';
import { failure, type RetCodeResponse } from '../http/exchangeResponse';
import { RET_MSG } from '../retMessages';
import type { Accounts, ApiKey, Environment } from './accounts';

/** What is known of a request's sender; `error` is set when it may not pass. */
export interface Authentication {
	key?: ApiKey;
	signatureValid: boolean;
	error?: RetCodeResponse;
}

const WHOLE_MS = /^\d{1,16}$/;
const DEFAULT_RECV_WINDOW = '5000';

/**
 * Checks who sends a request, in Bybit's order: headers, time, key, signature, then the key's state.
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export function authenticate(
	request: ExchangeRequest,
	accounts: Accounts,
	environment: Environment,
	clock: ServerClock,
): Authentication {
	const apiKey = headerOf(request, 'x-bapi-api-key');
	const timestamp = headerOf(request, 'x-bapi-timestamp');
	const signature = headerOf(request, 'x-bapi-sign');
	if (!apiKey || !timestamp || !signature) {
		return unsigned(missingHeader(timestamp, apiKey, signature));
	}
	const recvWindow = headerOf(request, 'x-bapi-recv-window') || DEFAULT_RECV_WINDOW;
	const untimely = checkTime(timestamp, recvWindow, clock.server());
	const key = accounts.find(apiKey);
	if (!key || key.environment !== environment) return unsigned(untimely ?? failure(10003));

	const payload = payloadOf(request);
	const signatureValid = isSignatureValid(key, payload, signature);
	if (untimely) return { key, signatureValid, error: untimely };
	if (!signatureValid) {
		// Bybit repeats the payload, and with it the API key: clients must not show this message.
		const error = failure(10004, `error sign! origin_string[${payload.toString('utf8')}]`);
		return { key, signatureValid, error };
	}
	return { key, signatureValid, error: checkKey(key, request.remoteAddress) };
}

function unsigned(error: RetCodeResponse): Authentication {
	return { signatureValid: false, error };
}

function missingHeader(timestamp: string, apiKey: string, signature: string): RetCodeResponse {
	const retMsg = `empty value: apiTimestamp[${timestamp}] apiKey[${apiKey}] apiSignature[${signature}]`;
	const response = failure(10001, retMsg);
	// Only a request with no authentication at all is the HTTP 401 of the documentation.
	if (!timestamp && !apiKey && !signature) response.httpStatus = 401;
	return response;
}

/** The rule is `server − recvWindow <= timestamp < server + 1000`, all in ms. */
function checkTime(
	timestamp: string,
	recvWindow: string,
	server: number,
): RetCodeResponse | undefined {
	if (!WHOLE_MS.test(timestamp) || !WHOLE_MS.test(recvWindow)) return failure(10001);
	const sent = Number(timestamp);
	if (sent >= server - Number(recvWindow) && sent < server + 1000) return undefined;
	return failure(
		10002,
		`${RET_MSG[10002]} req_timestamp[${timestamp}],server_timestamp[${server}],recv_window[${recvWindow}]`,
	);
}

function checkKey(key: ApiKey, remoteAddress: string): RetCodeResponse | undefined {
	if (key.expired) return failure(33004);
	if (key.banned) return failure(10008);
	if (!key.ips.includes('*') && !key.ips.includes(remoteAddress)) return failure(10010);
	return undefined;
}

/**
 * What a client had to sign: timestamp, key and window as sent, then the raw query or the raw body.
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
function payloadOf(request: ExchangeRequest): Buffer {
	const prefix =
		headerOf(request, 'x-bapi-timestamp') +
		headerOf(request, 'x-bapi-api-key') +
		headerOf(request, 'x-bapi-recv-window');
	return request.method === 'GET'
		? Buffer.from(prefix + request.query)
		: Buffer.concat([Buffer.from(prefix), request.body]);
}

/** Checks a signature: lower-case hex of HMAC-SHA256, or base64 of RSASSA-PKCS1-v1_5 with SHA-256. */
function isSignatureValid(key: ApiKey, payload: Buffer, signature: string): boolean {
	if (key.verifier.type === 'secret') {
		return createHmac('sha256', key.verifier).update(payload).digest('hex') === signature;
	}
	const bytes = Buffer.from(signature, 'base64');
	// Node reads sloppy base64, Bybit does not.
	if (bytes.toString('base64') !== signature) return false;
	return verify('sha256', payload, key.verifier, bytes);
}
