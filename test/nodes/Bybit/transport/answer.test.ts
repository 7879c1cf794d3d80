import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { BybitRequestError } from '../../../../nodes/Bybit/errors/BybitRequestError';
import { readAnswer } from '../../../../nodes/Bybit/transport/answer';

function response(
	body: unknown,
	statusCode = 200,
	headers: Record<string, string> = {},
): IN8nHttpFullResponse {
	return { body, statusCode, headers } as IN8nHttpFullResponse;
}

function failureOf(given: IN8nHttpFullResponse): BybitRequestError {
	try {
		readAnswer(given);
	} catch (error) {
		if (error instanceof BybitRequestError) return error;
	}
	throw new Error('It was read as a success');
}

const envelope = { retCode: 0, retMsg: 'OK', result: {}, retExtInfo: {}, time: 1_672_281_607_343 };

test.each(['OK', 'success', 'SUCCESS', ''])(
	'retCode 0 is success, whatever it says: %j',
	(retMsg) => {
		expect(readAnswer(response({ ...envelope, retMsg }))).toMatchObject({ retCode: 0, retMsg });
	},
);

test('a success without words has none', () => {
	expect(readAnswer(response({ ...envelope, retMsg: undefined })).retMsg).toBe('');
});

test('a refusal keeps the code, the time and the moment that the limit is over', () => {
	const headers = { 'x-bapi-limit-reset-timestamp': '1672281608000' };
	const failed = failureOf(
		response({ ...envelope, retCode: 10006, retMsg: 'Too many' }, 200, headers),
	);
	expect(failed.failure).toMatchObject({ kind: 'retCode', retCode: 10006, retMsg: 'Too many' });
	expect(failed.serverTime).toBe(envelope.time);
	expect(failed.rateLimitResetAt).toBe(1_672_281_608_000);
});

test.each([undefined, '', 'soon', '-1'])('a header that says nothing: %j', (value) => {
	const headers: Record<string, string> =
		value === undefined ? {} : { 'x-bapi-limit-reset-timestamp': value };
	expect(
		failureOf(response({ ...envelope, retCode: 10006 }, 200, headers)).rateLimitResetAt,
	).toBeUndefined();
});

test.each([undefined, null, '', '<html>', '{"retCode":0,', 7, [], {}, { retCode: '0' }])(
	'200 that is not of Bybit: %j',
	(body) => {
		expect(failureOf(response(body)).failure).toEqual({ kind: 'unexpectedResponse' });
	},
);

test('a retCode under 401 says more than the status; under 403, 429 and 5xx the status decides', () => {
	const refused = { ...envelope, retCode: 10006, retMsg: 'words' };
	expect(failureOf(response(refused, 401)).retCode).toBe(10006);
	for (const status of [302, 403, 429, 503])
		expect(failureOf(response(refused, status)).failure).toEqual({
			kind: 'http',
			status,
			html: false,
			retMsg: 'words',
		});
});

test('success in the body of a failed status is no success', () => {
	expect(failureOf(response(envelope, 500)).failure).toMatchObject({ kind: 'http' });
	expect(failureOf(response(envelope, 401)).failure).toMatchObject({ kind: 'http' });
});

test('a page is told from JSON', () => {
	expect(failureOf(response(' <html>', 502)).failure).toMatchObject({ html: true });
	expect(failureOf(response('upstream timed out', 504)).failure).toMatchObject({ html: false });
	expect(failureOf(response(undefined, 503)).failure).toMatchObject({ html: false });
});
