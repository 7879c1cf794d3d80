import type { INodeProperties } from 'n8n-workflow';

import { symbolFields } from './symbolFields';
import { getLeverage } from './getLeverage';
import { getLeverageLimits } from './getLeverageLimits';
import { getMany, getManyFields } from './getMany';
import { setLeverageFields } from './setLeverage/setLeverageFields';
import { setLeverage } from './setLeverage/handler';
import { applyToFields, switchPositionMode, switchPositionModeFields } from './switchPositionMode';

/** Everything that the panel shows for resource Position. */
export const positionDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['position'] } },
		options: [getLeverage, getLeverageLimits, getMany, setLeverage, switchPositionMode],
		default: 'setLeverage',
	},
	...applyToFields,
	...symbolFields,
	...getManyFields,
	...setLeverageFields,
	...switchPositionModeFields,
];
