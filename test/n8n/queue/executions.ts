import type { Database } from './postgres';
import { MINUTES } from './report';
import { untilTrue } from './until-true';

/** n8n's words for an execution that goes on. */
const UNFINISHED = ['new', 'running', 'waiting'];

/** The newest execution's id. */
export async function newestExecution(database: Database): Promise<number> {
	const [row] = await database.query('SELECT coalesce(max(id), 0) FROM execution_entity');
	return Number(row?.[0]);
}

/**
 * How executions ended, once so many have: the ones newer than `after`.
 * From the database, as n8n's own list leaves some out where its pages meet.
 */
export async function endedExecutions(
	database: Database,
	count: number,
	after = 0,
): Promise<string[]> {
	const sql = `SELECT status FROM execution_entity WHERE id > ${after}`;
	let states: string[] = [];
	const allEnded = async () => {
		states = (await database.query(sql)).map(([status = '']) => status);
		return states.length >= count && !states.some((status) => UNFINISHED.includes(status));
	};
	await untilTrue(`${count} executions have ended`, allEnded, { timeoutMs: 2 * MINUTES });
	return states;
}
