import type { IncomingHttpHeaders } from 'node:http';

/** A request exactly as it arrived: nothing in it has been decoded or normalised. */
export interface ExchangeRequest {
	method: string;
	path: string;
	/** What follows `?` on the request line, byte for byte; empty when there is none. */
	query: string;
	body: Buffer;
	headers: IncomingHttpHeaders;
	remoteAddress: string;
}

/** One header as text; an absent one is the empty string. */
export function headerOf(request: ExchangeRequest, name: string): string {
	const value = request.headers[name];
	return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** The parameters of a GET, decoded once. */
export function queryOf(request: ExchangeRequest): URLSearchParams {
	return new URLSearchParams(request.query);
}

/** The JSON object of a POST body, or undefined when it is anything else. */
export function bodyOf(request: ExchangeRequest): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(request.body.toString('utf8'));
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject ? (value as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}

/** The symbol a request is about, from its query or its body; undefined when it names none. */
export function symbolOf(request: ExchangeRequest): string | undefined {
	if (request.method === 'GET') return queryOf(request).get('symbol') ?? undefined;
	const symbol = bodyOf(request)?.symbol;
	return typeof symbol === 'string' ? symbol : undefined;
}
