import { createHmac } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';

/** How a test signs: any part may be replaced to be wrong on purpose. */
export interface Signing {
	apiKey: string;
	apiSecret: string;
	/** ms since 1970, or text to be sent as it is; default now. */
	timestamp?: number | string;
	/** Absent: no header is sent. */
	recvWindow?: string;
	/** Default: HMAC of the payload with the secret. */
	sign?: (payload: string) => string;
	headers?: Record<string, string | undefined>;
}

export interface Received {
	status: number;
	headers: IncomingHttpHeaders;
	text: string;
	/** The envelope, empty when the response was no JSON. */
	json: { retCode?: number; retMsg?: string; result?: Record<string, never>; time?: number };
}

/** Sends bytes as they are and reads the whole response. */
export function send(
	url: string,
	method: string,
	target: string,
	headers: Record<string, string | undefined> = {},
	body = '',
): Promise<Received> {
	return new Promise((resolve, reject) => {
		const given = Object.fromEntries(Object.entries(headers).filter(([, v]) => v !== undefined));
		const length = body ? { 'Content-Length': String(Buffer.byteLength(body)) } : {};
		const request = httpRequest(
			url + target,
			{ method, headers: { ...given, ...length } },
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () => {
					const text = Buffer.concat(chunks).toString('utf8');
					const { statusCode: status = 0, headers: got } = response;
					resolve({ status, headers: got, text, json: parse(text) });
				});
			},
		);
		request.on('error', reject);
		request.end(body);
	});
}

/** Sends a signed GET; `query` is the raw text after `?`. */
export function get(url: string, signing: Signing, path: string, query = ''): Promise<Received> {
	return send(url, 'GET', query ? `${path}?${query}` : path, signed(signing, query));
}

/** Sends a signed POST; `body` is the raw text. */
export function post(url: string, signing: Signing, path: string, body: string): Promise<Received> {
	const headers = { 'Content-Type': 'application/json', ...signed(signing, body) };
	return send(url, 'POST', path, headers, body);
}

/** Sends set-leverage with four strings. */
export function postLeverage(
	url: string,
	signing: Signing,
	symbol: string,
	buyLeverage: string,
	sellLeverage = buyLeverage,
	category = 'linear',
): Promise<Received> {
	const body = JSON.stringify({ category, symbol, buyLeverage, sellLeverage });
	return post(url, signing, '/v5/position/set-leverage', body);
}

function signed(signing: Signing, content: string): Record<string, string | undefined> {
	const { apiKey, apiSecret, recvWindow } = signing;
	const timestamp = String(signing.timestamp ?? Date.now());
	const payload = timestamp + apiKey + (recvWindow ?? '') + content;
	const hmac = (text: string): string => createHmac('sha256', apiSecret).update(text).digest('hex');
	return {
		'X-BAPI-API-KEY': apiKey,
		'X-BAPI-TIMESTAMP': timestamp,
		'X-BAPI-RECV-WINDOW': recvWindow,
		'X-BAPI-SIGN': (signing.sign ?? hmac)(payload),
		...signing.headers,
	};
}

function parse(text: string): Received['json'] {
	try {
		return JSON.parse(text) as Received['json'];
	} catch {
		return {};
	}
}
