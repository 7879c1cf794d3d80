import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { toAnswer } from '../../transport/answer';
import { deliver } from '../../transport/deliver';
import { preparing } from '../../transport/preSend';
import type { Subject, Turn } from '../../transport/turn';
import { leverageState, type PositionList } from './positions';
import { preparedQuery } from './subject';

async function readLeverage(turn: Turn<Subject>): Promise<IDataObject> {
	const { result } = await turn.send<PositionList>();
	return { ...turn.plan, ...leverageState(result, turn.plan) };
}

/** @see https://bybit-exchange.github.io/docs/v5/position */
export const getLeverage: INodePropertyOptions = {
	name: 'Get Leverage',
	value: 'getLeverage',
	action: 'Get leverage of symbol',
	description: 'Read the leverage that is set for both sides of a symbol, and its position',
	routing: {
		request: { method: 'GET', url: '/v5/position/list' },
		send: { paginate: true, preSend: [preparing(preparedQuery('Get Leverage'))] },
		operations: { pagination: deliver(readLeverage) },
		output: { postReceive: [toAnswer] },
	},
};
