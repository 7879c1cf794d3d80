import { panel } from './panel';

import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Contract } from '../../../../nodes/Bybit/listSearch/contract';
import { RecentLists } from '../../../../nodes/Bybit/listSearch/recentLists';
import { symbolSearch } from '../../../../nodes/Bybit/listSearch/searchSymbols';
import { Exchange } from '../../../exchange';

/** The symbol picker of one panel, and the exchange that its credential is for. */
export class Picker {
	/** ms since 1970, as the picker sees it. */
	now = 1_700_000_000_000;
	search = this.freshSearch();

	private constructor(readonly exchange: Exchange) {}

	static async start(): Promise<Picker> {
		return new Picker(await Exchange.start());
	}

	/** Forgets what was fetched and logged. */
	reset(): void {
		this.exchange.reset();
		this.search = this.freshSearch();
	}

	close(): Promise<void> {
		return this.exchange.close();
	}

	/** The panel with these parameters; `over` changes the credential. */
	panel(parameters: { category?: string } = {}, over: Record<string, string> = {}) {
		const { apiKey, apiSecret } = this.exchange.account;
		const key = { keyType: 'hmac', apiKey, apiSecret, recvWindow: 5000 };
		return panel(
			{ environment: 'custom', baseUrl: this.exchange.url, ...key, ...over },
			parameters,
		);
	}

	linear(over?: Record<string, string>): ILoadOptionsFunctions {
		return this.panel({ category: 'linear' }, over);
	}

	inverse(): ILoadOptionsFunctions {
		return this.panel({ category: 'inverse' });
	}

	/** The symbols of each page, up to the last one. */
	async allPages(context: ILoadOptionsFunctions): Promise<unknown[][]> {
		const pages: unknown[][] = [];
		let token: string | undefined;
		do {
			const page = await this.search.call(context, undefined, token);
			pages.push(symbolsOf(page));
			token = page.paginationToken;
		} while (token);
		return pages;
	}

	private freshSearch() {
		return symbolSearch(new RecentLists<Contract>(() => this.now));
	}
}

/** What choosing each line would put into the field. */
export function symbolsOf({ results }: INodeListSearchResult): unknown[] {
	return results.map(({ value }) => value);
}
