import { NodeApiError, type IN8nHttpFullResponse, type INode } from 'n8n-workflow';

import { BybitRequestError } from '../../../../nodes/Bybit/errors/BybitRequestError';
import {
	connectionError,
	hasList,
	originalError,
	readResponse,
	responseIn,
} from '../../../../nodes/Bybit/client/response';
import { thrownBy } from '../errors/thrownBy';

function response(
	body: unknown,
	statusCode = 200,
	headers: Record<string, string> = {},
): IN8nHttpFullResponse {
	return { body, statusCode, headers } as IN8nHttpFullResponse;
}

const errorOf = (read: () => unknown) => thrownBy(BybitRequestError, read);

const envelope = { retCode: 0, retMsg: 'OK', result: {}, retExtInfo: {}, time: 1_672_281_607_343 };

test.each(['OK', 'success', 'SUCCESS', ''])(
	'retCode 0 is a success whatever retMsg says: %j',
	(retMsg) => {
		expect(readResponse(response({ ...envelope, retMsg }))).toMatchObject({ retCode: 0, retMsg });
	},
);

test('a success without retMsg has an empty one', () => {
	expect(readResponse(response({ ...envelope, retMsg: undefined })).retMsg).toBe('');
});

test('an error keeps code, message, result, time and what is left of the limit', () => {
	const headers = { 'x-bapi-limit-status': '3' };
	const result = { reasons: [{ reasonCode: '1', reasonMsg: 'no' }] };
	const body = { ...envelope, retCode: 10006, retMsg: 'Too many', result };
	const error = errorOf(() => readResponse(response(body, 200, headers)));
	expect(error.failure).toEqual({ kind: 'retCode', retCode: 10006, retMsg: 'Too many', result });
	expect(error.serverTime).toBe(envelope.time);
	expect(error.rateLimitRemaining).toBe(3);
});

test.each([
	['0', 0],
	['9', 9],
	['', undefined],
	['soon', undefined],
	['5 requests', undefined],
	['-1', undefined],
])('what is left of the limit, from the header %j', (value, remaining) => {
	const headers = { 'x-bapi-limit-status': value };
	expect(readResponse(response(envelope, 200, headers)).rateLimitRemaining).toBe(remaining);
});

test.each([
	['1672281607983', 640],
	['1672281607343', undefined],
	['', undefined],
])('when the limit takes the next request, from the header %j', (value, resetInMs) => {
	const headers = { 'x-bapi-limit-reset-timestamp': value };
	const error = errorOf(() =>
		readResponse(response({ ...envelope, retCode: 10006 }, 200, headers)),
	);
	expect(error.rateLimitResetInMs).toBe(resetInMs);
});

test('without its own time, a response does not tell when the limit takes the next request', () => {
	const headers = { 'x-bapi-limit-reset-timestamp': '1672281607983' };
	const body = { ...envelope, retCode: 10006, time: undefined };
	expect(errorOf(() => readResponse(response(body, 200, headers))).rateLimitResetInMs).toBe(
		undefined,
	);
});

test('without the header nothing is known of the limit', () => {
	expect(readResponse(response(envelope)).rateLimitRemaining).toBeUndefined();
});

test.each([
	...[undefined, null, '', '<html>', '{"retCode":0,', 7, [], {}, { retCode: '0' }],
	{ ...envelope, result: undefined },
	{ ...envelope, result: null },
	{ ...envelope, result: [] },
	{ ...envelope, time: undefined },
	{ ...envelope, time: 'now' },
	{ ...envelope, time: Infinity },
	{ ...envelope, retCode: Infinity },
	{ ...envelope, retCode: undefined },
])('HTTP 200 that is not a whole response: %j', (body) => {
	const error = errorOf(() => readResponse(response(body)));
	expect(error.failure).toEqual({ kind: 'unexpectedResponse' });
});

test('a response that is not whole still tells the time', () => {
	const { serverTime } = errorOf(() => readResponse(response({ ...envelope, result: null })));
	expect(serverTime).toBe(envelope.time);
});

test.each([{}, { list: null }, { list: {} }])('a result that has no list: %j', (result) => {
	const whole = response({ ...envelope, result });
	expect(errorOf(() => readResponse(whole, hasList)).failure.kind).toBe('unexpectedResponse');
	const items = [{ json: { ...envelope, result } }];
	expect(errorOf(() => responseIn(items, hasList)).failure.kind).toBe('unexpectedResponse');
	expect(readResponse(response({ ...envelope, result: { list: [] } }), hasList).result).toEqual({
		list: [],
	});
});

