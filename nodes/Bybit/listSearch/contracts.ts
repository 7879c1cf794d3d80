import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { readAnswer } from '../transport/answer';
import { failedConnection } from '../transport/connection';
import { readContract, type Contract } from './contract';

export const INSTRUMENTS_PATH = '/v5/market/instruments-info';

/** The most that Bybit puts on one page. */
const PAGE_SIZE = 1000;

/** A list that never ends is cut here: 20,000 contracts, some 25 times what Bybit has. */
const MOST_PAGES = 20;

/** ms; someone waits in front of the list. */
const TIMEOUT = 10_000;

/** Signs and sends one request; answers come back whatever their status. */
export type Send = (request: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;

/** Of instruments-info. */
interface InstrumentPage {
	list?: IDataObject[];
	/** Empty on the last page. It comes percent-encoded, and is encoded once more as a value. */
	nextPageCursor?: string;
}

async function readPage(send: Send, qs: IDataObject): Promise<InstrumentPage> {
	const response = await send({
		method: 'GET',
		url: INSTRUMENTS_PATH,
		qs,
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT,
	}).catch((error: unknown) => {
		throw failedConnection(error) ?? error;
	});
	return readAnswer<InstrumentPage>(response).result;
}

/**
 * All contracts of a category that can be traded now, over all pages, in Bybit's order.
 *
 * @throws {BybitRequestError} when a page cannot be had
 * @see https://bybit-exchange.github.io/docs/v5/market/instrument
 */
export async function readContracts(send: Send, category: string): Promise<Contract[]> {
	const contracts = new Map<string, Contract>();
	let cursor = '';
	for (let pages = 0; pages < MOST_PAGES; pages++) {
		const qs: IDataObject = { category, limit: PAGE_SIZE, ...(cursor && { cursor }) };
		const { list = [], nextPageCursor = '' } = await readPage(send, qs);
		for (const entry of list) {
			const contract = readContract(entry);
			if (contract) contracts.set(contract.symbol, contract);
		}
		if (nextPageCursor === '' || nextPageCursor === cursor) break;
		cursor = nextPageCursor;
	}
	return [...contracts.values()];
}
