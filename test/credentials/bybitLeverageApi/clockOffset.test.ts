import { getClockOffset, setClockOffset } from '../../../credentials/bybitLeverageApi/clockOffset';

const host = 'https://api.bybit.com';

it('knows of no offset at first', () => {
	expect(getClockOffset(host)).toBe(0);
});

it('keeps the last offset of each host, in whole milliseconds', () => {
	setClockOffset(host, 5);
	setClockOffset(host, -1234.7);
	setClockOffset('https://api.bybit.nl', 7);
	expect(getClockOffset(host)).toBe(-1234);
	expect(getClockOffset('https://api.bybit.nl')).toBe(7);
});

it.each([NaN, Infinity])('ignores %s', (offset) => {
	setClockOffset(host, 5);
	setClockOffset(host, offset);
	expect(getClockOffset(host)).toBe(5);
});
