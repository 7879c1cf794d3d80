import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { OperationContext } from '../../client/operationContext';
import { toResponse } from '../../client/response';
import { createPagination, createPreSend } from '../../client/routing';
import { accountTypeOf, isAccountInfo, marginModeOf, type AccountInfo } from './accountInfo';

async function execute(context: OperationContext<unknown>): Promise<IDataObject> {
	const { result, time } = await context.send<AccountInfo>({ isResult: isAccountInfo });
	return {
		marginMode: marginModeOf(result),
		accountType: accountTypeOf(result),
		...(result.updatedTime && { updatedTime: Number(result.updatedTime) }),
		environment: context.environment,
		time,
	};
}

/** @see https://bybit-exchange.github.io/docs/v5/account/account-info */
export const getAccount: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	action: 'Get the account',
	description: 'Get the margin mode and the type of the account',
	routing: {
		request: { method: 'GET', url: '/v5/account/info' },
		send: {
			paginate: true,
			preSend: [
				createPreSend((_context, options) => ({
					options: { ...options, body: undefined },
					params: {},
				})),
			],
		},
		operations: { pagination: createPagination({ execute }) },
		output: { postReceive: [toResponse] },
	},
};
