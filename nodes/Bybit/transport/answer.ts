import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { BybitRequestError } from '../errors/BybitRequestError';

/**
 * The envelope that every V5 endpoint answers in.
 *
 * @see https://bybit-exchange.github.io/docs/v5/guide#response
 */
export interface BybitAnswer<Result extends object = IDataObject> {
	retCode: number;
	retMsg: string;
	result: Result;
	/** ms since 1970, Bybit's clock. */
	time: number;
}

/** The result's shape is the endpoint's own: who asked knows it. */
function isAnswer<Result extends object>(body: unknown): body is BybitAnswer<Result> {
	return (
		typeof body === 'object' &&
		body !== null &&
		'retCode' in body &&
		typeof body.retCode === 'number'
	);
}

function header(response: IN8nHttpFullResponse, name: string): number | undefined {
	const value = Number(response.headers[name]);
	return Number.isFinite(value) && value > 0 ? value : undefined;
}

/**
 * Bybit's answer, when it is a success.
 *
 * @throws {BybitRequestError} for every other answer: an HTTP status, a retCode, a body that is not Bybit's JSON
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export function readAnswer<Result extends object>(
	response: IN8nHttpFullResponse,
): BybitAnswer<Result> {
	const { body, statusCode } = response;
	const answer = isAnswer<Result>(body) ? body : undefined;
	const retMsg = typeof answer?.retMsg === 'string' ? answer.retMsg : '';
	if (answer && statusCode < 300) {
		if (answer.retCode === 0) return { ...answer, retMsg };
		throw new BybitRequestError(
			{ kind: 'retCode', retCode: answer.retCode, retMsg, result: answer.result },
			{
				serverTime: answer.time,
				rateLimitResetAt: header(response, 'x-bapi-limit-reset-timestamp'),
			},
		);
	}
	if (statusCode < 300) throw new BybitRequestError({ kind: 'unexpectedResponse' });
	const html = typeof body === 'string' && body.trimStart().startsWith('<');
	// A refused key comes as HTTP 401 with a retCode that says more than the status.
	if (answer && answer.retCode !== 0 && statusCode === 401)
		throw new BybitRequestError(
			{ kind: 'retCode', retCode: answer.retCode, retMsg },
			{ serverTime: answer.time },
		);
	throw new BybitRequestError({ kind: 'http', status: statusCode, html, retMsg });
}

/** `postReceive` of every operation: the envelope as the item, for the operation's turn to read. */
export async function toAnswer(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const answer: BybitAnswer = readAnswer<IDataObject>(response);
	return [{ json: { ...answer }, pairedItem: { item: this.getItemIndex() } }];
}

/** The envelope in the items that {@link toAnswer} made. */
export function answerIn<Result extends object>(items: INodeExecutionData[]): BybitAnswer<Result> {
	return items[0]?.json as unknown as BybitAnswer<Result>;
}
