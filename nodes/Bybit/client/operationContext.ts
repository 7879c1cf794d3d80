import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import {
	readRecvWindow,
	type BybitCredentials,
} from '../../../credentials/bybitLeverageApi/credentialData';
import { resolveBaseUrl } from '../../../credentials/bybitLeverageApi/environments';
import { checkLeverageCap } from '../../../credentials/bybitLeverageApi/leverageCap';
import { onSign } from '../../../credentials/bybitLeverageApi/signRequest';
import { asBybitRequestError, BybitRequestError } from '../errors/BybitRequestError';
import type { RequestInfo } from '../errors/requestFailure';
import type { Account } from './account';
import { endpointOf } from './endpoints';
import type { Scope } from './keyedMutex';
import type { NodeRun } from './nodeRun';
import { RequestSender, type BeforeSending } from './request';
import { readResponse, responseIn, type BybitResponse, type IsResult } from './response';

/** n8n's timeout counts silence: a response that trickles in is given up so long after it; ms. */
const TRICKLE_MS = 1_000;

/** The longest timer that Node.js has, ms. */
const MAX_TIMER_MS = 2 ** 31 - 1;

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

/** What a change came to. */
export interface ChangeResult {
	/** Whether Bybit changed something for it, as far as can be known. */
	changed: boolean;
	response: { retCode: number; retMsg: string; time: number };
	/** Where Bybit responded that nothing was to be changed. */
	notModified?: BybitRequestError;
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
			...{ account, baseUrl, run },
			// An expression may make it text; n8n's own check is for truth alone.
			timeout: Math.max(0, Math.ceil(Number(timeout))) || undefined,
			recvWindow: Number(readRecvWindow(credentials)),
			changes: method === 'GET' ? undefined : scope,
		});
	}

	/** What the item asks for, as its `preSend` read it. */
	get params(): Params {
		return this.item.params;
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
		const attempt = async (timeout: number, beforeSending: BeforeSending) => {
			const options = { ...declared.options, body, timeout };
			this.prepareSigning(options, beforeSending);
			return responseIn(await functions.makeRoutingRequest({ ...declared, options }), isResult);
		};
		const content = method === 'GET' ? undefined : `${url} ${JSON.stringify(body)}`;
		const info = this.requestInfo(url, request.body);
		return await this.sender.send({ path: url, info, content, attempt });
	}

	/**
	 * Checks whether the credential would sign the change that the operation declares.
	 *
	 * @param body of the request
	 * @throws {CredentialError} where it is above the owner's cap
	 */
	checkCap(body: IDataObject): void {
		const { credentials, declared } = this.item;
		checkLeverageCap(credentials, declared.options.url ?? '', body);
	}

	/**
	 * Sends the change that the operation declares. That nothing had to be changed is a result too.
	 *
	 * @param notModified the retCodes that say so
	 * @param body instead of the declared one
	 * @throws {BybitRequestError} for every other response but a success
	 * @throws {StoppedError} when the run has failed or was stopped
	 */
	async change(notModified: readonly number[], body?: IDataObject): Promise<ChangeResult> {
		const outcome = await this.send({ body }).catch(asBybitRequestError);
		if (!(outcome instanceof BybitRequestError)) {
			const { retCode, retMsg, time } = outcome;
			return { changed: true, response: { retCode, retMsg, time } };
		}
		const { failure, serverTime: time = 0 } = outcome;
		if (failure.kind !== 'retCode' || !notModified.includes(failure.retCode)) throw outcome;
		const { retCode, retMsg } = failure;
		// After a lost response it was this request that made the change.
		const changed = this.sender.mayHaveBeenApplied;
		return { changed, response: { retCode, retMsg, time }, notModified: outcome };
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
		const attempt = async (timeout: number, beforeSending: BeforeSending) => {
			const options = {
				...shared,
				skipSslCertificateValidation: !!skipSslCertificateValidation,
				method: 'GET' as const,
				url: path,
				qs,
				body: undefined,
				returnFullResponse: true,
				timeout,
			};
			this.prepareSigning(options, beforeSending);
			const response: unknown = await functions.helpers.httpRequestWithAuthentication.call(
				functions,
				'bybitLeverageApi',
				options,
			);
			return readResponse(response as IN8nHttpFullResponse, isResult);
		};
		return await this.sender.send({ path, info: this.requestInfo(path), attempt });
	}

	/** n8n reads the credential before it signs, which may take as long as its database does. */
	private prepareSigning(options: { timeout: number }, beforeSending: BeforeSending): void {
		const { cancelled } = this.item.run;
		const giveUpAfter = Math.min(options.timeout + TRICKLE_MS, MAX_TIMER_MS);
		onSign(options, (signed, timestamp) => {
			beforeSending(timestamp);
			const controller = new AbortController();
			// A listener keeps the timer: `AbortSignal.any` alone would leave it to the garbage collector.
			AbortSignal.timeout(giveUpAfter).addEventListener('abort', () => controller.abort());
			const { signal } = controller;
			signed.abortSignal = cancelled ? AbortSignal.any([cancelled, signal]) : signal;
		});
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
