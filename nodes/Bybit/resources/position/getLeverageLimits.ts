import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { InputError } from '../../errors/InputError';
import { hasList, toResponse } from '../../client/response';
import { createPagination, createPreSend } from '../../client/routing';
import type { OperationContext } from '../../client/operationContext';
import { readRiskTiers } from './riskTiers';
import { preparedQuery, symbolScope, type Subject } from './subject';

/** The part of an instrument that is about leverage; numbers in text, as Bybit sends them. */
interface Instruments {
	list: Array<{
		leverageFilter: { minLeverage: string; maxLeverage: string; leverageStep: string };
	}>;
}

async function readLimits(context: OperationContext<Subject>): Promise<IDataObject> {
	const { params: plan } = context;
	const { result } = await context.send<Instruments>({ isResult: hasList });
	const filter = result.list[0]?.leverageFilter;
	if (!filter)
		throw new InputError(
			`${plan.symbol}: Bybit has no such contract to trade in category ${plan.category}`,
			'Check Symbol and Category: contracts settled in USDT or USDC are linear, those settled in the coin are inverse.',
		);
	return {
		...plan,
		minLeverage: Number(filter.minLeverage),
		maxLeverage: Number(filter.maxLeverage),
		leverageStep: Number(filter.leverageStep),
		riskTiers: await readRiskTiers(context),
	};
}

/** @see https://bybit-exchange.github.io/docs/v5/market/instrument */
export const getLeverageLimits: INodePropertyOptions = {
	name: 'Get Leverage Limits',
	value: 'getLeverageLimits',
	action: 'Get leverage limits of symbol',
	description: 'Read how much leverage a symbol allows, and how large a position may be at which',
	routing: {
		request: { method: 'GET', url: '/v5/market/instruments-info' },
		send: { paginate: true, preSend: [createPreSend(preparedQuery('Get Leverage Limits'))] },
		operations: { pagination: createPagination({ scope: symbolScope, execute: readLimits }) },
		output: { postReceive: [toResponse] },
	},
};
