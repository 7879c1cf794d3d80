import type { INodeProperties } from 'n8n-workflow';

import { symbolFields } from './fields';
import { getLeverage } from './getLeverage';
import { getLeverageLimits } from './getLeverageLimits';
import { setLeverageFields } from './setLeverage/fields';
import { setLeverage } from './setLeverage/handler';

/** Operations that change nothing. */
export const readingOperations = [getLeverage, getLeverageLimits];

/** Everything that the panel shows for resource Position. */
export const positionDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['position'] } },
		options: [...readingOperations, setLeverage],
		default: 'setLeverage',
	},
	...symbolFields,
	...setLeverageFields,
];
