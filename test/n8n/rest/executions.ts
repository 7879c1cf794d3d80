import { parse } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RestSession } from './http';
import type { Execution, ExecutionStatus, ExecutionSummary } from './types';

export interface ExecutionQuery {
	workflowId: string;
	status?: ExecutionStatus[];
}

const TIMEOUT_MS = 60_000;
const POLL_MS = 200;
const UNFINISHED = new Set<ExecutionStatus>(['new', 'running', 'waiting']);

/** Lists a workflow's executions, the newest first. */
export async function findExecutions(
	session: RestSession,
	query: ExecutionQuery,
): Promise<ExecutionSummary[]> {
	const filter = encodeURIComponent(JSON.stringify(query));
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
 * Waits until a workflow's newest execution has ended, and reads it; with `after`, one that is newer
 * than the execution with that id.
 * @throws an Error when there is none in a minute.
 */
export async function waitForExecution(
	session: RestSession,
	workflowId: string,
	after = '0',
): Promise<Execution> {
	const deadline = Date.now() + TIMEOUT_MS;
	for (;;) {
		const [newest] = await findExecutions(session, { workflowId });
		const isNew = newest !== undefined && Number(newest.id) > Number(after);
		if (isNew && !UNFINISHED.has(newest.status)) return readExecution(session, newest.id);
		if (Date.now() > deadline) {
			throw new Error(`no execution of workflow ${workflowId} ended: ${newest?.status ?? 'none'}`);
		}
		await sleep(POLL_MS);
	}
}
