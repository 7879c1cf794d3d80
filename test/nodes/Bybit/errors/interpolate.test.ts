import {
	formatLeverage,
	formatLeverages,
	interpolate,
	requestValues,
} from '../../../../nodes/Bybit/errors/interpolate';

test.each([
	[10, '10×'],
	[12.5, '12.5×'],
	[16.666666, '16.67×'],
])('%d is shown as %s', (leverage, text) => {
	expect(formatLeverage(leverage)).toBe(text);
});

test.each([
	[{ buyLeverage: 5, sellLeverage: 5 }, '5×'],
	[{ buyLeverage: 5, sellLeverage: 7 }, '5× buy / 7× sell'],
	[{ buyLeverage: 5 }, '5×'],
	[{ sellLeverage: 7 }, '7×'],
	[{}, 'this leverage'],
])('%j is shown as %s', (leverages, text) => {
	expect(formatLeverages(leverages)).toBe(text);
});

test('replaces what there is a value for, once, and nothing that objects inherit', () => {
	const values = { a: '{b}', b: 'B' };
	expect(interpolate('{a} {b} {c} {constructor} {toString} {__proto__}', values)).toBe(
		'{b} B {c} {constructor} {toString} {__proto__}',
	);
});

test('has words for what a request leaves open', () => {
	expect(requestValues({ request: 'Get Kline', host: 'api.bybit.com' })).toEqual({
		category: 'the selected category',
		field: 'Leverage',
		host: 'api.bybit.com',
		leverage: 'this leverage',
		request: 'Get Kline',
		symbol: 'the symbol',
	});
	expect(requestValues({ request: '', host: '', category: 'inverse' }).category).toBe(
		'category Inverse',
	);
});
