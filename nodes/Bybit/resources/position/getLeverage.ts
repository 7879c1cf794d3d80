import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { toResponse } from '../../client/response';
import { createPagination, createPreSend } from '../../client/routing';
import type { OperationContext } from '../../client/operationContext';
import { prepareSymbolQuery, type SymbolParams } from './fields';
import { isPositionList, leverageState, type PositionList } from './positions';

async function execute(context: OperationContext<SymbolParams>): Promise<IDataObject> {
	const { params } = context;
	const { result } = await context.send<PositionList>({ isResult: isPositionList });
	const { leverages, positionMode, positions } = leverageState(result, params.symbol);
	return { ...params, ...leverages, positionMode, positions };
}

/** @see https://bybit-exchange.github.io/docs/v5/position */
export const getLeverage: INodePropertyOptions = {
	name: 'Get Leverage',
	value: 'getLeverage',
	action: 'Get the leverage of a symbol',
	description: "Get a symbol's current leverage and open position",
	routing: {
		request: { method: 'GET', url: '/v5/position/list' },
		send: { paginate: true, preSend: [createPreSend(prepareSymbolQuery('Get Leverage'))] },
		operations: {
			pagination: createPagination<SymbolParams>({
				scope: ({ category, symbol }) => [category, symbol],
				execute,
			}),
		},
		output: { postReceive: [toResponse] },
	},
};
