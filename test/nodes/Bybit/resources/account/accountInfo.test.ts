import {
	accountTypeOf,
	isAccountInfo,
	marginModeOf,
} from '../../../../../nodes/Bybit/resources/account/accountInfo';

test.each([
	[{ marginMode: 'ISOLATED_MARGIN', unifiedMarginStatus: 5 }, true],
	[{ marginMode: 'REGULAR_MARGIN', unifiedMarginStatus: 5 }, true],
	[{ marginMode: 'ISOLATED_MARGIN' }, false],
	[{ marginMode: 'REGULAR_MARGIN' }, false],
	[{ unifiedMarginStatus: 5 }, false],
	[{}, false],
])('%j is whole: %s', (result, whole) => {
	expect(isAccountInfo(result)).toBe(whole);
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

test.each([5, 6])('a margin mode that Bybit adds later keeps its name', (unifiedMarginStatus) => {
	expect(marginModeOf({ marginMode: 'REGULAR_MARGIN', unifiedMarginStatus })).toBe('cross');
	expect(marginModeOf({ marginMode: 'NEW_MARGIN', unifiedMarginStatus })).toBe('NEW_MARGIN');
});
