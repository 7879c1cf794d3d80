import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages } from '../debian-packages';

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

const missing = (): string[] => NEEDED.filter((name) => !find(name));

/** Why n8n's queue mode cannot run on this machine, after installing what it needs; undefined when it can. */
export function whyNoQueue(): string | undefined {
	if (missing().length === 0) return undefined;
	try {
		installPackages(['redis-server', 'postgresql'], "the tests of n8n's queue mode");
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	const still = missing();
	return still.length > 0 ? `it needs ${still.join(', ')}` : undefined;
}
