import { ExecuteContext } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
	type INode,
	type INodeType,
	type IRequestOptions,
	type IWorkflowExecuteAdditionalData,
	createRunExecutionData,
	Workflow,
} from 'n8n-workflow';
import { BybitLeverageApi } from '../../credentials/BybitLeverageApi.credentials';
import type { BybitCredentials } from '../../credentials/bybitLeverageApi/credentialData';
import { registryOf } from '../engine/registry';

/** Both of n8n's request functions, as a node has them, with the real credential type. */
export interface N8nRequests {
	/** Declarative nodes, and `helpers.httpRequestWithAuthentication`. */
	modern(options: IHttpRequestOptions): Promise<unknown>;
	/** The HTTP Request node: `helpers.requestWithAuthentication`. */
	legacy(options: IRequestOptions): Promise<unknown>;
}

const api = new BybitLeverageApi();

/** What n8n's credentials helper does for a type whose `authenticate` is a function. */
const credentialsHelper = {
	getParentTypes: () => [],
	preAuthentication: async () => undefined,
	runPreAuthentication: async () => undefined,
	authenticate: async (
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
	) => await api.authenticate(credentials, options),
};

const node: INode = {
	id: 'node',
	name: 'Node',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function contextOf(nodeType: INodeType): ExecuteContext {
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: registryOf({ [node.type]: nodeType }),
	});
	const additionalData = {
		credentialsHelper,
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
	} as unknown as IWorkflowExecuteAdditionalData;
	const run = createRunExecutionData();
	const input = { main: [[{ json: {} }]] };
	const execute = { node, data: {}, source: null };
	return new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		run,
		0,
		[],
		input,
		execute,
		[],
	);
}

function noOp(): INodeType {
	return {
		description: {
			displayName: 'No Op',
			name: 'n8n-nodes-base.noOp',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: api.name, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					default: '',
				},
			],
		},
	};
}

function decrypted(credentials: Partial<BybitCredentials>) {
	const data = credentials as ICredentialDataDecryptedObject;
	return { credentialsDecrypted: { id: '1', name: 'Bybit', type: api.name, data } };
}

/** Sends by n8n-core's own functions, over real HTTP. */
export function n8nRequests(credentials: Partial<BybitCredentials>): N8nRequests {
	const context = contextOf(noOp());
	const { helpers } = context;
	return {
		modern: async (options) =>
			(await helpers.httpRequestWithAuthentication.call(
				context,
				api.name,
				options,
				decrypted(credentials),
			)) as unknown,
		legacy: async (options) =>
			(await helpers.requestWithAuthentication.call(
				context,
				api.name,
				options,
				decrypted(credentials),
			)) as unknown,
	};
}
