import { ERROR_CODE, errorText, formatErrorCode } from '../../../../nodes/Bybit/errors/errorCode';
import type { RequestFailure } from '../../../../nodes/Bybit/errors/requestFailure';

test.each<[RequestFailure, string]>([
	[{ kind: 'retCode', retCode: 110013, retMsg: '' }, 'Bybit error 110013'],
	[{ kind: 'retCode', retCode: -2015, retMsg: '' }, 'Bybit error -2015'],
	[{ kind: 'http', status: 403, html: true }, 'HTTP 403'],
	[{ kind: 'connection', code: 'ECONNRESET' }, 'network error ECONNRESET'],
	[{ kind: 'connection' }, 'network error'],
	[{ kind: 'unexpectedResponse' }, 'unexpected response'],
])('%j ends with its code', (failure, code) => {
	const text = errorText({ message: 'M', description: `D. ${formatErrorCode(failure)}` });
	expect(text).toBe(`M. D. (${code})`);
	expect(ERROR_CODE.exec(text)?.[1]).toBe(code);
});

test.each(['Leverage is empty', 'Set it (Bybit error 110013).', 'Sign in (at Bybit)'])(
	'%s has no code',
	(text) => {
		expect(ERROR_CODE.test(text)).toBe(false);
	},
);

test.each([undefined, null, ''])('a description may be missing: %p', (description) => {
	expect(errorText({ message: 'Leverage is empty', description })).toBe('Leverage is empty');
});
