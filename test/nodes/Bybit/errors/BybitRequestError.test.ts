import {
	BybitRequestError,
	asBybitRequestError,
} from '../../../../nodes/Bybit/errors/BybitRequestError';

const result = { reasons: [{ reasonCode: '3400000', reasonMsg: 'Equity is below 1000 USDC' }] };
const rejected = new BybitRequestError(
	{ kind: 'retCode', retCode: 3400045, retMsg: 'Set margin mode failed', result },
	{ serverTime: 5, rateLimitRemaining: 6 },
);
const lost = new BybitRequestError({ kind: 'connection', code: 'ECONNRESET' });

test('has the retCode and the result, where Bybit sent them', () => {
	expect([rejected.retCode, rejected.result]).toEqual([3400045, result]);
	expect([lost.retCode, lost.result]).toEqual([undefined, undefined]);
});

test('has the time and the limit that Bybit sent', () => {
	expect(rejected).toMatchObject({ serverTime: 5, rateLimitRemaining: 6 });
});

test('is for developers: the message holds nothing of the response', () => {
	expect(rejected.message).toBe('The request to Bybit failed: retCode');
});

test('is caught as a value, and nothing else is', () => {
	expect(asBybitRequestError(lost)).toBe(lost);
	const other = new Error('other');
	expect(() => asBybitRequestError(other)).toThrow(other);
});
