import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { toResponse } from '../../client/response';
import { createPagination, createPreSend } from '../../client/routing';
import type { OperationContext } from '../../client/operationContext';
import { prepareSymbolQuery, type SymbolParams } from './symbolFields';
import { getInstrument } from './instrument';
import { getRiskTiers } from './riskTiers';

async function execute(context: OperationContext<SymbolParams>): Promise<IDataObject> {
	const instrument = await getInstrument(context);
	return { ...context.params, ...instrument, riskTiers: await getRiskTiers(context) };
}

/** @see https://bybit-exchange.github.io/docs/v5/market/instrument */
export const getLeverageLimits: INodePropertyOptions = {
	name: 'Get Leverage Limits',
	value: 'getLeverageLimits',
	action: 'Get the leverage limits of a symbol',
	description: "Get a symbol's leverage range and risk tiers",
	routing: {
		request: { method: 'GET', url: '/v5/market/instruments-info' },
		send: { paginate: true, preSend: [createPreSend(prepareSymbolQuery('Get Leverage Limits'))] },
		operations: { pagination: createPagination({ execute }) },
		output: { postReceive: [toResponse] },
	},
};
