import type { INode, INodeParameters } from 'n8n-workflow';
import { NODE_TYPE } from '../bybitNode';
import { CREDENTIAL_TYPE, type Harness } from '../harness';
import type { CredentialRef, StoredWorkflow } from '../rest/restTypes';

export const BYBIT_NODE = 'Bybit';
export const NEXT_NODE = 'Edit Fields';

/** Stores a workflow to open in the editor: a manual trigger, the Bybit node and a node after it. */
export function storeWorkflow(
	{ n8n }: Harness,
	name: string,
	credential: CredentialRef,
	parameters: INodeParameters,
): Promise<StoredWorkflow> {
	const node = (id: string, type: string, column: number, rest: Partial<INode>): INode => ({
		...{ id, name: id, type, typeVersion: 1, position: [column * 220, 0], parameters: {} },
		...rest,
	});
	const link = (target: string) => ({
		main: [[{ node: target, type: 'main' as const, index: 0 }]],
	});
	return n8n.client.createWorkflow({
		name,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 0, {}),
			node(BYBIT_NODE, NODE_TYPE, 1, {
				parameters: { resource: 'position', category: 'linear', ...parameters },
				credentials: { [CREDENTIAL_TYPE]: credential },
			}),
			node(NEXT_NODE, 'n8n-nodes-base.set', 2, { typeVersion: 3.4, parameters: { options: {} } }),
		],
		connections: { Start: link(BYBIT_NODE), [BYBIT_NODE]: link(NEXT_NODE) },
		settings: { executionOrder: 'v1' },
	});
}
