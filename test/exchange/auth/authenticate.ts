import type { RetCodeAnswer } from '../answer';
import { refuse } from '../answer';
import type { ServerClock } from '../clock';
import type { ExchangeRequest } from '../request';
import { headerOf } from '../request';
import { RET_MSG } from '../ret-codes';
import type { Accounts, ApiKey, Environment } from './accounts';
import { isSignatureValid, payloadOf } from './signature';

/** What is known of a request's sender; `refusal` is set when it may not pass. */
export interface Authentication {
	key?: ApiKey;
	signatureValid: boolean;
	refusal?: RetCodeAnswer;
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
		return unsigned(refuseEmpty(timestamp, apiKey, signature));
	}
	const recvWindow = headerOf(request, 'x-bapi-recv-window') || DEFAULT_RECV_WINDOW;
	const untimely = refuseTime(timestamp, recvWindow, clock.server());
	const key = accounts.find(apiKey);
	if (!key || key.environment !== environment) return unsigned(untimely ?? refuse(10003));

	const payload = payloadOf(request);
	const signatureValid = isSignatureValid(key, payload, signature);
	if (untimely) return { key, signatureValid, refusal: untimely };
	if (!signatureValid) {
		// Bybit repeats the payload, and with it the API key: clients must not show this message.
		const refusal = refuse(10004, `error sign! origin_string[${payload.toString('utf8')}]`);
		return { key, signatureValid, refusal };
	}
	return { key, signatureValid, refusal: refuseKey(key, request.remoteAddress) };
}

function unsigned(refusal: RetCodeAnswer): Authentication {
	return { signatureValid: false, refusal };
}

function refuseEmpty(timestamp: string, apiKey: string, signature: string): RetCodeAnswer {
	const retMsg = `empty value: apiTimestamp[${timestamp}] apiKey[${apiKey}] apiSignature[${signature}]`;
	const answer = refuse(10001, retMsg);
	// Only a request with no authentication at all is the HTTP 401 of the documentation.
	if (!timestamp && !apiKey && !signature) answer.httpStatus = 401;
	return answer;
}

/** The rule is `server − recvWindow <= timestamp < server + 1000`, all in ms. */
function refuseTime(
	timestamp: string,
	recvWindow: string,
	server: number,
): RetCodeAnswer | undefined {
	if (!WHOLE_MS.test(timestamp) || !WHOLE_MS.test(recvWindow)) return refuse(10001);
	const sent = Number(timestamp);
	if (sent >= server - Number(recvWindow) && sent < server + 1000) return undefined;
	return refuse(
		10002,
		`${RET_MSG[10002]} req_timestamp[${timestamp}],server_timestamp[${server}],recv_window[${recvWindow}]`,
	);
}

function refuseKey(key: ApiKey, remoteAddress: string): RetCodeAnswer | undefined {
	if (key.expired) return refuse(33004);
	if (key.banned) return refuse(10008);
	if (!key.ips.includes('*') && !key.ips.includes(remoteAddress)) return refuse(10010);
	return undefined;
}
