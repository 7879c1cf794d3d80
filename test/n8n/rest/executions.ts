import { parse } from 'flatted';
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RestSession } from './restSession';
import type { Execution, ExecutionStatus, ExecutionSummary, StoredWorkflow } from './restTypes';

const TIMEOUT_MS = 60_000;
const POLL_INTERVAL_MS = 200;
const UNFINISHED = new Set<ExecutionStatus>(['new', 'running', 'waiting']);

/** Lists a workflow's executions, newest first. */
export async function listExecutions(
	session: RestSession,
	workflowId: string,
): Promise<ExecutionSummary[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const path = `/rest/executions?filter=${filter}`;
	return (await session.send<{ results: ExecutionSummary[] }>('GET', path)).results;
}

/** Reads one execution with the data of all its nodes. */
export async function readExecution(session: RestSession, id: string): Promise<Execution> {
	type Stored = ExecutionSummary & { data: string };
	const stored = await session.send<Stored>('GET', `/rest/executions/${id}`);
	return { ...stored, data: parse(stored.data) as IRunExecutionData };
}

/**
 * Waits until a workflow's newest execution has finished, and reads it.
 * @param after only an execution newer than the one with this id counts
 * @throws Error when none has finished within a minute.
 */
export async function waitForExecution(
	session: RestSession,
	workflowId: string,
	after = '0',
): Promise<Execution> {
	const deadline = Date.now() + TIMEOUT_MS;
	for (;;) {
		const [newest] = await listExecutions(session, workflowId);
		const isNew = newest !== undefined && Number(newest.id) > Number(after);
		if (isNew && !UNFINISHED.has(newest.status)) return readExecution(session, newest.id);
		if (Date.now() > deadline) {
			const status = newest?.status ?? 'none';
			throw new Error(`No execution of workflow ${workflowId} finished; the newest: ${status}`);
		}
		await sleep(POLL_INTERVAL_MS);
	}
}

/**
 * Executes a workflow from the named trigger, as the editor's "Execute workflow" button does, and waits
 * for it to finish.
 */
export async function executeManually(
	session: RestSession,
	workflow: StoredWorkflow,
	trigger: string,
): Promise<Execution> {
	const path = `/rest/workflows/${workflow.id}/run`;
	// n8n 1 and early n8n 2 execute the workflow that is sent, later versions the stored one.
	const start = { workflowData: workflow, triggerToStartFrom: { name: trigger } };
	const { executionId } = await session.send<{ executionId: string }>('POST', path, start);
	return waitForExecution(session, workflow.id, String(Number(executionId) - 1));
}

/** A node's output items, as the editor shows them; none when the node did not run. */
export function outputItems({ data }: Execution, node: string, output = 0): IDataObject[] {
	const runs = data.resultData.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[output] ?? []).map(({ json }) => json);
}
