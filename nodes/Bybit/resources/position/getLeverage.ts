import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { OperationContext } from '../../client/operationContext';
import { toResponse } from '../../client/response';
import { createPagination, createPreSend, type PreparedRequest } from '../../client/routing';
import { parseCategory, type Category } from './category';
import { nameInErrors, prepareSymbolQuery, type SymbolParams } from './symbolFields';
import {
	isFuturesLeverages,
	isPositionList,
	leveragesBySymbol,
	leverageState,
	type FuturesLeverages,
	type PositionList,
} from './positions';

/** `symbol` is missing where All Symbols is on. */
type GetLeverageParams = SymbolParams | { category: Category; symbol?: undefined };

const prepareSymbol = prepareSymbolQuery('Get Leverage');

function prepare(
	context: IExecuteSingleFunctions,
	declared: IHttpRequestOptions,
): PreparedRequest<GetLeverageParams> {
	if (context.getNodeParameter('allSymbols', false) !== true)
		return prepareSymbol(context, declared);
	const { body, ...options } = declared;
	const category = nameInErrors('Get Leverage', () =>
		parseCategory((body as IDataObject).category),
	);
	const url = '/v5/position/symbol-info';
	return { params: { category }, options: { ...options, url, qs: { category } } };
}

async function execute(
	context: OperationContext<GetLeverageParams>,
): Promise<IDataObject | IDataObject[]> {
	const { category, symbol } = context.params;
	if (symbol === undefined) {
		const { result } = await context.send<FuturesLeverages>({ isResult: isFuturesLeverages });
		return leveragesBySymbol(result).map((leverages) => ({ category, ...leverages }));
	}
	const { result } = await context.send<PositionList>({ isResult: isPositionList });
	const { leverages, positionMode, positions } = leverageState(result, symbol);
	return { category, symbol, ...leverages, positionMode, positions };
}

/** @see https://bybit-exchange.github.io/docs/v5/position */
export const getLeverage: INodePropertyOptions = {
	name: 'Get Leverage',
	value: 'getLeverage',
	action: 'Get the leverage of a symbol',
	description: "Get a symbol's current leverage and open position",
	routing: {
		request: { method: 'GET', url: '/v5/position/list' },
		send: { paginate: true, preSend: [createPreSend(prepare)] },
		operations: {
			pagination: createPagination<GetLeverageParams>({
				// The leverage of all symbols is read beside whatever is under way.
				scope: ({ category, symbol }) => (symbol === undefined ? undefined : [category, symbol]),
				execute,
			}),
		},
		output: { postReceive: [toResponse] },
	},
};
