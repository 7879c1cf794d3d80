import { retMsgOf } from './ret-codes';

/** Response headers by name; Bybit's own spelling is kept. */
export type AnswerHeaders = Record<string, string>;

/** A part of Bybit's envelope. */
export type EnvelopeField = 'retCode' | 'retMsg' | 'result' | 'retExtInfo' | 'time';

/** An answer in Bybit's envelope. `applied` is true when the exchange's state was changed. */
export interface RetCodeAnswer {
	httpStatus: number;
	retCode: number;
	retMsg: string;
	result: object;
	applied: boolean;
	headers?: AnswerHeaders;
	/** Parts of the envelope that are left out, by a scripted fault. */
	omit?: readonly EnvelopeField[];
}

/** An answer outside the envelope: a proxy's HTML, an empty 404, a redirect. */
export interface HttpAnswer {
	httpStatus: number;
	contentType: string;
	body: string;
	applied: boolean;
	headers?: AnswerHeaders;
}

export type Answer = RetCodeAnswer | HttpAnswer;

/** True for an answer that carries a retCode. */
export function isRetCodeAnswer(answer: Answer): answer is RetCodeAnswer {
	return 'retCode' in answer;
}

/** Success with a result that is read, not changed. */
export function okay(result: object): RetCodeAnswer {
	return { httpStatus: 200, retCode: 0, retMsg: 'OK', result, applied: false };
}

/** Success that changed the exchange's state; Bybit answers it with an empty result. */
export function done(): RetCodeAnswer {
	return { httpStatus: 200, retCode: 0, retMsg: 'OK', result: {}, applied: true };
}

/** A refusal under HTTP 200, as Bybit does; the retMsg is the table's unless one is given. */
export function refuse(retCode: number, retMsg = retMsgOf(retCode)): RetCodeAnswer {
	return { httpStatus: 200, retCode, retMsg, result: {}, applied: false };
}

/** An answer without the envelope. */
export function plain(httpStatus: number, contentType: string, body: string): HttpAnswer {
	return { httpStatus, contentType, body, applied: false };
}

/**
 * The bytes of an answer, in Bybit's envelope where it has one.
 * @param time the exchange's clock, ms
 * @see https://bybit-exchange.github.io/docs/v5/guide#parameters
 */
export function serialise(answer: Answer, time: number): string {
	if (!isRetCodeAnswer(answer)) return answer.body;
	const { retCode, retMsg, result, omit = [] } = answer;
	const envelope = { retCode, retMsg, result, retExtInfo: {}, time };
	for (const field of omit) Reflect.deleteProperty(envelope, field);
	return JSON.stringify(envelope);
}
