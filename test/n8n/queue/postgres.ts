import { execFile, execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../server/n8nProcess';
import { startSupervised } from '../server/supervisedProcess';
import { temporaryFolder } from '../support/temporaryFolder';
import { waitUntil } from '../support/waitUntil';
import type { SharedServer } from './redis';
import { programPath } from './serverPrograms';

const run = promisify(execFile);
/** The name of the user and of the database. */
const USER = 'n8n';
/** Statuses of an execution that has not finished. */
const UNFINISHED = ['new', 'running', 'waiting'];
const EXECUTIONS_TIMEOUT_MS = 120_000;

export interface Postgres extends SharedServer {
	/** Runs a query; returns its rows as texts. */
	query(sql: string): Promise<string[][]>;
	/** Writes the whole database to that file as text. */
	dump(file: string): Promise<void>;
}

/** PostgreSQL does not run as root: as root, it is started as the user that its package creates. */
function unprivileged(folder: string): string[] {
	if (process.getuid?.() !== 0) return [];
	const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	const [uid, gid] = [id('-u'), id('-g')];
	chownSync(folder, uid, gid);
	return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'];
}

/** Starts PostgreSQL with an empty database on a free loopback port, in a temporary folder. */
export async function startPostgres(): Promise<Postgres> {
	const folder = temporaryFolder('postgres');
	const prefix = unprivileged(folder.path);
	const data = join(folder.path, 'data');
	const initdb = [...prefix, programPath('initdb'), '-D', data, '-U', USER, '--auth=trust', '-N'];
	const [command, ...args] = [...initdb, '--locale=C', '--encoding=UTF8'];
	await run(command, args, { cwd: folder.path });
	const [port = 0] = await freePorts(1);
	const settings = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder.path, '-F'];
	const postgres = startSupervised([...prefix, programPath('postgres'), ...settings], {
		cwd: folder.path,
		env: process.env,
		output: 'pipe',
		removeOnStop: folder.path,
	});
	postgres.process.stdout?.resume();
	postgres.process.stderr?.resume();
	const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', USER];
	const createDatabase = () =>
		run(programPath('createdb'), [...connection, USER]).then(
			() => true,
			() => false,
		);
	await waitUntil('PostgreSQL has a database', createDatabase, { exited: postgres.exited });
	return {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: USER,
			DB_POSTGRESDB_USER: USER,
		},
		query: async (sql) => {
			const { stdout } = await run(programPath('psql'), [...connection, '-AtX', '-c', sql, USER]);
			return stdout
				.split('\n')
				.filter(Boolean)
				.map((row) => row.split('|'));
		},
		dump: async (file) => {
			await run(programPath('pg_dump'), [...connection, '-f', file, USER]);
		},
		stop: postgres.stop,
	};
}

/** The id of the newest execution; 0 when there is none. */
export async function newestExecutionId(postgres: Postgres): Promise<number> {
	const [row] = await postgres.query('SELECT coalesce(max(id), 0) FROM execution_entity');
	return Number(row?.[0]);
}

/**
 * Waits until that many executions have finished, and returns their statuses. Reads the database because
 * n8n's own list skips some executions between its pages.
 * @param after only executions with a higher id count
 */
export async function finishedExecutions(
	postgres: Postgres,
	count: number,
	after = 0,
): Promise<string[]> {
	const sql = `SELECT status FROM execution_entity WHERE id > ${after}`;
	let statuses: string[] = [];
	const allFinished = async () => {
		statuses = (await postgres.query(sql)).map(([status = '']) => status);
		return statuses.length >= count && !statuses.some((status) => UNFINISHED.includes(status));
	};
	const options = { timeoutMs: EXECUTIONS_TIMEOUT_MS };
	await waitUntil(`${count} executions have finished`, allFinished, options);
	return statuses;
}
