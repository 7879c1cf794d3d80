import type { INodeProperties } from 'n8n-workflow';

import { getLeverage, getLeverageFields } from './getLeverage';
import { getLeverageLimits, getLeverageLimitsFields } from './getLeverageLimits';
import { setLeverage, setLeverageFields } from './setLeverage';

/** Everything the panel shows for resource Position. */
export const positionDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['position'] } },
		options: [getLeverage, getLeverageLimits, setLeverage],
		default: 'setLeverage',
	},
	...setLeverageFields,
	...getLeverageFields,
	...getLeverageLimitsFields,
];
