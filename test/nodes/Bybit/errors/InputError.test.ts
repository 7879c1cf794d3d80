import { formatValue } from '../../../../nodes/Bybit/errors/InputError';

test.each([
	['ten ', '"ten "'],
	[10.5, '10.5'],
	[NaN, 'NaN'],
	[12n, '12'],
	[{ a: 1 }, '{"a":1}'],
	[null, 'null'],
	[undefined, 'undefined'],
	['x'.repeat(58), `"${'x'.repeat(58)}"`],
	['x'.repeat(59), `"${'x'.repeat(59)}…`],
])('%p is shown as %s', (value, text) => {
	expect(formatValue(value)).toBe(text);
});
