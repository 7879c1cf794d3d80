import fc from 'fast-check';

import {
	parseLeverage,
	parseRequestedLeverage,
	roundDownLeverage,
} from '../../../../../nodes/Bybit/resources/position/leverage';

/** Leverages that Bybit takes, in hundredths. */
const hundredths = fc.integer({ min: 100, max: 100_000 });

test('a leverage of two decimals is itself, as a number and as text in any form', () => {
	fc.assert(
		fc.property(hundredths, fc.constantFrom('', 'x', 'X', '×', ' x'), (steps, suffix) => {
			const leverage = steps / 100;
			expect(parseLeverage(leverage, 'Leverage')).toBe(leverage);
			expect(parseLeverage(` ${leverage}${suffix} `, 'Leverage')).toBe(leverage);
			expect(parseRequestedLeverage(`${leverage}${suffix}`, 'Leverage')).toBe(leverage);
		}),
	);
});

test('is never more than requested, and less by under a hundredth', () => {
	const any = fc.double({ min: 1, max: 1000, noNaN: true });
	fc.assert(
		fc.property(any, (requested) => {
			const leverage = parseLeverage(requested, 'Leverage');
			expect(leverage).toBeLessThanOrEqual(requested + 1e-9);
			expect(requested - leverage).toBeLessThan(0.01);
			expect(Number(leverage.toFixed(2))).toBe(leverage);
			expect(roundDownLeverage(leverage)).toBe(leverage);
		}),
	);
});

test.each([
	[6.999999999999999, 7, 7],
	['9.999', 9.999, 9.99],
	[1.005, 1.005, 1],
	[0.1 * 3 * 10, 3, 3],
])('%j was requested as %d and is %d', (value, requested, leverage) => {
	expect(parseRequestedLeverage(value, 'Leverage')).toBe(requested);
	expect(parseLeverage(value, 'Leverage')).toBe(leverage);
});

test.each(['2,5', '2,5x', '10,50', '1,000', '1.000,5'])('%j: use a decimal point', (value) => {
	const error = expect.objectContaining({
		message: `Buy Leverage "${value}" has a comma: use a decimal point`,
		description: 'Set Buy Leverage to a number such as 10 or 2.5.',
	}) as Error;
	expect(() => parseLeverage(value, 'Buy Leverage')).toThrow(error);
});

test('no other text is a leverage', () => {
	const isLeverage = /^\s*\d+(\.\d+)?\s*[x×]?\s*$/i;
	fc.assert(
		fc.property(
			fc.string().filter((text) => !isLeverage.test(text)),
			(text) => {
				expect(() => parseLeverage(text, 'Leverage')).toThrow(/^Leverage /);
			},
		),
	);
});
