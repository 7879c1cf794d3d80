import type { INodeProperties } from 'n8n-workflow';

import { subjectFields } from './fields';
import { getLeverage } from './getLeverage';
import { getLeverageLimits } from './getLeverageLimits';
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
	...subjectFields,
	...setLeverageFields,
];
