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
import {
	bybitMarginMode,
	getAccountInfo,
	marginModeOf,
	marginModes,
	type MarginMode,
} from './accountInfo';

interface SetMarginModeParams {
	marginMode: MarginMode;
}

export const setMarginModeFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['account'], operation: ['setMarginMode'] } },
	[
		{
			displayName: 'Margin Mode',
			name: 'marginMode',
			type: 'options',
			options: [
				{
					name: 'Cross',
					value: 'cross',
					description: 'All positions share the margin of the account',
				},
				{
					name: 'Isolated',
					value: 'isolated',
					description: 'Each position has a margin and a leverage of its own',
				},
				{
					name: 'Portfolio',
					value: 'portfolio',
					description: 'Bybit derives the margin from the whole account. No leverage per symbol.',
				},
			],
			default: 'cross',
			description: 'Margin mode to set for the whole account',
			builderHint: {
				propertyHint: 'Applies to every symbol of the account, not only to the one in the prompt.',
			},
			routing: { send: { type: 'body', property: 'marginMode' } },
		},
		{
			displayName:
				'This changes the whole account: every position, every symbol, and every workflow that uses it.',
			name: 'marginModeNotice',
			type: 'notice',
			default: '',
		},
	],
);

function prepare(
	_context: IExecuteSingleFunctions,
	declared: IHttpRequestOptions,
): PreparedRequest<SetMarginModeParams> {
	const { marginMode: value } = declared.body as IDataObject;
	const marginMode = marginModes.find((mode) => mode === value);
	if (!marginMode)
		throw new InputError(
			`Set Margin Mode: Margin Mode ${formatValue(value)} is not an option`,
			'Set Margin Mode to cross, isolated, or portfolio.',
		);
	const options = { ...declared, body: { setMarginMode: bybitMarginMode(marginMode) } };
	return { options, params: { marginMode } };
}

/** Bybit does not say when nothing changes, so the mode is read first, while nothing else of the account runs. */
async function execute(context: OperationContext<SetMarginModeParams>): Promise<IDataObject> {
	const { environment, params } = context;
	const previous = { marginMode: marginModeOf(await getAccountInfo(context)) };
	if (previous.marginMode === params.marginMode)
		return { ...params, previous, changed: false, environment };
	const { retCode, retMsg, time } = await context.send();
	return { ...params, previous, changed: true, environment, retCode, retMsg, time };
}

/** @see https://bybit-exchange.github.io/docs/v5/account/set-margin-mode */
export const setMarginMode: INodePropertyOptions = {
	name: 'Set Margin Mode',
	value: 'setMarginMode',
	action: 'Set the margin mode of the account',
	description: 'Switch the whole account, every symbol, to cross, isolated, or portfolio margin',
	routing: {
		request: { method: 'POST', url: '/v5/account/set-margin-mode' },
		send: { paginate: true, preSend: [createPreSend(prepare)] },
		operations: {
			pagination: createPagination<SetMarginModeParams>({ scope: () => [], execute }),
		},
		output: { postReceive: [toResponse] },
	},
};
