import type { INodePropertyOptions } from 'n8n-workflow';

import { toAnswer } from '../../../transport/answer';
import { deliver } from '../../../transport/deliver';
import { preparing } from '../../../transport/preSend';
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
		send: { paginate: true, preSend: [preparing(prepareSetLeverage)] },
		operations: { pagination: deliver(applySetLeverage) },
		output: { postReceive: [toAnswer] },
	},
};
