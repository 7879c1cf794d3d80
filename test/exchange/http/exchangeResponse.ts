import { retMessage } from '../retMessages';

/** Response headers by name; Bybit's own spelling is kept. */
export type ResponseHeaders = Record<string, string>;

/** A part of Bybit's envelope. */
export type EnvelopeField = 'retCode' | 'retMsg' | 'result' | 'retExtInfo' | 'time';

/** A response in Bybit's envelope. `applied` is true when the exchange's state was changed. */
export interface RetCodeResponse {
	httpStatus: number;
	retCode: number;
	retMsg: string;
	result: object;
	applied: boolean;
	headers?: ResponseHeaders;
	/** Parts of the envelope that are left out, by a scripted fault. */
	omit?: readonly EnvelopeField[];
}

/** A response outside the envelope: a proxy's HTML, an empty 404, a redirect. */
export interface PlainResponse {
	httpStatus: number;
	contentType: string;
	body: string;
	applied: boolean;
	headers?: ResponseHeaders;
}

export type ExchangeResponse = RetCodeResponse | PlainResponse;

/** True for a response that carries a retCode. */
export function isRetCodeResponse(response: ExchangeResponse): response is RetCodeResponse {
	return 'retCode' in response;
}

/** The response to a successful read. */
export function success(result: object, retMsg = 'OK'): RetCodeResponse {
	return { httpStatus: 200, retCode: 0, retMsg, result, applied: false };
}

/** The response to a successful change; its result is empty for most endpoints. */
export function changed(result: object = {}, retMsg = 'OK'): RetCodeResponse {
	return { httpStatus: 200, retCode: 0, retMsg, result, applied: true };
}

/** An error under HTTP 200, as Bybit does; the retMsg is the table's unless one is given. */
export function failure(
	retCode: number,
	retMsg = retMessage(retCode),
	result: object = {},
): RetCodeResponse {
	return { httpStatus: 200, retCode, retMsg, result, applied: false };
}

/** A response without the envelope. */
export function plainResponse(
	httpStatus: number,
	contentType: string,
	body: string,
): PlainResponse {
	return { httpStatus, contentType, body, applied: false };
}

/**
 * The bytes of a response, in Bybit's envelope where it has one.
 * @param time the clock of the server that responds, ms since 1970
 * @see https://bybit-exchange.github.io/docs/v5/guide#parameters
 */
export function serialize(response: ExchangeResponse, time: number): string {
	if (!isRetCodeResponse(response)) return response.body;
	const { retCode, retMsg, result, omit = [] } = response;
	const envelope = { retCode, retMsg, result, retExtInfo: {}, time };
	for (const field of omit) Reflect.deleteProperty(envelope, field);
	return JSON.stringify(envelope);
}
