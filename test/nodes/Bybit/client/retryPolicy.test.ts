import type { RequestFailure } from '../../../../nodes/Bybit/errors/requestFailure';
import { backoff, retryRule } from '../../../../nodes/Bybit/client/retryPolicy';

const retCode = (code: number): RequestFailure => ({ kind: 'retCode', retCode: code, retMsg: '' });
const status = (code: number): RequestFailure => ({ kind: 'http', status: code, html: false });
const connection = (code?: string): RequestFailure => ({ kind: 'connection', code });

test.each([
	[retCode(10006), 'rateLimit', false],
	[retCode(10000), 'backoff', true],
	[retCode(10016), 'backoff', true],
	[retCode(429), 'backoff', false],
	[retCode(10002), 'clock', false],
	[retCode(-1), 'clock', false],
	[retCode(110079), 'backoff', false],
	[retCode(110043), 'never', false],
	[retCode(10004), 'never', false],
	[retCode(10001), 'never', false],
	[status(429), 'backoff', false],
	[status(500), 'backoff', true],
	[status(502), 'backoff', true],
	[status(504), 'backoff', true],
	[status(302), 'never', false],
	[status(401), 'never', false],
	[status(403), 'never', false],
	[status(404), 'never', false],
	[{ kind: 'unexpectedResponse' } as const, 'backoff', true],
	[connection('EAI_AGAIN'), 'backoff', false],
	[connection('ECONNRESET'), 'backoff', true],
	[connection('ECONNABORTED'), 'backoff', true],
	[connection('ETIMEDOUT'), 'backoff', true],
	[connection('EPIPE'), 'backoff', true],
	[connection(undefined), 'backoff', true],
	[connection('CERT_HAS_EXPIRED'), 'never', false],
	[connection('DEPTH_ZERO_SELF_SIGNED_CERT'), 'never', false],
	[connection('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'never', false],
	[connection('ERR_TLS_CERT_ALTNAME_INVALID'), 'never', false],
	[connection('EPROTO'), 'never', false],
	[connection('ERR_INVALID_URL'), 'never', false],
	[connection('ERR_CANCELED'), 'backoff', true],
])('%j: retry %s, may be applied: %s', (failure, retry, mayBeApplied) => {
	expect(retryRule(failure)).toEqual({ retry, mayBeApplied });
});

test.each(['ECONNREFUSED', 'ENOTFOUND'])('%s: a mistake more often than an outage', (code) => {
	expect(retryRule(connection(code))).toEqual({
		retry: 'backoff',
		mayBeApplied: false,
		maxAttempts: 2,
	});
});

test('the backoff doubles up to 5 s; half of it is random', () => {
	const longest = [1, 2, 3, 4, 5, 6, 7, 50].map((attempts) => backoff(attempts, 1));
	expect(longest).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
	expect(backoff(1, 0)).toBe(125);
	for (let count = 0; count < 100; count++) expect(backoff(2)).toBeGreaterThanOrEqual(250);
});
