import { waitForExecution } from './executions';
import type { RestSession } from './http';
import type { Execution, StoredWorkflow } from './types';

/**
 * Executes a workflow from that trigger on, as the editor's "Execute workflow" button does, and waits
 * for its end.
 */
export async function executeManually(
	session: RestSession,
	workflow: StoredWorkflow,
	trigger: string,
): Promise<Execution> {
	const path = `/rest/workflows/${workflow.id}/run`;
	// n8n 1 and the first of n8n 2 execute the workflow as sent, later ones as stored.
	const start = { workflowData: workflow, triggerToStartFrom: { name: trigger } };
	const { executionId } = await session.send<{ executionId: string }>('POST', path, start);
	return waitForExecution(session, workflow.id, String(Number(executionId) - 1));
}
