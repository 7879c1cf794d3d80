import {
	NodeApiError,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
} from 'n8n-workflow';

import { BybitRequestError } from '../errors/BybitRequestError';

/**
 * A successful response, as every V5 endpoint sends it.
 *
 * @see https://bybit-exchange.github.io/docs/v5/guide#response
 */
export interface BybitResponse<Result extends object = IDataObject> {
	retCode: number;
	retMsg: string;
	result: Result;
	/** ms since 1970, Bybit's clock. */
	time: number;
	/** How many more requests the endpoint's limit takes now: the header `X-Bapi-Limit-Status`. */
	rateLimitRemaining?: number;
}

/** Whether a result has what its reader needs; each endpoint has a shape of its own. */
export type IsResult<Result extends object> = (result: Result) => boolean;

/** For endpoints whose result is a list. */
export function hasList(result: { list?: unknown }): boolean {
	return Array.isArray(result.list);
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberIn(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function header({ headers }: IN8nHttpFullResponse, name: string): number | undefined {
	const value = headers[name];
	return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** Where the limit is not exceeded the header is the present time, and says nothing. */
function resetInMs(response: IN8nHttpFullResponse, time: number | undefined): number | undefined {
	const resetAt = header(response, 'x-bapi-limit-reset-timestamp');
	if (resetAt === undefined || time === undefined || resetAt <= time) return undefined;
	return resetAt - time;
}

function unexpectedResponse(serverTime?: number): BybitRequestError {
	return new BybitRequestError({ kind: 'unexpectedResponse' }, { serverTime });
}

/**
 * Bybit's response, when it is a success and whole.
 *
 * @throws {BybitRequestError} for everything else: an HTTP status, a retCode, a body that is not Bybit's
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export function readResponse<Result extends object>(
	response: IN8nHttpFullResponse,
	isResult: IsResult<Result> = () => true,
): BybitResponse<Result> {
	const { statusCode: status } = response;
	const body: unknown = response.body;
	const envelope = isObject(body) ? body : {};
	const retCode = numberIn(envelope.retCode);
	const retMsg = typeof envelope.retMsg === 'string' ? envelope.retMsg : '';
	const time = numberIn(envelope.time);
	const { result } = envelope;
	const rateLimitRemaining = header(response, 'x-bapi-limit-status');
	const succeeded = status >= 200 && status < 300;
	// An API key that is refused comes as HTTP 401 with a retCode that says more than the status.
	if (retCode !== undefined && retCode !== 0 && (succeeded || status === 401))
		throw new BybitRequestError(
			{ kind: 'retCode', retCode, retMsg, result },
			{ serverTime: time, rateLimitRemaining, rateLimitResetInMs: resetInMs(response, time) },
		);
	if (!succeeded) {
		const html = typeof body === 'string' && body.trimStart().startsWith('<');
		throw new BybitRequestError({ kind: 'http', status, html, retMsg });
	}
	if (retCode !== 0 || time === undefined || !isObject(result)) throw unexpectedResponse(time);
	if (!isResult(result as Result)) throw unexpectedResponse(time);
	return { retCode, retMsg, result: result as Result, time, rateLimitRemaining };
}

/** `postReceive` of every operation: makes the response an item, for the operation to read. */
export async function toResponse(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	return [{ json: { ...readResponse(response) }, pairedItem: { item: this.getItemIndex() } }];
}

/**
 * The response in the items that {@link toResponse} made.
 *
 * @throws {BybitRequestError} when its result is not what the operation needs
 */
export function responseIn<Result extends object>(
	items: INodeExecutionData[],
	isResult: IsResult<Result> = () => true,
): BybitResponse<Result> {
	const response = items[0]?.json as unknown as BybitResponse<Result>;
	if (!isResult(response.result)) throw unexpectedResponse(response.time);
	return response;
}

/** Wrappers around what an HTTP client reported: n8n's and axios'. Deeper would only be a cycle. */
const MAX_CAUSES = 5;

/**
 * The failure of a request's own connection. Nothing but its code is kept: axios' errors carry the signed
 * request. An error of something else, such as n8n's database, has codes of the same names and is left alone.
 *
 * @param sent whether the request had been signed and handed over: nothing but its connection can fail then
 * @returns undefined when it was not the request that failed
 */
export function connectionError(error: unknown, sent = false): BybitRequestError | undefined {
	let cause = error;
	for (let depth = 0; depth < MAX_CAUSES && cause instanceof Error; depth++) {
		if ('isAxiosError' in cause && cause.isAxiosError === true) {
			const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
			return new BybitRequestError({ kind: 'connection', code });
		}
		cause = cause.cause;
	}
	// The errors of n8n 1 and 2.8 lose their cause, but keep its code.
	if (!sent || !(error instanceof NodeApiError) || error.cause || !error.httpCode) return undefined;
	// HTTP statuses are no errors to n8n here, unless the response is cut off.
	const code = isNetworkCode(error.httpCode) ? error.httpCode : 'ERR_BAD_RESPONSE';
	return new BybitRequestError({ kind: 'connection', code });
}

/** Whether it is a code such as `ECONNRESET`, and not an HTTP status. */
function isNetworkCode(code: string): boolean {
	return !/^\d+$/.test(code);
}

/** What n8n's request function wrapped: its own message would blame Bybit for what never left n8n. */
export function originalError(error: unknown): unknown {
	if (!(error instanceof NodeApiError)) return error;
	if (error.cause instanceof Error) return error.cause;
	const [message] = error.messages;
	return message && error.httpCode && isNetworkCode(error.httpCode) ? new Error(message) : error;
}
