import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Version } from '../versions';

/** The folder with a version's package.json and package-lock.json. */
export const manifestFolder = (version: Version): string =>
	join(__dirname, '..', 'versions', version);

/** Where installed n8n versions live; BYBIT_N8N_CACHE names another folder. */
export function cacheFolder(): string {
	const own = process.env.BYBIT_N8N_CACHE;
	if (own) return own;
	const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(caches, 'n8n-nodes-bybit-leverage');
}

/** The name of an installation; another lock file or another kind of machine makes another one. */
export function installationName(version: Version): string {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'package-lock.json']) {
		hash.update(readFileSync(join(manifestFolder(version), file)));
	}
	const key = hash.digest('hex').slice(0, 12);
	return `n8n-${version}-${key}-${process.platform}-${process.arch}`;
}

/** Stands in an installation that is whole. */
const MARKER = '.complete';

export const isComplete = (folder: string): boolean => existsSync(join(folder, MARKER));
export const markerOf = (folder: string): string => join(folder, MARKER);

/** The folder in which this process builds an installation, beside the place it will get. */
export const workFolder = (name: string): string =>
	join(cacheFolder(), `${name}.tmp-${process.pid}`);

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/**
 * Looks at the half-built installations of that name: removes the ones whose process has gone.
 * @returns the process ids of the others, which are still at it.
 */
export function buildersOf(name: string): number[] {
	mkdirSync(cacheFolder(), { recursive: true });
	const prefix = `${name}.tmp-`;
	const alive: number[] = [];
	for (const entry of readdirSync(cacheFolder())) {
		if (!entry.startsWith(prefix)) continue;
		const pid = Number(entry.slice(prefix.length));
		if (pid !== process.pid && isAlive(pid)) alive.push(pid);
		else rmSync(join(cacheFolder(), entry), { recursive: true, force: true });
	}
	return alive;
}
