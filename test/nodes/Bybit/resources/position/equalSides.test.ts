import {
	equalSidesError,
	equalSidesInHedgeMode,
} from '../../../../../nodes/Bybit/resources/position/equalSides';

const UTA_2 = 5;

test.each([
	['ISOLATED_MARGIN', UTA_2, 'linear', undefined],
	['REGULAR_MARGIN', UTA_2, 'linear', 'in cross margin'],
	['REGULAR_MARGIN', 6, 'inverse', 'in cross margin'],
	// UTA 1.0: the account's margin mode is not that of inverse futures.
	['REGULAR_MARGIN', 3, 'inverse', undefined],
	['REGULAR_MARGIN', 4, 'inverse', undefined],
	['REGULAR_MARGIN', 3, 'linear', 'in cross margin'],
	// A classic account has a margin mode per symbol.
	['REGULAR_MARGIN', 1, 'linear', undefined],
] as const)('hedge mode, %s, status %d, %s: %s', (marginMode, status, category, reason) => {
	const account = { marginMode, unifiedMarginStatus: status };
	expect(equalSidesInHedgeMode(account, { category, symbol: 'BTCUSDT' })).toBe(reason);
});

test('the error says why, and where hedge mode exists', () => {
	const oneSide = equalSidesError('BTCUSD', 'in one-way mode', { buyLeverage: 5 });
	expect(oneSide.message).toBe(
		'BTCUSD: cannot set one side alone in one-way mode, where buy and sell leverage must match',
	);
	expect(oneSide.description).toMatch(/^Nothing was changed\..*USDT perpetuals only.*UTA 1\.0/);
	const twoValues = { buyLeverage: 5, sellLeverage: 7.5 };
	expect(equalSidesError('BTCUSDT', 'in cross margin', twoValues).message).toBe(
		'BTCUSDT: buy and sell leverage must match in cross margin (got 5× and 7.5×)',
	);
});
