import {
	correctClockOffset,
	getClockOffset,
	setClockOffset,
} from '../../../credentials/bybitLeverageApi/clockOffset';

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

describe('correctClockOffset', () => {
	it('takes the middle between sending and receiving', () => {
		setClockOffset(host, 0);
		correctClockOffset(host, 61_000, 1_000, 1_200);
		expect(getClockOffset(host)).toBe(59_900);
	});

	it.each([59_800, 60_000])('keeps %i ms, which may be right: the request was late', (offset) => {
		setClockOffset(host, offset);
		correctClockOffset(host, 61_000, 1_000, 1_200);
		expect(getClockOffset(host)).toBe(offset);
	});

	it.each([59_799, 60_001])('replaces %i ms, which cannot be right', (offset) => {
		setClockOffset(host, offset);
		correctClockOffset(host, 61_000, 1_000, 1_200);
		expect(getClockOffset(host)).toBe(59_900);
	});
});
