import type {
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	INode,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import type { BybitCredentials } from '../../../credentials/bybitLeverageApi/credentialData';
import {
	environmentHeaders,
	resolveBaseUrl,
	type EnvironmentFields,
} from '../../../credentials/bybitLeverageApi/environments';
import { ipRateLimiter } from '../client/ipRateLimiter';
import { formatLeverage } from '../errors/interpolate';
import type { RequestInfo } from '../errors/requestFailure';
import { toNodeError } from '../errors/toNodeError';
import { endpointOf } from '../client/endpoints';
import {
	ContractCache,
	findContracts,
	INSTRUMENTS_PATH,
	readContracts,
	traitsOf,
	type Contract,
} from './contracts';

/** Contracts whose pages are on a site of their own; those of every other API are on www.bybit.com. */
const websites: Readonly<Record<string, string>> = {
	'https://api-testnet.bybit.com': 'https://testnet.bybit.com',
};

/** Paths of the website by settle coin, as people link to them: Bybit documents none. */
const websitePaths: Readonly<Record<string, string>> = {
	USDT: '/trade/usdt/',
	USDC: '/trade/futures/usdc/',
};

function pageOf({ symbol, settleCoin }: Contract, baseUrl: string): string {
	const site = websites[baseUrl] ?? 'https://www.bybit.com';
	// The website writes USDC perpetuals with a dash: BTC-PERP.
	const name = settleCoin === 'USDC' ? symbol.replace(/(?<!-)PERP$/, '-PERP') : symbol;
	return `${site}${websitePaths[settleCoin] ?? '/trade/inverse/'}${encodeURIComponent(name)}`;
}

/**
 * A contract as an entry of the list. n8n shows nothing but `name`, in the list and later in the field, and a
 * narrow panel cuts its end: the most important comes first.
 *
 * @param baseUrl of the API that the contract is from
 */
function toListItem(contract: Contract, baseUrl: string): INodeListSearchItems {
	const { symbol, maxLeverage } = contract;
	const leverage = maxLeverage === undefined ? [] : [`up to ${formatLeverage(maxLeverage)}`];
	return {
		name: [symbol, ...traitsOf(contract), ...leverage].join(' · '),
		value: symbol,
		url: pageOf(contract, baseUrl),
	};
}

/** Entries per page of the list; n8n reads the next page as someone scrolls. */
const PAGE_SIZE = 100;

/** The category in the panel. An expression has no value there: linear stands in for it. */
function selectedCategory(context: ILoadOptionsFunctions): string {
	return context.getCurrentNodeParameter('category') === 'inverse' ? 'inverse' : 'linear';
}

function startOf(paginationToken?: string): number {
	const start = Number(paginationToken ?? 0);
	return Number.isSafeInteger(start) && start > 0 ? start : 0;
}

/** What the list shows when there are no symbols to show. */
function loadingError(node: INode, error: unknown, info?: RequestInfo): Error {
	const nodeError = toNodeError(node, error, 0, info);
	// The editor shows hyphens of this message as spaces, those of api-testnet.bybit.com too.
	nodeError.message = nodeError.message.replaceAll('-', '\u2011');
	return nodeError;
}

/**
 * A list search for the Symbol field: the tradable contracts of the selected category. Instruments are public,
 * so they are read without the API key: the list works with a key that is wrong, expired or bound to another
 * IP, and on a host whose clock is off.
 *
 * @param environmentOf whose contracts: the fields of a credential, or of the node itself
 * @param cache where lists are kept, so that typing sends no requests
 * @see https://bybit-exchange.github.io/docs/v5/market/instrument
 */
export function createSymbolSearch(
	environmentOf: (context: ILoadOptionsFunctions) => Promise<EnvironmentFields>,
	cache: ContractCache,
) {
	/**
	 * @param filter what was typed
	 * @param paginationToken where the page begins, from the page before
	 * @throws {NodeApiError | NodeOperationError} when there is no list to show
	 */
	return async function searchSymbols(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const category = selectedCategory(this);
		let info: RequestInfo | undefined;
		try {
			const environment = await environmentOf(this);
			const baseUrl = resolveBaseUrl(environment);
			info = {
				request: endpointOf(INSTRUMENTS_PATH).name,
				subject: 'Could not load symbols',
				host: new URL(baseUrl).host,
				category,
			};
			const headers = environmentHeaders(environment);
			const send = async (request: IHttpRequestOptions) => {
				const permit = await ipRateLimiter.acquire({ run: this });
				const response = this.helpers.httpRequest({ ...request, headers });
				permit.release({ rateLimited: false });
				return (await response) as IN8nHttpFullResponse;
			};
			const contracts = await cache.get(
				`${baseUrl} ${category}`,
				async () => await readContracts(send, baseUrl, category),
			);
			const found = findContracts(contracts, filter);
			const start = startOf(paginationToken);
			const end = start + PAGE_SIZE;
			return {
				results: found.slice(start, end).map((contract) => toListItem(contract, baseUrl)),
				...(end < found.length && { paginationToken: String(end) }),
			};
		} catch (error) {
			throw loadingError(this.getNode(), error, info);
		}
	};
}

function textParameter(context: ILoadOptionsFunctions, name: string): string | undefined {
	const value = context.getCurrentNodeParameter(name);
	return typeof value === 'string' ? value : undefined;
}

const sharedCache = new ContractCache();

/** For a node with a Bybit credential. */
export const searchSymbols = createSymbolSearch(
	async (context) => await context.getCredentials<BybitCredentials>('bybitLeverageApi'),
	sharedCache,
);

/** For a node without a credential, which has the fields `environment` and `baseUrl` itself. */
export const searchPublicSymbols = createSymbolSearch(
	async (context) => ({
		environment: textParameter(context, 'environment') ?? 'mainnet',
		baseUrl: textParameter(context, 'baseUrl'),
	}),
	sharedCache,
);
