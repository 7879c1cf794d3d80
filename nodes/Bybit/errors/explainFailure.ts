import { connectionRow } from './catalogue/connectionErrors';
import type { ErrorRow, ErrorText, ErrorVariant } from './catalogue/errorRow';
import { httpStatusRow, unexpectedResponse } from './catalogue/httpStatuses';
import { retCodes, unknownRetCode } from './catalogue/retCodes';
import { formatErrorCode } from './errorCode';
import { interpolate, requestValues } from './interpolate';
import { quote } from './redactSecrets';
import type { RequestFailure, RequestInfo } from './requestFailure';

type Values = Readonly<Record<string, string>>;

function rowOf(failure: RequestFailure): ErrorRow {
	switch (failure.kind) {
		case 'retCode':
			return retCodes.get(failure.retCode) ?? unknownRetCode;
		case 'http':
			return httpStatusRow(failure);
		case 'connection':
			return connectionRow(failure);
		case 'unexpectedResponse':
			return unexpectedResponse;
	}
}

function sidesOf({ buyLeverage, sellLeverage }: RequestInfo): ErrorVariant['sides'] {
	return buyLeverage === sellLeverage ? 'equal' : 'unequal';
}

/** The values that a variant reads out of the response, when it applies; undefined when it does not. */
function match(
	{ requests, sides, retMsg, read }: ErrorVariant,
	failure: RequestFailure,
	request: RequestInfo,
): Values | undefined {
	if (failure.kind !== 'retCode') return undefined;
	if (requests && !requests.includes(request.request)) return undefined;
	if (sides && sides !== sidesOf(request)) return undefined;
	if (retMsg && !retMsg.test(failure.retMsg)) return undefined;
	return read ? read(failure) : {};
}

function textOf(
	row: ErrorRow,
	failure: RequestFailure,
	request: RequestInfo,
): { text: ErrorText; values: Values } {
	for (const variant of row.variants ?? []) {
		const values = match(variant, failure, request);
		if (values) return { text: { ...row, ...variant }, values };
	}
	return { text: row, values: {} };
}

function bybitsMessage(failure: RequestFailure): string {
	const message = 'retMsg' in failure ? quote(failure.retMsg ?? '') : '';
	return message && `Bybit's message: ${message}`;
}

/**
 * What happened and how to fix it, for a request that did not return `retCode` 0. The message begins with the
 * symbol, or with the request where there is none. The description quotes Bybit and ends with the code
 * ({@link formatErrorCode}). Contains no secrets, whatever Bybit's message contains.
 *
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export function explainFailure(failure: RequestFailure, request: RequestInfo): ErrorText {
	const { text, values: details } = textOf(rowOf(failure), failure, request);
	const values = { ...requestValues(request), ...details };
	const subject = request.subject ?? request.symbol ?? request.request;
	const { description: usual, testDescription = usual } = text;
	const description = interpolate(request.isTest ? testDescription : usual, values);
	return {
		message: `${subject}: ${interpolate(text.message, values)}`,
		description: [description, bybitsMessage(failure), formatErrorCode(failure)]
			.filter(Boolean)
			.join(' '),
	};
}
