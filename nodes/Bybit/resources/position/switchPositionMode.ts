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
import { nameInErrors } from './symbolFields';
import { parseSymbol } from './symbol';

type PositionMode = 'hedge' | 'oneWay';

/** What Bybit calls the modes. */
const BYBIT_MODES: Readonly<Record<PositionMode, number>> = { hedge: 3, oneWay: 0 };

/** The mode is set already: on unified and on classic accounts. */
const NOT_MODIFIED = [110025, 140025];

/** Hedge mode exists for linear contracts only. */
const CATEGORY = 'linear';

interface SwitchPositionModeParams {
	category: typeof CATEGORY;
	/** One contract, or else every contract that settles in a coin. */
	symbol?: string;
	coin?: string;
	positionMode: PositionMode;
}

const show = { resource: ['position'], operation: ['switchPositionMode'] };

/** Before Symbol: whether there is one depends on it. */
export const applyToFields: INodeProperties[] = updateDisplayOptions({ show }, [
	{
		displayName: 'Apply To',
		name: 'applyTo',
		type: 'options',
		options: [
			{
				name: 'Every Symbol of a Coin',
				value: 'coin',
				description:
					'Every contract settled in a coin that has no position and no order, and new listings',
			},
			{ name: 'One Symbol', value: 'symbol', description: 'A single contract' },
		],
		default: 'symbol',
		description: 'Which contracts to switch',
		routing: { send: { type: 'body', property: 'applyTo' } },
	},
]);

export const switchPositionModeFields: INodeProperties[] = updateDisplayOptions({ show }, [
	{
		displayName: 'Coin',
		name: 'coin',
		type: 'string',
		default: 'USDT',
		required: true,
		placeholder: 'e.g. USDT',
		displayOptions: { show: { applyTo: ['coin'] } },
		description: 'Coin that the contracts settle in',
		routing: { send: { type: 'body', property: 'coin' } },
	},
	{
		displayName: 'Position Mode',
		name: 'positionMode',
		type: 'options',
		options: [
			{
				name: 'Hedge',
				value: 'hedge',
				description: 'Long and short positions side by side. USDT perpetuals only.',
			},
			{ name: 'One-Way', value: 'oneWay', description: 'Either a long or a short position' },
		],
		default: 'oneWay',
		description: 'Position mode to switch to',
		routing: { send: { type: 'body', property: 'positionMode' } },
	},
]);

function parsePositionMode(value: unknown): PositionMode {
	if (value === 'hedge' || value === 'oneWay') return value;
	throw new InputError(
		`Position Mode ${formatValue(value)} is not an option`,
		'Set Position Mode to hedge or oneWay.',
	);
}

function parseCoin(value: unknown): string {
	const coin = typeof value === 'string' ? value.trim().toUpperCase() : '';
	if (/^[A-Z0-9]{2,20}$/.test(coin)) return coin;
	throw new InputError(
		coin === '' ? 'Coin is empty' : `Coin ${formatValue(value)} is not the name of a coin`,
		'Set Coin to the coin that the contracts settle in, such as USDT.',
	);
}

function parseContracts({
	applyTo,
	coin,
	symbol,
}: IDataObject): { coin: string } | { symbol: string } {
	if (applyTo === 'symbol') return { symbol: parseSymbol(symbol) };
	if (applyTo === 'coin') return { coin: parseCoin(coin) };
	throw new InputError(
		`Apply To ${formatValue(applyTo)} is not an option`,
		'Set Apply To to coin or symbol.',
	);
}

function prepare(
	_context: IExecuteSingleFunctions,
	declared: IHttpRequestOptions,
): PreparedRequest<SwitchPositionModeParams> {
	const values = declared.body as IDataObject;
	const contracts = nameInErrors('Switch Position Mode', () => parseContracts(values));
	const name = 'symbol' in contracts ? contracts.symbol : contracts.coin;
	const positionMode = nameInErrors(name, () => parsePositionMode(values.positionMode));
	const params = { category: CATEGORY, ...contracts, positionMode } as const;
	const body = { category: CATEGORY, ...contracts, mode: BYBIT_MODES[positionMode] };
	return { params, options: { ...declared, body } };
}

async function execute(context: OperationContext<SwitchPositionModeParams>): Promise<IDataObject> {
	const { environment, params } = context;
	const { changed, response } = await context.change(NOT_MODIFIED);
	return { ...params, changed, environment, ...response };
}

/** @see https://bybit-exchange.github.io/docs/v5/position/position-mode */
export const switchPositionMode: INodePropertyOptions = {
	name: 'Switch Position Mode',
	value: 'switchPositionMode',
	action: 'Switch the position mode',
	description: 'Switch a symbol, or every symbol of a coin, between one-way and hedge mode',
	routing: {
		request: { method: 'POST', url: '/v5/position/switch-mode' },
		send: { paginate: true, preSend: [createPreSend(prepare)] },
		operations: {
			pagination: createPagination<SwitchPositionModeParams>({
				scope: ({ category, symbol }) => (symbol ? [category, symbol] : [category]),
				execute,
			}),
		},
		output: { postReceive: [toResponse] },
	},
};
