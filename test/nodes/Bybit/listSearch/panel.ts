import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core keeps its settings under this folder, and reads it as soon as it is loaded.
const folder = mkdtempSync(join(tmpdir(), 'bybit-panel-'));
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
	type INodeParameters,
	type INodeProperties,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { BybitLeverageApi } from '../../../../credentials/BybitLeverageApi.credentials';
import { registryOf } from '../../../engine/registry';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const credentialType = new BybitLeverageApi();

/** Decrypts to what it is given, and signs by the real credential type. */
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

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await credentialType.authenticate(credentials, request);
	}

	async preAuthentication(): Promise<undefined> {}

	async runPreAuthentication(): Promise<undefined> {}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Not asked for in the panel');
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return { ...this.data };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(): INodeProperties[] {
		return credentialType.properties;
	}
}

const nodeType = {
	description: {
		name: 'bybit',
		properties: [],
		credentials: [{ name: 'bybitLeverageApi', required: true }],
	},
} as unknown as INodeType;

/**
 * n8n's own context of a list search, as the panel of a Bybit node calls one.
 *
 * @param credentials of the credential `bybitLeverageApi`
 * @param parameters of the node, as they stand in the panel
 */
export function panel(
	credentials: ICredentialDataDecryptedObject,
	parameters: INodeParameters = {},
): ILoadOptionsFunctions {
	const node: INode = {
		id: 'node',
		name: 'Bybit',
		type: 'n8n-nodes-bybit-leverage.bybit',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { bybitLeverageApi: { id: 'credential', name: 'Bybit account' } },
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: registryOf({ [node.type]: nodeType }),
	});
	const additionalData = {
		credentialsHelper: new GivenCredentials(credentials),
		currentNodeParameters: parameters,
	} as unknown as IWorkflowExecuteAdditionalData;
	return new LoadOptionsContext(workflow, node, additionalData, 'parameters.symbol');
}
