import type {
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	INodeListSearchResult,
} from 'n8n-workflow';

import type { BybitCredentials } from '../../../credentials/bybitLeverageApi/credentialData';
import { resolveBaseUrl } from '../../../credentials/bybitLeverageApi/environments';
import { toNodeError } from '../errors/toNodeError';
import type { RequestInfo } from '../errors/requestFailure';
import { endpointOf } from '../transport/endpoints';
import type { Contract } from './contract';
import { INSTRUMENTS_PATH, readContracts } from './contracts';
import { lineOf } from './line';
import { RecentLists } from './recentLists';
import { mostRelevant } from './relevance';

/** Lines per page of the list; n8n asks for the next ones as someone scrolls. */
const PAGE_SIZE = 100;

/** The category chosen in the panel; an expression cannot be known there, so that linear stands in. */
function chosenCategory(context: ILoadOptionsFunctions): string {
	return context.getCurrentNodeParameter('category') === 'inverse' ? 'inverse' : 'linear';
}

function startOf(paginationToken?: string): number {
	const start = Number(paginationToken ?? 0);
	return Number.isSafeInteger(start) && start > 0 ? start : 0;
}

/**
 * The list search behind Symbol: every contract that can be traded, of the environment and the category
 * chosen, most relevant to what was typed first.
 *
 * @param recent where lists are kept, so that typing fetches nothing
 * @see https://bybit-exchange.github.io/docs/v5/market/instrument
 */
export function symbolSearch(recent: RecentLists<Contract>) {
	/**
	 * @param filter what was typed
	 * @param paginationToken where the page begins, as the page before it said
	 * @throws {NodeApiError | NodeOperationError} with the reason, when there is no list to be had
	 */
	return async function searchSymbols(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const category = chosenCategory(this);
		let asked: RequestInfo | undefined;
		try {
			const baseUrl = resolveBaseUrl(
				await this.getCredentials<BybitCredentials>('bybitLeverageApi'),
			);
			asked = { request: endpointOf(INSTRUMENTS_PATH).name, host: new URL(baseUrl).host, category };
			const send = async (request: IHttpRequestOptions) =>
				(await this.helpers.httpRequestWithAuthentication.call(
					this,
					'bybitLeverageApi',
					request,
				)) as IN8nHttpFullResponse;
			const contracts = await recent.get(
				`${baseUrl} ${category}`,
				async () => await readContracts(send, category),
			);
			const found = mostRelevant(contracts, filter);
			const start = startOf(paginationToken);
			const end = start + PAGE_SIZE;
			return {
				results: found.slice(start, end).map((contract) => lineOf(contract, baseUrl)),
				...(end < found.length && { paginationToken: String(end) }),
			};
		} catch (error) {
			throw toNodeError(this.getNode(), error, 0, asked);
		}
	};
}

export const searchSymbols = symbolSearch(new RecentLists());
