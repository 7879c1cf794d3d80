import type { INodeProperties } from 'n8n-workflow';

import { getAccount } from './get';
import { setMarginMode, setMarginModeFields } from './setMarginMode';

/** Everything that the panel shows for resource Account. */
export const accountDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['account'] } },
		options: [getAccount, setMarginMode],
		default: 'get',
	},
	...setMarginModeFields,
];
