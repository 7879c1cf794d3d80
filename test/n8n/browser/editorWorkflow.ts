import type { INode, INodeParameters } from 'n8n-workflow';
import { NODE_TYPE, TRIGGER_TYPE } from '../bybitNode';
import { CREDENTIAL_TYPE, type Harness } from '../harness';
import type { CredentialRef, StoredWorkflow } from '../rest/restTypes';

export const BYBIT_NODE = 'Bybit';
export const BYBIT_TRIGGER = 'Bybit Trigger';
export const NEXT_NODE = 'Edit Fields';
export const HTTP_REQUEST_NODE = 'HTTP Request';

function node(name: string, type: string, column: number, rest: Partial<INode> = {}): INode {
	const position: [number, number] = [column * 220, 0];
	return { id: name, name, type, typeVersion: 1, position, parameters: {}, ...rest };
}

const connectTo = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });

const manualTrigger = node('Start', 'n8n-nodes-base.manualTrigger', 0);
const settings = { executionOrder: 'v1' };

/** Stores a workflow to open in the editor: a manual trigger, the Bybit node and a node after it. */
export function storeWorkflow(
	{ n8n }: Harness,
	name: string,
	credential: CredentialRef | undefined,
	parameters: INodeParameters,
): Promise<StoredWorkflow> {
	return n8n.client.createWorkflow({
		name,
		nodes: [
			manualTrigger,
			node(BYBIT_NODE, NODE_TYPE, 1, {
				parameters: { resource: 'position', category: 'linear', ...parameters },
				...(credential && { credentials: { [CREDENTIAL_TYPE]: credential } }),
			}),
			node(NEXT_NODE, 'n8n-nodes-base.set', 2, { typeVersion: 3.4, parameters: { options: {} } }),
		],
		connections: { Start: connectTo(BYBIT_NODE), [BYBIT_NODE]: connectTo(NEXT_NODE) },
		settings,
	});
}

/** Stores a workflow to open in the editor: the Bybit Trigger alone. */
export function storeTrigger(
	{ n8n }: Harness,
	name: string,
	parameters: INodeParameters,
): Promise<StoredWorkflow> {
	const nodes = [node(BYBIT_TRIGGER, TRIGGER_TYPE, 0, { parameters })];
	return n8n.client.createWorkflow({ name, nodes, connections: {}, settings });
}

/** Stores a workflow to open in the editor: a manual trigger and an HTTP Request node that is not filled in. */
export function storeHttpRequest({ n8n }: Harness, name: string): Promise<StoredWorkflow> {
	const request = { typeVersion: 4.2, parameters: { options: {} } };
	return n8n.client.createWorkflow({
		name,
		nodes: [manualTrigger, node(HTTP_REQUEST_NODE, 'n8n-nodes-base.httpRequest', 1, request)],
		connections: { Start: connectTo(HTTP_REQUEST_NODE) },
		settings,
	});
}
