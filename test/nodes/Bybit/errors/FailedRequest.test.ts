import { FailedRequest, failedRequest } from '../../../../nodes/Bybit/errors/FailedRequest';

const refused = new FailedRequest({ kind: 'retCode', retCode: 10006, retMsg: '' }, 5, 6);
const lost = new FailedRequest({ kind: 'connection', code: 'ECONNRESET' });

test('knows the retCode where there was one', () => {
	expect([refused.retCode, lost.retCode]).toEqual([10006, undefined]);
});

test('tells engineers how the request ended, and holds no path until it is told one', () => {
	expect([refused.message, refused.path]).toEqual(['The request to Bybit ended with: retCode', '']);
});

test('is caught as a value, and nothing else is', () => {
	expect(failedRequest(lost)).toBe(lost);
	const other = new Error('other');
	expect(() => failedRequest(other)).toThrow(other);
});
