import { BybitRequestError, asBybitRequestError } from '../../../errors/BybitRequestError';
import { parseLeverageLimit } from '../../../errors/leverageLimit';
import type { OperationContext } from '../../../client/operationContext';
import type { Leverages } from '../positions';
import { readRiskTiers } from '../riskTiers';
import { reducedTo } from './cap';
import { bothSides, sidesIn, type SetLeveragePlan } from './plan';

/** The same code on unified and on classic accounts. @see https://bybit-exchange.github.io/docs/v5/error */
const NOT_MODIFIED: readonly unknown[] = [110043, 140043];
const ABOVE_RISK_LIMIT: readonly unknown[] = [110013, 140013];

/** How a change ended, and what Bybit said. */
export interface Change {
	/** What is set now, in ×: the sides that were to be set. */
	target: Partial<Leverages>;
	/** Whether Bybit said that it was so already. */
	notModified: boolean;
	retCode: number;
	retMsg: string;
	/** ms since 1970, Bybit's clock. */
	time: number;
}

/** Bybit wants leverages in text. */
function inText(leverages: Partial<Leverages>): Partial<Record<keyof Leverages, string>> {
	return Object.fromEntries(sidesIn(leverages).map((side) => [side, String(leverages[side])]));
}

/** The most below the refused leverage that Bybit may allow, in ×; undefined when there is no such. */
async function allowedBelow(
	refused: number,
	{ failure }: BybitRequestError,
	context: OperationContext<SetLeveragePlan>,
): Promise<number | undefined> {
	const said = failure.kind === 'retCode' ? parseLeverageLimit(failure.retMsg)?.maximum : undefined;
	if (said !== undefined && said < refused) return said;
	const lower = (await readRiskTiers(context))
		.map((tier) => tier.maxLeverage)
		.filter((maxLeverage) => maxLeverage < refused);
	return lower.length > 0 ? Math.max(...lower) : undefined;
}

/**
 * Sets the leverages; where the operator chose so, the most that Bybit allows instead of more than that.
 *
 * @param target the sides to set, in ×
 * @param kept the side that keeps what it has: Bybit wants both in each request
 * @throws {BybitRequestError} for every answer but a success, and for 110043 where the operator chose so
 * @see https://bybit-exchange.github.io/docs/v5/position/leverage
 */
export async function change(
	context: OperationContext<SetLeveragePlan>,
	target: Partial<Leverages>,
	kept: Partial<Leverages>,
): Promise<Change> {
	const { category, symbol, options } = context.params;
	const body = { category, symbol, ...inText(bothSides({ ...kept, ...target })) };
	const ended = await context.send({ body }).catch(asBybitRequestError);
	if (!(ended instanceof BybitRequestError)) {
		const { retCode, retMsg, time } = ended;
		return { target, notModified: false, retCode, retMsg, time };
	}
	const { failure, serverTime = 0 } = ended;
	if (failure.kind !== 'retCode') throw ended;
	const { retCode, retMsg } = failure;
	if (
		NOT_MODIFIED.includes(retCode) &&
		(options.unchanged === 'succeed' || context.mayHaveBeenApplied)
	)
		return { target, notModified: true, retCode, retMsg, time: serverTime };
	if (options.aboveSymbolMaximum === 'fail' || !ABOVE_RISK_LIMIT.includes(retCode)) throw ended;
	const most = await allowedBelow(Math.max(...Object.values(target)), ended, context);
	if (most === undefined) throw ended;
	// Each round asks for less than the one before, so there is an end to it.
	return await change(context, reducedTo(most, target), kept);
}
