import fc from 'fast-check';

import {
	exceededLimits,
	isRiskLimits,
	nextLowerLimits,
	tierLimits,
} from '../../../../../nodes/Bybit/resources/position/riskTiers';

const tier = (riskLimitValue: number, maxLeverage: number) => ({
	...{ riskLimitValue, maxLeverage, initialMargin: 0.01, maintenanceMargin: 0.005 },
});
const tiers = [tier(1000, 100), tier(2000, 50), tier(3000, 10)];

const state = (buyLeverage: number, sellLeverage: number) => ({
	leverages: { buyLeverage: 10, sellLeverage: 10 },
	positionMode: 'hedge' as const,
	positions: [],
	positionValues: { buyLeverage, sellLeverage },
});

test.each([
	[0, 100],
	[1000, 100],
	[1000.01, 50],
	[3000, 10],
	[9999, 10],
])('a position of %d may have %d×', (value, limit) => {
	expect(tierLimits(tiers, state(value, 0))).toEqual({ buyLeverage: limit, sellLeverage: 100 });
});

test('without tiers there are no limits', () => {
	expect(tierLimits([], state(0, 0))).toEqual({});
});

test('each side is compared with its own limit', () => {
	const sent = { buyLeverage: 100, sellLeverage: 90 };
	expect(exceededLimits(sent, { buyLeverage: 10, sellLeverage: 100 })).toEqual({ buyLeverage: 10 });
	expect(exceededLimits(sent, { buyLeverage: 100, sellLeverage: 90 })).toEqual({});
	expect(exceededLimits(sent, {})).toEqual({});
});

test.each([
	[100, 90, { buyLeverage: 50 }],
	[30, 50, { sellLeverage: 10 }],
	[50, 50, { buyLeverage: 10, sellLeverage: 10 }],
	[10, 10, {}],
])('below %d× for buy and %d× for sell the next tier allows %j', (buy, sell, limits) => {
	expect(nextLowerLimits(tiers, { buyLeverage: buy, sellLeverage: sell })).toEqual(limits);
});

test('the next lower tier is always lower, so going down ends', () => {
	const leverage = fc.integer({ min: 1, max: 200 });
	fc.assert(
		fc.property(leverage, leverage, (buyLeverage, sellLeverage) => {
			const sent = { buyLeverage, sellLeverage };
			for (const limit of Object.values(nextLowerLimits(tiers, sent)))
				expect(limit).toBeLessThan(Math.max(buyLeverage, sellLeverage));
		}),
	);
});

describe('a result is whole', () => {
	const row = {
		...{ riskLimitValue: '1000', maxLeverage: '100.00' },
		...{ initialMargin: '0.01', maintenanceMargin: '0.005' },
	};

	test('with the numbers of every tier, as text or not', () => {
		expect(isRiskLimits({ list: [row, { ...row, initialMargin: 0.01 }] })).toBe(true);
	});

	test.each([
		[undefined],
		[{}],
		[{ list: null }],
		[{ list: [{ ...row, maxLeverage: '' }] }],
		[{ list: [row, {}] }],
	])('but not %j', (result) => {
		expect(isRiskLimits(result)).toBe(false);
	});
});
