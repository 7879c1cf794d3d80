import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian and Ubuntu put each version of PostgreSQL: not on the PATH. */
const POSTGRES = '/usr/lib/postgresql';

function foldersToSearch(): string[] {
	const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	const path = (process.env.PATH ?? '').split(delimiter);
	return [...path, ...newestFirst.map((version) => join(POSTGRES, version, 'bin'))];
}

function find(name: string): string | undefined {
	return foldersToSearch()
		.map((folder) => join(folder, name))
		.find((file) => existsSync(file));
}

const NEEDED = ['redis-server', 'postgres', 'initdb', 'psql', 'pg_dump'];

/** The file of a program. */
export function program(name: string): string {
	const file = find(name);
	if (!file) throw new Error(`${name} is not installed`);
	return file;
}

/** Why n8n's queue mode cannot run on this machine; undefined when it can. */
export function whyNoQueue(): string | undefined {
	const missing = NEEDED.filter((name) => !find(name));
	if (missing.length === 0) return undefined;
	return `n8n's queue mode needs ${missing.join(', ')}: apt-get install redis-server postgresql`;
}
