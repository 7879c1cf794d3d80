import type { INode, INodeParameters } from 'n8n-workflow';
import type { CredentialRef, StoredWorkflow } from '../rest/types';
import { CREDENTIAL_TYPE, type Rig } from '../rig';

export const BYBIT_NODE = 'Bybit';
export const NEXT_NODE = 'Edit Fields';

/** Stores a workflow for the editor to open: a manual start, the Bybit node, and one node after it. */
export function storeWorkflow(
	{ n8n }: Rig,
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
			node(BYBIT_NODE, 'n8n-nodes-bybit-leverage.bybit', 1, {
				parameters: { resource: 'position', category: 'linear', ...parameters },
				credentials: { [CREDENTIAL_TYPE]: credential },
			}),
			node(NEXT_NODE, 'n8n-nodes-base.set', 2, { typeVersion: 3.4, parameters: { options: {} } }),
		],
		connections: { Start: link(BYBIT_NODE), [BYBIT_NODE]: link(NEXT_NODE) },
		settings: { executionOrder: 'v1' },
	});
}
