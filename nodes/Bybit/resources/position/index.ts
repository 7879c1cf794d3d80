import type { INodeProperties } from 'n8n-workflow';

import { subjectFields } from './fields';
import { getLeverage } from './getLeverage';
import { getLeverageLimits } from './getLeverageLimits';
import { setLeverage, setLeverageFields } from './setLeverage';

/** Operations that change nothing. */
export const readingOperations = [getLeverage, getLeverageLimits];

/** Everything the panel shows for resource Position. */
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
	...subjectFields,
	...setLeverageFields,
];
