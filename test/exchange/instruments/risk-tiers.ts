import type { RiskTier } from './instrument';

/** Shares of an instrument's largest leverage that its risk tiers allow, from the lowest tier up. */
const TIER_SHARES = [1, 0.75, 0.5, 0.25, 0.1];

/** Position values up to which the lowest tier reaches: quote coin for linear, base coin for inverse. */
const LOWEST_LIMIT = { linear: 200_000, inverse: 150 };

/**
 * Tiers for an instrument: each allows a larger position than the one below, at less leverage.
 * @param maxLeverageE2 the instrument's largest leverage, in hundredths
 * @param firstId id of the lowest tier; ids are unique over the whole exchange
 * @see https://bybit-exchange.github.io/docs/v5/market/risk-limit
 */
export function riskTiersFor(
	category: 'linear' | 'inverse',
	maxLeverageE2: number,
	firstId: number,
): RiskTier[] {
	// A more liquid contract has both more leverage and more room.
	const lowest = LOWEST_LIMIT[category] * Math.max(1, Math.round(maxLeverageE2 / 2500));
	return TIER_SHARES.map((share, index) => {
		const tierMaxE2 = Math.max(100, Math.floor(maxLeverageE2 * share));
		const initialMargin = round(100 / tierMaxE2);
		return {
			id: firstId + index,
			riskLimitValue: lowest * (index + 1),
			maintenanceMargin: round(initialMargin / 2),
			initialMargin,
			maxLeverageE2: tierMaxE2,
		};
	});
}

function round(rate: number): number {
	return Math.round(rate * 1e6) / 1e6;
}
