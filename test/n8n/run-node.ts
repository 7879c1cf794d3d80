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

/** A node that waits, in an active workflow of its own, for its webhook to be called. */
export interface PlacedNode {
	/** Executes the node with these items. */
	run(items?: object[]): Promise<NodeRun>;
	remove(): Promise<void>;
}

/** Puts a node into an active workflow in the real n8n. */
export async function placeNode({ n8n }: Rig, node: TestedNode): Promise<PlacedNode> {
	const { client } = n8n;
	const path = randomUUID();
	const workflow = await client.createWorkflow(workflowWith(node, path));
	await client.activate(workflow);
	const run = async (items: object[] = [{}]) => {
		const { status, body } = await client.callWebhook(path, { body: { items } });
		if (status !== 200) throw new Error(`the webhook answered ${status} ${JSON.stringify(body)}`);
		const execution = await client.waitForExecution(workflow.id);
		const task = execution.data.resultData.runData[NAME]?.[0];
		const outputs = (task?.data?.main ?? []).map((output) => output ?? []);
		return { execution, outputs, error: task?.error };
	};
	return { run, remove: () => client.deactivate(workflow) };
}

/** Executes a node once in the real n8n with these items. */
export async function runNode(rig: Rig, node: TestedNode, items?: object[]): Promise<NodeRun> {
	const placed = await placeNode(rig, node);
	const run = await placed.run(items);
	await placed.remove();
	return run;
}
