import type { IDataObject } from 'n8n-workflow';

import { hasList } from '../../client/response';
import type { OperationContext } from '../../client/operationContext';
import type { Subject } from './subject';

/** How large a position may be at which leverage. */
export interface RiskTier extends IDataObject {
	/** The largest position of this tier, in the contract's settlement or quote coin. */
	riskLimitValue: number;
	/** In ×. */
	maxLeverage: number;
	/** Share of the position's value, such as 0.01. */
	initialMargin: number;
	/** Share of the position's value, such as 0.005. */
	maintenanceMargin: number;
}

/** As Bybit sends them: numbers in text. */
interface RiskLimits {
	list: Array<Record<keyof RiskTier, string>>;
}

/**
 * The risk tiers of the turn's symbol, the smallest positions first.
 *
 * @throws {BybitRequestError} for every answer but a success
 * @see https://bybit-exchange.github.io/docs/v5/market/risk-limit
 */
export async function readRiskTiers(context: OperationContext<Subject>): Promise<RiskTier[]> {
	const { category, symbol } = context.params;
	const { result } = await context.get<RiskLimits>(
		'/v5/market/risk-limit',
		{ category, symbol },
		hasList,
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
