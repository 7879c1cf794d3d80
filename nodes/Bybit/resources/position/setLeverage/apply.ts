import type { IDataObject } from 'n8n-workflow';

import { hasList } from '../../../client/response';
import type { OperationContext } from '../../../client/operationContext';
import { leverageState, type LeverageState, type PositionList } from '../positions';
import { change, type Change } from './change';
import { sideToKeep } from './keptSide';
import { bothSides, sidesIn, type SetLeveragePlan } from './plan';

async function readState(context: OperationContext<SetLeveragePlan>): Promise<LeverageState> {
	const { category, symbol } = context.params;
	const { result } = await context.get<PositionList>(
		'/v5/position/list',
		{ category, symbol },
		hasList,
	);
	return leverageState(result, context.params);
}

/** Whether the leverage is another one than before this item came. */
function hasChanged(
	{ notModified, target }: Change,
	previous: LeverageState | undefined,
	{ mayHaveBeenApplied }: OperationContext<SetLeveragePlan>,
): boolean {
	if (!notModified) return true;
	// Set already, and an answer of ours was lost: then it was us, unless it is known to have been so before.
	return mayHaveBeenApplied && !sidesIn(target).every((side) => previous?.[side] === target[side]);
}

/**
 * An item's context: read what must be known, change, report.
 *
 * @returns the output item's `json`, by the contract of this operation
 */
export async function applySetLeverage(
	context: OperationContext<SetLeveragePlan>,
): Promise<IDataObject> {
	const { category, symbol, target, requested, options } = context.params;
	const oneSide = sidesIn(target).length === 1;
	const previous = oneSide || options.includePrevious ? await readState(context) : undefined;
	const kept = oneSide && previous ? await sideToKeep(context, previous) : {};
	const done = await change(context, target, kept);
	const reduced = sidesIn(requested).some((side) => done.target[side] !== requested[side]);
	return {
		category,
		symbol,
		...bothSides({ ...kept, ...done.target }),
		changed: hasChanged(done, previous, context),
		retCode: done.retCode,
		retMsg: done.retMsg,
		time: done.time,
		...(reduced && { requested: bothSides({ ...kept, ...requested }) }),
		...(options.includePrevious && previous && { previous: bothSides(previous) }),
	};
}
