import type { IDataObject } from 'n8n-workflow';

import type { Turn } from '../../../transport/turn';
import { leverageState, type LeverageState, type PositionList } from '../positions';
import { change, type Change } from './change';
import { sideToKeep } from './keptSide';
import { bothSides, sidesIn, type SetLeveragePlan } from './plan';

async function readState(turn: Turn<SetLeveragePlan>): Promise<LeverageState> {
	const { category, symbol } = turn.plan;
	const list = await turn.read<PositionList>('/v5/position/list', { category, symbol });
	return leverageState(list, turn.plan);
}

/** Whether the leverage is another one than before this item came. */
function hasChanged(
	{ notModified, target }: Change,
	previous: LeverageState | undefined,
	{ answerLost }: Turn<SetLeveragePlan>,
): boolean {
	if (!notModified) return true;
	// Set already, and an answer of ours was lost: then it was us, unless it is known to have been so before.
	return answerLost && !sidesIn(target).every((side) => previous?.[side] === target[side]);
}

/**
 * An item's turn: read what must be known, change, report.
 *
 * @returns the output item's `json`, by the contract of this operation
 */
export async function applySetLeverage(turn: Turn<SetLeveragePlan>): Promise<IDataObject> {
	const { category, symbol, target, requested, options } = turn.plan;
	const oneSide = sidesIn(target).length === 1;
	const previous = oneSide || options.includePrevious ? await readState(turn) : undefined;
	const kept = oneSide && previous ? await sideToKeep(turn, previous) : {};
	const done = await change(turn, target, kept);
	const reduced = sidesIn(requested).some((side) => done.target[side] !== requested[side]);
	return {
		category,
		symbol,
		...bothSides({ ...kept, ...done.target }),
		changed: hasChanged(done, previous, turn),
		retCode: done.retCode,
		retMsg: done.retMsg,
		time: done.time,
		...(reduced && { requested: bothSides({ ...kept, ...requested }) }),
		...(options.includePrevious && previous && { previous: bothSides(previous) }),
	};
}
