import type { IDataObject } from 'n8n-workflow';

import type { OperationContext } from '../../client/operationContext';
import type { SymbolParams } from './symbolFields';
import type { LeverageState } from './positions';
import { isListOf, isNumeric, isObjectOf } from './resultChecks';
import { SIDE_FIELDS, sidesOf, type SideLeverages } from './side';

/** How much leverage a position may have up to which size. */
export interface RiskTier extends IDataObject {
	/** The largest position of this tier, in the coin that position values are in. */
	riskLimitValue: number;
	/** In ×. */
	maxLeverage: number;
	/** Share of the position's value, such as 0.01. */
	initialMargin: number;
	/** Share of the position's value, such as 0.005. */
	maintenanceMargin: number;
}

/** The result of Get Risk Limit: numbers as text. */
interface RiskLimits {
	list: Array<Record<keyof RiskTier, string>>;
}

/** Whether a result is whole: every row has all the numbers of a {@link RiskTier}. */
export function isRiskLimits(result: unknown): boolean {
	return isListOf(result, (tier) =>
		isObjectOf(tier, {
			riskLimitValue: isNumeric,
			maxLeverage: isNumeric,
			initialMargin: isNumeric,
			maintenanceMargin: isNumeric,
		}),
	);
}

/**
 * The risk tiers of the operation's symbol, the smallest positions first.
 *
 * @throws {BybitRequestError} for every response but a success
 * @see https://bybit-exchange.github.io/docs/v5/market/risk-limit
 */
export async function getRiskTiers(context: OperationContext<SymbolParams>): Promise<RiskTier[]> {
	const { category, symbol } = context.params;
	const { result } = await context.get<RiskLimits>(
		'/v5/market/risk-limit',
		{ category, symbol },
		isRiskLimits,
	);
	return result.list
		.map((tier) => ({
			riskLimitValue: Number(tier.riskLimitValue),
			maxLeverage: Number(tier.maxLeverage),
			initialMargin: Number(tier.initialMargin),
			maintenanceMargin: Number(tier.maintenanceMargin),
		}))
		.sort((one, other) => one.riskLimitValue - other.riskLimitValue);
}

/**
 * The highest leverage that the tier of a position allows; beyond the largest tier, that one's.
 *
 * @param tiers the smallest positions first
 * @param positionValue in the tiers' coin
 * @returns ×; undefined without tiers
 */
function maxLeverageAt(tiers: RiskTier[], positionValue: number): number | undefined {
	const tier = tiers.find(({ riskLimitValue }) => positionValue <= riskLimitValue) ?? tiers.at(-1);
	return tier?.maxLeverage;
}

/** The leverage that a side's position allows by its risk tier. In ×; no entry where no tier is known. */
export function tierLimits(
	tiers: RiskTier[],
	{ positionValues }: LeverageState,
): Partial<SideLeverages> {
	const limits: Partial<SideLeverages> = {};
	for (const side of SIDE_FIELDS) {
		const limit = maxLeverageAt(tiers, positionValues[side]);
		if (limit !== undefined) limits[side] = limit;
	}
	return limits;
}

/** The limits that these leverages are above; none where all is within them. */
export function exceededLimits(
	leverages: SideLeverages,
	limits: Partial<SideLeverages>,
): Partial<SideLeverages> {
	const exceeded: Partial<SideLeverages> = {};
	for (const side of sidesOf(limits)) {
		const limit = limits[side];
		if (limit !== undefined && leverages[side] > limit) exceeded[side] = limit;
	}
	return exceeded;
}

/**
 * Where neither the message nor the position explains the error: the next lower tier for the higher side,
 * for both where they are equal.
 *
 * @returns empty where there is no lower tier
 */
export function nextLowerLimits(tiers: RiskTier[], sent: SideLeverages): Partial<SideLeverages> {
	const highest = Math.max(sent.buyLeverage, sent.sellLeverage);
	const lower = tiers.map((tier) => tier.maxLeverage).filter((maximum) => maximum < highest);
	if (lower.length === 0) return {};
	const sides = SIDE_FIELDS.filter((side) => sent[side] === highest);
	return Object.fromEntries(sides.map((side) => [side, Math.max(...lower)]));
}
