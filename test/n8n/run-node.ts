import { randomUUID } from 'node:crypto';
import type { INode, INodeExecutionData, ITaskData } from 'n8n-workflow';
import type { Rig } from './rig';
import type { Execution, WorkflowFile } from './rest/types';

/** A node under test: what its panel holds. */
export type TestedNode = Pick<INode, 'type' | 'typeVersion' | 'parameters'> &
	Partial<Pick<INode, 'onError' | 'credentials'>>;

/** What became of a node that was executed by webhook. */
export interface NodeRun {
	execution: Execution;
	/** Output items by output; a node that failed has none. */
	outputs: INodeExecutionData[][];
	error: ITaskData['error'];
}

const NAME = 'Tested node';

/** A webhook whose `items` go through the node, one item each. */
function workflowWith(node: TestedNode, path: string): WorkflowFile {
	const webhook: INode = {
		id: randomUUID(),
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		webhookId: randomUUID(),
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
	const split: INode = {
		id: randomUUID(),
		name: 'Items',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		position: [200, 0],
		parameters: { fieldToSplitOut: 'body.items', options: {} },
	};
	const tested: INode = { ...node, id: randomUUID(), name: NAME, position: [400, 0] };
	return {
		name: `Run ${path}`,
		nodes: [webhook, split, tested],
		connections: {
			[webhook.name]: { main: [[{ node: split.name, type: 'main', index: 0 }]] },
			[split.name]: { main: [[{ node: NAME, type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

/** Executes a node in the real n8n with these items, in an active workflow of its own. */
export async function runNode(
	{ n8n: { client } }: Rig,
	node: TestedNode,
	items: object[] = [{}],
): Promise<NodeRun> {
	const path = randomUUID();
	const workflow = await client.createWorkflow(workflowWith(node, path));
	await client.activate(workflow);
	await client.callWebhook(path, { body: { items } });
	const execution = await client.waitForExecution(workflow.id);
	await client.deactivate(workflow);
	const run = execution.data.resultData.runData[NAME]?.[0];
	const outputs = (run?.data?.main ?? []).map((output) => output ?? []);
	return { execution, outputs, error: run?.error };
}
