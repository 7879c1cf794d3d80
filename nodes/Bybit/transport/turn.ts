import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { RequestInfo } from '../errors/requestFailure';
import type { Account } from './account';
import { answerIn, readAnswer, type BybitAnswer } from './answer';
import { Delivery, TRY_TIMEOUT_MS } from './delivery';
import { endpointOf } from './endpoints';

/** What every operation is about; the order of items is kept per such pair and account. */
export interface Subject {
	category: string;
	symbol: string;
}

/** The leverages that a request asks for, in ×, as Bybit wants them: in text. */
interface Leverages {
	buyLeverage?: string;
	sellLeverage?: string;
}

/** An item's turn: nobody else of this process touches the same symbol of the account meanwhile. */
export class Turn<Plan extends Subject> {
	private readonly delivery: Delivery;
	private readonly request: DeclarativeRestApiSettings.HttpRequestOptions;
	private path: string;
	private leverages: Leverages = {};

	constructor(
		readonly context: IExecutePaginationFunctions,
		private readonly declared: DeclarativeRestApiSettings.ResultOptions,
		readonly plan: Plan,
		private readonly account: Account,
	) {
		const { timeout } = context.getNodeParameter('requestOptions', {}) as { timeout?: number };
		const signal = context.getExecutionCancelSignal();
		this.delivery = new Delivery(account, timeout || TRY_TIMEOUT_MS, signal);
		this.request = declared.options;
		this.path = this.request.url ?? '';
	}

	/** What the last request asked, for the words of an explanation. */
	get asked(): RequestInfo {
		const { category, symbol } = this.plan;
		const { buyLeverage, sellLeverage } = this.leverages;
		return {
			request: endpointOf(this.path).name,
			host: this.account.host,
			category,
			symbol,
			...(buyLeverage && { buyLeverage: Number(buyLeverage) }),
			...(sellLeverage && { sellLeverage: Number(sellLeverage) }),
		};
	}

	/** Whether the last request may have been applied by a try whose answer was lost. */
	get answerLost(): boolean {
		return this.delivery.answerLost;
	}

	/**
	 * Sends the request that the operation declares; `postReceive` turns the answer into the envelope.
	 *
	 * @param body instead of the declared one
	 * @throws {BybitRequestError} for every answer but a success
	 */
	async send<Result extends object>(body?: Subject & Leverages): Promise<BybitAnswer<Result>> {
		const { context, declared, request } = this;
		this.path = request.url ?? '';
		this.leverages = body ?? {};
		return await this.delivery.send(this.path, async (timeout) => {
			const options = { ...request, ...(body && { body: { ...body } }), timeout };
			return answerIn<Result>(await context.makeRoutingRequest({ ...declared, options }));
		});
	}

	/**
	 * Reads what the operation must know besides.
	 *
	 * @param path of the endpoint, such as `/v5/position/list`
	 * @throws {BybitRequestError} for every answer but a success
	 */
	async read<Result extends object>(path: string, qs: IDataObject = {}): Promise<Result> {
		const { skipSslCertificateValidation, ...shared } = this.request;
		const request = {
			...shared,
			skipSslCertificateValidation: !!skipSslCertificateValidation,
			method: 'GET' as const,
			url: path,
			qs,
			body: undefined,
			returnFullResponse: true,
		};
		this.path = path;
		const { context } = this;
		const answer = await this.delivery.send(path, async (timeout) => {
			const options = { ...request, timeout };
			const { helpers } = context;
			const response: unknown = await helpers.httpRequestWithAuthentication.call(
				context,
				'bybitLeverageApi',
				options,
			);
			return readAnswer<Result>(response as IN8nHttpFullResponse);
		});
		return answer.result;
	}
}
