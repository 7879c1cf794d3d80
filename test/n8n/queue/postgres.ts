import { execFile, execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runGuarded } from '../guarded';
import { freePorts } from '../server/ports';
import { temporaryFolder } from '../temporary-folder';
import { program } from './programs';
import type { SharedServer } from './redis';
import { untilTrue } from './until-true';

const run = promisify(execFile);
/** The name of the user, and of the database. */
const USER = 'n8n';

export interface Database extends SharedServer {
	/** Asks for rows of texts. */
	query(sql: string): Promise<string[][]>;
	/** Writes everything in the database into that file, as text. */
	dump(file: string): Promise<void>;
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function unprivileged(folder: string): string[] {
	if (process.getuid?.() !== 0) return [];
	const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	const [uid, gid] = [id('-u'), id('-g')];
	chownSync(folder, uid, gid);
	return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'];
}

/** Starts a PostgreSQL with an empty database on a free loopback port, in a folder that goes. */
export async function startPostgres(): Promise<Database> {
	const folder = temporaryFolder('postgres');
	const prefix = unprivileged(folder.path);
	const data = join(folder.path, 'data');
	const initdb = [...prefix, program('initdb'), '-D', data, '-U', USER, '--auth=trust', '-N'];
	const [command, ...args] = [...initdb, '--locale=C', '--encoding=UTF8'];
	await run(command, args, { cwd: folder.path });
	const [port = 0] = await freePorts(1);
	const settings = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder.path, '-F'];
	const postgres = runGuarded([...prefix, program('postgres'), ...settings], {
		cwd: folder.path,
		env: process.env,
		output: 'pipe',
		removeAtStop: folder.path,
	});
	postgres.process.stdout?.resume();
	postgres.process.stderr?.resume();
	const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', USER];
	const createDatabase = () =>
		run(program('createdb'), [...connection, USER]).then(
			() => true,
			() => false,
		);
	await untilTrue('PostgreSQL has a database', createDatabase, { ended: postgres.ended });
	return {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: USER,
			DB_POSTGRESDB_USER: USER,
		},
		query: async (sql) => {
			const { stdout } = await run(program('psql'), [...connection, '-AtX', '-c', sql, USER]);
			return stdout
				.split('\n')
				.filter(Boolean)
				.map((row) => row.split('|'));
		},
		dump: async (file) => {
			await run(program('pg_dump'), [...connection, '-f', file, USER]);
		},
		stop: postgres.stop,
	};
}
