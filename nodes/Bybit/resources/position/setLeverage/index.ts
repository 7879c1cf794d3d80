import type { INodePropertyOptions } from 'n8n-workflow';

import { toResponse } from '../../../client/response';
import { createPagination, createPreSend } from '../../../client/routing';
import { symbolScope } from '../subject';
import { applySetLeverage } from './apply';
import { prepareSetLeverage } from './plan';

export { setLeverageFields } from './fields';

/** @see https://bybit-exchange.github.io/docs/v5/position/leverage */
export const setLeverage: INodePropertyOptions = {
	name: 'Set Leverage',
	value: 'setLeverage',
	action: 'Set leverage of symbol',
	description:
		'Change how much leverage a symbol has, for its open position and its orders at once',
	routing: {
		request: { method: 'POST', url: '/v5/position/set-leverage' },
		send: { paginate: true, preSend: [createPreSend(prepareSetLeverage)] },
		operations: { pagination: createPagination({ scope: symbolScope, execute: applySetLeverage }) },
		output: { postReceive: [toResponse] },
	},
};
