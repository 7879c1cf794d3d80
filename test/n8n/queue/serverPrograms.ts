import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages } from '../install/debianPackages';

/** Debian and Ubuntu install each version of PostgreSQL here, not on the PATH. */
const POSTGRES = '/usr/lib/postgresql';

const REQUIRED = ['redis-server', 'postgres', 'initdb', 'psql', 'pg_dump'];

function foldersToSearch(): string[] {
	const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	const path = (process.env.PATH ?? '').split(delimiter);
	return [...path, ...newestFirst.map((version) => join(POSTGRES, version, 'bin'))];
}

function findProgram(name: string): string | undefined {
	return foldersToSearch()
		.map((folder) => join(folder, name))
		.find((file) => existsSync(file));
}

/** @throws Error when the program is not installed. */
export function programPath(name: string): string {
	const file = findProgram(name);
	if (!file) throw new Error(`${name} is not installed`);
	return file;
}

const missingPrograms = (): string[] => REQUIRED.filter((name) => !findProgram(name));

/**
 * Installs Redis and PostgreSQL if necessary.
 * @returns why n8n's queue mode cannot run on this machine; undefined when it can
 */
export function installServerPrograms(): string | undefined {
	if (missingPrograms().length === 0) return undefined;
	try {
		installPackages(['redis-server', 'postgresql'], "the tests of n8n's queue mode");
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	const missing = missingPrograms();
	return missing.length > 0 ? `${missing.join(', ')} not found` : undefined;
}
