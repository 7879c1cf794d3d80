import { randomUUID } from 'node:crypto';
import type { INode, INodeExecutionData, ITaskData } from 'n8n-workflow';
import type { Harness } from './harness';
import type { Execution, WorkflowFile } from './rest/restTypes';

/** A node under test, as its panel is filled in. */
export type TestedNode = Pick<INode, 'type' | 'typeVersion' | 'parameters'> &
	Partial<Pick<INode, 'onError' | 'credentials'>>;

/** The result of a node executed by webhook. */
export interface NodeRun {
	execution: Execution;
	/** Items by output; none when the node failed. */
	outputs: INodeExecutionData[][];
	error: ITaskData['error'];
}

const NAME = 'Tested node';

/** A webhook that passes each of its `items` through the node. */
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

/** A node in an active workflow of its own. */
export interface ActiveNode {
	/** Executes the node with these items, through the workflow's webhook. */
	run(items?: object[]): Promise<NodeRun>;
	deactivate(): Promise<void>;
}

/** Activates a workflow with that node in the real n8n. */
export async function activateNode({ n8n }: Harness, node: TestedNode): Promise<ActiveNode> {
	const { client } = n8n;
	const path = randomUUID();
	const workflow = await client.createWorkflow(workflowWith(node, path));
	await client.activate(workflow);
	const run = async (items: object[] = [{}]) => {
		const { status, body } = await client.callWebhook(path, { body: { items } });
		if (status !== 200) throw new Error(`The webhook returned ${status} ${JSON.stringify(body)}`);
		const execution = await client.waitForExecution(workflow.id);
		const task = execution.data.resultData.runData[NAME]?.[0];
		const outputs = (task?.data?.main ?? []).map((output) => output ?? []);
		return { execution, outputs, error: task?.error };
	};
	return { run, deactivate: () => client.deactivate(workflow) };
}

/** Executes a node once in the real n8n with these items. */
export async function runNode(
	harness: Harness,
	node: TestedNode,
	items?: object[],
): Promise<NodeRun> {
	const active = await activateNode(harness, node);
	const run = await active.run(items);
	await active.deactivate();
	return run;
}
