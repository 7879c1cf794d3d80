import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { additionalDataWith } from '../../test/engine/additionalData';
import { registryOf, triggerWith } from '../../test/engine/registry';
import type { Place } from '../processes/exchangeProcess';
import type { N8n } from './loadN8n';
import { storedCredentials } from './storedCredentials';
import type { Subject } from './subjects';

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
	const types = { alerts: triggerWith(items.map((json) => ({ json }))), subject: subject.nodeType };
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
		nodeTypes: registryOf(types),
	});
	const credentials = storedCredentials(n8n.credentialType, place);
	const additionalData = additionalDataWith(n8n.core.ExecutionLifecycleHooks, credentials);
	const execute = new n8n.core.WorkflowExecute(additionalData, 'trigger');
	const startNode = workflow.getNode('Alerts') ?? undefined;
	const { resultData } = (await execute.run({ workflow, startNode })).data;
	if (resultData.error) throw resultData.error;
	return resultData.runData.Subject?.[0]?.data?.main?.[0] ?? [];
}