test('a retCode under 401 says more than the status; under 403, 429 and 5xx the status decides', () => {
	const failed = { ...envelope, retCode: 10006, retMsg: 'text' };
	expect(errorOf(() => readResponse(response(failed, 401))).retCode).toBe(10006);
	for (const status of [302, 403, 429, 503])
		expect(errorOf(() => readResponse(response(failed, status))).failure).toEqual({
			kind: 'http',
			status,
			html: false,
			retMsg: 'text',
		});
});

test('success in the body of a failed status is no success', () => {
	for (const status of [199, 300, 401, 500])
		expect(errorOf(() => readResponse(response(envelope, status))).failure.kind).toBe('http');
});

test('a web page is told from JSON', () => {
	const html = (body: unknown, status: number) =>
		errorOf(() => readResponse(response(body, status))).failure;
	expect(html(' <html>', 502)).toMatchObject({ html: true });
	expect(html('upstream timed out', 504)).toMatchObject({ html: false });
	expect(html(undefined, 503)).toMatchObject({ html: false });
});

const node = { name: 'Bybit', type: 'bybit', typeVersion: 1, parameters: {} } as INode;

/** As axios makes them: with the signed request in it. */
function axiosError(code: string): Error {
	const config = { headers: { 'X-BAPI-SIGN': 'secret' } };
	return Object.assign(new Error(code), { code, config, isAxiosError: true });
}

test.each(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'ENOTFOUND', 'CERT_HAS_EXPIRED'])(
	'%s of the request, as n8n wraps it: nothing but its code is kept',
	(code) => {
		const wrapped = new NodeApiError(node, { message: 'no' });
		wrapped.cause = axiosError(code);
		const error = connectionError(wrapped);
		expect(error?.failure).toEqual({ kind: 'connection', code });
		expect(error?.cause).toBeUndefined();
	},
);

test.each(['ECONNABORTED', 'ECONNRESET', 'DEPTH_ZERO_SELF_SIGNED_CERT'])(
	'%s is found where n8n 1 and 2.8 have lost the cause, once the request was sent',
	(code) => {
		const wrapped = new NodeApiError(node, { message: 'no', code });
		expect(connectionError(wrapped, true)?.failure).toEqual({ kind: 'connection', code });
		expect(connectionError(wrapped)).toBeUndefined();
	},
);

test('a response that n8n 1 and 2.8 found cut off is told by its status', () => {
	const wrapped = new NodeApiError(node, { message: 'stream has been aborted', status: 200 });
	expect(connectionError(wrapped, true)?.failure).toMatchObject({ code: 'ERR_BAD_RESPONSE' });
	expect(connectionError(wrapped)).toBeUndefined();
});

test('what n8n 1 and 2.8 wrapped is told in its own words', () => {
	const message = 'connect ECONNREFUSED 127.0.0.1:5432';
	const wrapped = new NodeApiError(node, { message, code: 'ECONNREFUSED' });
	expect(wrapped.message).not.toBe(message);
	expect(originalError(wrapped)).toMatchObject({ message });
});

test('ECONNREFUSED of n8n’s own database is not the request’s', () => {
	const database = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
	expect(connectionError(database)).toBeUndefined();
	expect(connectionError(new Error('wrapped', { cause: database }))).toBeUndefined();
	expect(connectionError('text')).toBeUndefined();
});

test('a cycle of causes ends', () => {
	const error = new Error('round');
	error.cause = error;
	expect(connectionError(error)).toBeUndefined();
});

test('an error that is not axios’ is not the request’s, and a code that is no text is not kept', () => {
	const not = Object.assign(new Error('no'), { code: 'ECONNRESET', isAxiosError: false });
	expect(connectionError(not)).toBeUndefined();
	const odd = Object.assign(new Error('no'), { code: 7, isAxiosError: true });
	expect(connectionError(odd)?.failure).toEqual({ kind: 'connection', code: undefined });
});

test.each([
	[4, 'ECONNRESET'],
	[5, undefined],
])('axios’ error is looked for under %d wrappers: %s', (wrappers, code) => {
	let error = axiosError('ECONNRESET');
	for (let i = 0; i < wrappers; i++) error = new Error('wrapped', { cause: error });
	expect(connectionError(error)?.failure).toEqual(code && { kind: 'connection', code });
});

test('what n8n wrapped is found again, unless it was a response', () => {
	const cause = new Error('connect ECONNREFUSED 127.0.0.1:5432');
	const wrapped = new NodeApiError(node, { message: 'no' });
	wrapped.cause = cause;
	expect(originalError(wrapped)).toBe(cause);
	const bare = new NodeApiError(node, { message: 'no' });
	expect(originalError(bare)).toBe(bare);
	const status = new NodeApiError(node, { message: 'no', status: 404 });
	expect(originalError(status)).toBe(status);
	expect(originalError(cause)).toBe(cause);
});
