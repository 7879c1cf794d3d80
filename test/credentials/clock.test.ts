import { clockOffset, learnClockOffset } from '../../credentials/clock';

const host = 'https://api.bybit.com';

it('knows of no offset at first', () => {
	expect(clockOffset(host)).toBe(0);
});

it('keeps the last offset of each host, in whole milliseconds', () => {
	learnClockOffset(host, 5);
	learnClockOffset(host, -1234.7);
	learnClockOffset('https://api.bybit.nl', 7);
	expect(clockOffset(host)).toBe(-1234);
	expect(clockOffset('https://api.bybit.nl')).toBe(7);
});

it.each([NaN, Infinity])('ignores %s', (offset) => {
	learnClockOffset(host, 5);
	learnClockOffset(host, offset);
	expect(clockOffset(host)).toBe(5);
});
