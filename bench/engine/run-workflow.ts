import type {
	IDataObject,
	INodeExecutionData,
	INodeType,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import type { Place } from '../processes/exchange';
import type { N8n } from './n8n';
import { storedCredentials } from './stored-credentials';
import type { Subject } from './subjects';

/** A node that puts out the items of the benchmark, as a trigger would. */
function alerts(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Alerts',
			name: 'alerts',
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		execute: async () => await Promise.resolve([items]),
	};
}

function nodeTypesOf(types: Record<string, INodeType>): INodeTypes {
	const typeOf = (name: string) => {
		const type = types[name];
		if (!type) throw new Error(`No node type ${name} in this workflow`);
		return type;
	};
	return { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) };
}

function additionalDataFor({ core, bybitApi }: N8n, place: Place): IWorkflowExecuteAdditionalData {
	const workflowData = {
		id: 'bench',
		name: 'Bench',
		active: false,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: [],
		connections: {},
		activeVersionId: null,
	};
	const data = {
		credentialsHelper: storedCredentials(bybitApi, place),
		currentNodeExecutionIndex: 0,
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		variables: {},
		hooks: new core.ExecutionLifecycleHooks('trigger', '1', workflowData),
	};
	// The engine reads nothing else of what a whole n8n hands it.
	return data as unknown as IWorkflowExecuteAdditionalData;
}

/**
 * Runs a workflow of a trigger and the subject through n8n's engine.
 *
 * @returns the items that the subject put out
 * @throws what the execution failed with
 */
export async function runWorkflow(
	n8n: N8n,
	subject: Subject,
	items: IDataObject[],
	place: Place,
): Promise<INodeExecutionData[]> {
	const types = { alerts: alerts(items.map((json) => ({ json }))), subject: subject.nodeType };
	const trigger = { id: '0', name: 'Alerts', type: 'alerts', typeVersion: 1, parameters: {} };
	const node = { id: '1', name: 'Subject', type: 'subject', ...subject.node };
	const workflow = new n8n.workflow.Workflow({
		id: 'bench',
		nodes: [
			{ ...trigger, position: [0, 0] },
			{ ...node, position: [200, 0] },
		],
		connections: { Alerts: { main: [[{ node: 'Subject', type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes: nodeTypesOf(types),
	});
	const execute = new n8n.core.WorkflowExecute(additionalDataFor(n8n, place), 'trigger');
	const startNode = workflow.getNode('Alerts') ?? undefined;
	const { resultData } = (await execute.run({ workflow, startNode })).data;
	if (resultData.error) throw resultData.error;
	return resultData.runData.Subject?.[0]?.data?.main?.[0] ?? [];
}
