import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

import type { OperationContext } from '../../client/operationContext';
import { toResponse } from '../../client/response';
import { createPagination, createPreSend, type PreparedRequest } from '../../client/routing';
import { formatValue, InputError } from '../../errors/InputError';
import { parseCategory, type Category } from './category';
import { nameInErrors } from './symbolFields';
import { isListOf, isNumeric, isObjectOf } from './resultChecks';

/** The most positions that Bybit puts on one page. */
const PAGE_SIZE = 200;

/** A list that never ends is cut here. */
const MAX_PAGES = 50;

/** Bybit lists linear positions by the coin they settle in. */
const SETTLE_COINS: Readonly<Record<Category, ReadonlyArray<string | undefined>>> = {
	inverse: [undefined],
	linear: ['USDT', 'USDC'],
};

interface GetManyParams {
	category: Category;
	/** Positions to return at the most; undefined is all. */
	limit?: number;
}

/** An open position. Numbers are text. @see https://bybit-exchange.github.io/docs/v5/position */
interface OpenPosition extends Record<string, unknown> {
	symbol: string;
	side: string;
	/** 0 in one-way mode, 1 and 2 in hedge mode. */
	positionIdx: number;
	size: string;
}

interface PositionPage {
	list: OpenPosition[];
	/** Empty on the last page. */
	nextPageCursor?: string;
}

function isPositionPage(result: unknown): boolean {
	return isListOf(result, (row) =>
		isObjectOf(row, {
			symbol: (symbol) => typeof symbol === 'string',
			side: (side) => typeof side === 'string',
			size: isNumeric,
		}),
	);
}

const show = { resource: ['position'], operation: ['getMany'] };

export const getManyFields: INodeProperties[] = updateDisplayOptions({ show }, [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		routing: { send: { type: 'body', property: 'returnAll' } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
		routing: { send: { type: 'body', property: 'limit' } },
	},
]);

function parseLimit({ returnAll, limit }: IDataObject): number | undefined {
	if (returnAll === true || returnAll === 'true') return undefined;
	const number = typeof limit === 'string' && limit.trim() !== '' ? Number(limit) : limit;
	if (typeof number === 'number' && Number.isInteger(number) && number > 0) return number;
	throw new InputError(
		`Limit ${formatValue(limit)} is not a whole number above 0`,
		'Set Limit to the number of positions to return, or turn on Return All.',
	);
}

function prepare(
	_context: IExecuteSingleFunctions,
	{ body, ...declared }: IHttpRequestOptions,
): PreparedRequest<GetManyParams> {
	const values = body as IDataObject;
	const params = nameInErrors('Get Many', () => ({
		category: parseCategory(values.category),
		limit: parseLimit(values),
	}));
	return { params, options: { ...declared, qs: { category: params.category } } };
}

/** A number in text; null where Bybit has none, such as the liquidation price of a safe position. */
function numberOrNull(value: unknown): number | null {
	return isNumeric(value) ? Number(value) : null;
}

function positionItem(row: OpenPosition, category: Category): IDataObject {
	return {
		category,
		symbol: row.symbol,
		side: row.side,
		size: Number(row.size),
		leverage: numberOrNull(row.leverage),
		positionMode: row.positionIdx > 0 ? 'hedge' : 'oneWay',
		entryPrice: numberOrNull(row.avgPrice),
		markPrice: numberOrNull(row.markPrice),
		liquidationPrice: numberOrNull(row.liqPrice),
		positionValue: numberOrNull(row.positionValue),
		unrealisedPnl: numberOrNull(row.unrealisedPnl),
	};
}

/** Reads the open positions of one settle coin, at most `limit`. */
async function readPositions(
	context: OperationContext<GetManyParams>,
	settleCoin: string | undefined,
	limit: number,
): Promise<OpenPosition[]> {
	const { category } = context.params;
	const positions: OpenPosition[] = [];
	let cursor = '';
	for (let page = 0; page < MAX_PAGES && positions.length < limit; page++) {
		const { result } = await context.get<PositionPage>(
			'/v5/position/list',
			{
				category,
				...(settleCoin && { settleCoin }),
				limit: PAGE_SIZE,
				...(cursor && { cursor }),
			},
			isPositionPage,
		);
		positions.push(...result.list.filter(({ size }) => Number(size) !== 0));
		const { nextPageCursor = '' } = result;
		if (nextPageCursor === '' || nextPageCursor === cursor) break;
		cursor = nextPageCursor;
	}
	return positions.slice(0, limit);
}

async function execute(context: OperationContext<GetManyParams>): Promise<IDataObject[]> {
	const { category, limit = Infinity } = context.params;
	const positions: OpenPosition[] = [];
	for (const settleCoin of SETTLE_COINS[category])
		positions.push(...(await readPositions(context, settleCoin, limit - positions.length)));
	return positions.map((row) => positionItem(row, category));
}

/** @see https://bybit-exchange.github.io/docs/v5/position */
export const getMany: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many positions',
	description: 'Get the open positions of a category with their leverage, prices, and profit',
	routing: {
		request: { method: 'GET', url: '/v5/position/list' },
		send: { paginate: true, preSend: [createPreSend(prepare)] },
		operations: { pagination: createPagination<GetManyParams>({ execute }) },
		output: { postReceive: [toResponse] },
	},
};
