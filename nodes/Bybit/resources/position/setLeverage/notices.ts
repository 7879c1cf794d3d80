import type { INodeProperties } from 'n8n-workflow';

import type { Side } from '../side';

/** In ×. From here on less than 4% of the price is between a position and its liquidation. */
const HIGH_LEVERAGE = 25;

/** Stands below a leverage field while that is high; of an expression n8n knows the value after a run only. */
export function highLeverageNotice(field: string, sides: Side[]): INodeProperties {
	return {
		displayName: `Above ${HIGH_LEVERAGE}×, a price move of less than 4% against the position can liquidate it. Max Leverage, under Options, caps what alerts and AI agents can ask for.`,
		name: `${field}Notice`,
		type: 'notice',
		default: '',
		displayOptions: { show: { side: sides, [field]: [{ _cnd: { gt: HIGH_LEVERAGE } }] } },
	};
}

/** Stands below Side when the sides are not set together. */
export const unequalSidesNotice: INodeProperties = {
	displayName:
		'Long and short can differ in hedge mode with isolated margin only. Elsewhere Bybit keeps both sides equal, and the change is refused.',
	name: 'sideNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { side: ['separate', 'buy', 'sell'] } },
};
