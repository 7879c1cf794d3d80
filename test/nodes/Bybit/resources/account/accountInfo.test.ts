import {
	accountTypeOf,
	isAccountInfo,
	marginModeOf,
} from '../../../../../nodes/Bybit/resources/account/accountInfo';

test('a result is whole with both modes', () => {
	expect(isAccountInfo({ marginMode: 'ISOLATED_MARGIN', unifiedMarginStatus: 5 })).toBe(true);
	for (const result of [{}, { marginMode: 'ISOLATED_MARGIN' }, { unifiedMarginStatus: 5 }])
		expect(isAccountInfo(result)).toBe(false);
});

test.each([
	[1, 'classic'],
	[3, 'uta1'],
	[4, 'uta1'],
	[5, 'uta2'],
	[6, 'uta2'],
])('status %d is %s', (unifiedMarginStatus, type) => {
	expect(accountTypeOf({ marginMode: 'REGULAR_MARGIN', unifiedMarginStatus })).toBe(type);
});

test('a margin mode that Bybit adds later keeps its name', () => {
	const unifiedMarginStatus = 6;
	expect(marginModeOf({ marginMode: 'REGULAR_MARGIN', unifiedMarginStatus })).toBe('cross');
	expect(marginModeOf({ marginMode: 'NEW_MARGIN', unifiedMarginStatus })).toBe('NEW_MARGIN');
});
