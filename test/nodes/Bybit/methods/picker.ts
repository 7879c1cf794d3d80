import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core keeps its settings under this folder, and reads it as soon as it is loaded.
const folder = mkdtempSync(join(tmpdir(), 'bybit-picker-'));
process.env.N8N_USER_FOLDER = folder;

import { LoadOptionsContext } from 'n8n-core';
import {
	ICredentialsHelper,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { ContractCache } from '../../../../nodes/Bybit/methods/contracts';
import { createSymbolSearch } from '../../../../nodes/Bybit/methods/searchSymbols';
import { registryOf } from '../../../engine/registry';
import { Exchange } from '../../../exchange';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Decrypts to what it is given. The list needs no signature. */
class GivenCredentials extends ICredentialsHelper {
	constructor(private readonly data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(): Promise<IHttpRequestOptions> {
		throw new Error('Nothing is signed in the panel');
	}

	async preAuthentication(): Promise<undefined> {}

	async runPreAuthentication(): Promise<undefined> {}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Nothing is read encrypted in the panel');
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return { ...this.data };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(): INodeProperties[] {
		return [];
	}
}

/**
 * n8n's own context of a list search, as the panel of a node calls one.
 *
 * @param parameters of the node, as they are in the panel
 * @param credentials of its Bybit credential; a node without one when absent
 */
export function panel(
	parameters: INodeParameters,
	credentials?: ICredentialDataDecryptedObject,
): ILoadOptionsFunctions {
	const type = 'n8n-nodes-bybit-leverage.bybit';
	const name = 'bybitLeverageApi';
	const node: INode = {
		id: 'node',
		name: 'Bybit',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...(credentials && { credentials: { [name]: { id: 'credential', name: 'Bybit account' } } }),
	};
	const nodeType = {
		description: {
			name: 'bybit',
			properties: [],
			credentials: credentials ? [{ name, required: true }] : [],
		},
	} as unknown as INodeType;
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: registryOf({ [type]: nodeType }),
	});
	const additionalData = {
		credentialsHelper: new GivenCredentials(credentials ?? {}),
		currentNodeParameters: parameters,
	} as unknown as IWorkflowExecuteAdditionalData;
	return new LoadOptionsContext(workflow, node, additionalData, 'parameters.symbol');
}

/** The symbol list of one panel, and the exchange that its credential is for. */
export class Picker {
	/** ms, of the cache's clock. */
	now = 1_000_000;
	search = this.newSearch();

	private constructor(readonly exchange: Exchange) {}

	static async start(): Promise<Picker> {
		return new Picker(await Exchange.start());
	}

	/** Drops what was cached and logged. */
	reset(): void {
		this.exchange.reset();
		this.search = this.newSearch();
	}

	close(): Promise<void> {
		return this.exchange.close();
	}

	/** The panel with these parameters; `over` changes the credential. */
	panel(parameters: { category?: string } = {}, over: Record<string, string> = {}) {
		const { apiKey, apiSecret } = this.exchange.account;
		const key = { keyType: 'hmac', apiKey, apiSecret, recvWindow: 5000 };
		return panel(parameters, {
			...{ environment: 'custom', baseUrl: this.exchange.url, ...key, ...over },
		});
	}

	linear(over?: Record<string, string>): ILoadOptionsFunctions {
		return this.panel({ category: 'linear' }, over);
	}

	inverse(): ILoadOptionsFunctions {
		return this.panel({ category: 'inverse' });
	}

	/** The symbols that are found, best first. */
	async find(typed: string, context = this.linear()): Promise<unknown[]> {
		return symbolsIn(await this.search.call(context, typed));
	}

	/** The symbols of each page, up to the last one. */
	async allPages(context: ILoadOptionsFunctions): Promise<unknown[][]> {
		const pages: unknown[][] = [];
		let token: string | undefined;
		do {
			const page = await this.search.call(context, undefined, token);
			pages.push(symbolsIn(page));
			token = page.paginationToken;
		} while (token);
		return pages;
	}

	private newSearch() {
		return createSymbolSearch(
			async (context) => await context.getCredentials('bybitLeverageApi'),
			new ContractCache({ now: () => this.now }),
		);
	}
}

/** What choosing each entry puts into the field. */
export function symbolsIn({ results }: INodeListSearchResult): unknown[] {
	return results.map(({ value }) => value);
}
