import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import {
	readRecvWindow,
	type BybitCredentials,
} from '../../../credentials/bybitLeverageApi/credentialData';
import { resolveBaseUrl } from '../../../credentials/bybitLeverageApi/environments';
import { signedAt } from '../../../credentials/bybitLeverageApi/signRequest';
import type { RequestInfo } from '../errors/requestFailure';
import type { Account } from './account';
import { endpointOf } from './endpoints';
import type { Scope } from './keyedMutex';
import type { NodeRun } from './nodeRun';
import { RequestSender } from './request';
import { readResponse, responseIn, type BybitResponse, type IsResult } from './response';

/** Everything that an item needs to send its requests. */
export interface OperationItem<Params> {
	functions: IExecutePaginationFunctions;
	/** The request that the operation declares, complete. */
	declared: DeclarativeRestApiSettings.ResultOptions;
	params: Params;
	/** What the item has locked; undefined where it locks nothing. */
	scope: Scope | undefined;
	run: NodeRun;
	account: Account;
	credentials: BybitCredentials;
}

/** What an operation works with: its parameters, and requests that wait and retry by themselves. */
export class OperationContext<Params> {
	/** The credential's environment, such as `testnet`. */
	readonly environment: string;
	private readonly sender: RequestSender;
	private readonly host: string;

	constructor(private readonly item: OperationItem<Params>) {
		const { account, credentials, declared, functions, run, scope } = item;
		const { method = 'GET' } = declared.options;
		const { timeout } = functions.getNodeParameter('requestOptions', {}) as { timeout?: number };
		const baseUrl = resolveBaseUrl(credentials);
		this.environment = credentials.environment;
		this.host = new URL(baseUrl).host;
		this.sender = new RequestSender({
			...{ account, baseUrl, run, timeout },
			recvWindow: Number(readRecvWindow(credentials)),
			changes: method === 'GET' ? undefined : scope,
		});
	}

	/** What the item asks for, as its `preSend` read it. */
	get params(): Params {
		return this.item.params;
	}

	/** Whether the last {@link send} had an attempt that Bybit may have carried out without our hearing of it. */
	get mayHaveBeenApplied(): boolean {
		return this.sender.mayHaveBeenApplied;
	}

	/**
	 * Sends the request that the operation declares.
	 *
	 * @param request.body instead of the declared one
	 * @param request.isResult whether the result is whole; one that is not counts as an unexpected response
	 * @throws {BybitRequestError} for every response but a success
	 * @throws {StoppedError} when the run has failed or was stopped
	 */
	async send<Result extends object>(
		request: { body?: IDataObject; isResult?: IsResult<Result> } = {},
	): Promise<BybitResponse<Result>> {
		const { declared, functions } = this.item;
		const { isResult } = request;
		const { url = '', method = 'GET' } = declared.options;
		const body = request.body ?? declared.options.body;
		const attempt = (timeout: number) => {
			const options = { ...declared.options, body, timeout };
			const sent = functions.makeRoutingRequest({ ...declared, options });
			return {
				response: sent.then((items) => responseIn(items, isResult)),
				timestamp: () => signedAt(options),
			};
		};
		const content = method === 'GET' ? undefined : `${url} ${JSON.stringify(body)}`;
		const info = this.requestInfo(url, request.body);
		return await this.sender.send({ path: url, info, content, attempt });
	}

	/**
	 * Reads what the operation needs besides.
	 *
	 * @param path of the endpoint, such as `/v5/position/list`
	 * @param isResult whether the result is whole; one that is not counts as an unexpected response
	 * @throws {BybitRequestError} for every response but a success
	 * @throws {StoppedError} when the run has failed or was stopped
	 */
	async get<Result extends object>(
		path: string,
		qs: IDataObject = {},
		isResult?: IsResult<Result>,
	): Promise<BybitResponse<Result>> {
		const { declared, functions } = this.item;
		const { skipSslCertificateValidation, ...shared } = declared.options;
		const attempt = (timeout: number) => {
			const options: IHttpRequestOptions = {
				...shared,
				skipSslCertificateValidation: !!skipSslCertificateValidation,
				method: 'GET',
				url: path,
				qs,
				body: undefined,
				returnFullResponse: true,
				timeout,
			};
			const sent: Promise<unknown> = functions.helpers.httpRequestWithAuthentication.call(
				functions,
				'bybitLeverageApi',
				options,
			);
			return {
				response: sent.then((full) => readResponse(full as IN8nHttpFullResponse, isResult)),
				timestamp: () => signedAt(options),
			};
		};
		return await this.sender.send({ path, info: this.requestInfo(path), attempt });
	}

	private requestInfo(path: string, body: IDataObject = {}): RequestInfo {
		const { category, symbol } = { ...(this.params as IDataObject), ...body };
		const { buyLeverage, sellLeverage } = body;
		return {
			request: endpointOf(path).name,
			host: this.host,
			...(typeof category === 'string' && { category }),
			...(typeof symbol === 'string' && { symbol }),
			...(buyLeverage !== undefined && { buyLeverage: Number(buyLeverage) }),
			...(sellLeverage !== undefined && { sellLeverage: Number(sellLeverage) }),
		};
	}
}
