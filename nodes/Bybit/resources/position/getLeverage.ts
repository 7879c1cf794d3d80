import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { hasList, toResponse } from '../../client/response';
import { createPagination, createPreSend } from '../../client/routing';
import type { OperationContext } from '../../client/operationContext';
import { leverageState, type PositionList } from './positions';
import { preparedQuery, symbolScope, type Subject } from './subject';

async function readLeverage(context: OperationContext<Subject>): Promise<IDataObject> {
	const { result } = await context.send<PositionList>({ isResult: hasList });
	return { ...context.params, ...leverageState(result, context.params) };
}

/** @see https://bybit-exchange.github.io/docs/v5/position */
export const getLeverage: INodePropertyOptions = {
	name: 'Get Leverage',
	value: 'getLeverage',
	action: 'Get leverage of symbol',
	description: 'Read the leverage that is set for both sides of a symbol, and its position',
	routing: {
		request: { method: 'GET', url: '/v5/position/list' },
		send: { paginate: true, preSend: [createPreSend(preparedQuery('Get Leverage'))] },
		operations: { pagination: createPagination({ scope: symbolScope, execute: readLeverage }) },
		output: { postReceive: [toResponse] },
	},
};
