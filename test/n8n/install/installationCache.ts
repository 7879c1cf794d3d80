import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Version } from '../versions';

/** The folder with a version's package.json and package-lock.json. */
export const manifestFolder = (version: Version): string =>
	join(__dirname, '..', 'versions', version);

/** Where installed n8n versions are kept; BYBIT_N8N_CACHE names another folder. */
export function cacheFolder(): string {
	const custom = process.env.BYBIT_N8N_CACHE;
	if (custom) return custom;
	const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(caches, 'n8n-nodes-bybit-leverage');
}

/** The name of an installation: it changes with the lock file, the platform and the architecture. */
export function installationName(version: Version): string {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'package-lock.json']) {
		hash.update(readFileSync(join(manifestFolder(version), file)));
	}
	const key = hash.digest('hex').slice(0, 12);
	return `n8n-${version}-${key}-${process.platform}-${process.arch}`;
}

/** A file that only a complete installation contains. */
export const markerOf = (folder: string): string => join(folder, '.complete');

export const isComplete = (folder: string): boolean => existsSync(markerOf(folder));

/** The folder in which this process builds an installation before moving it to its final name. */
export const buildFolder = (name: string): string =>
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
 * Removes unfinished builds whose process has exited.
 * @returns process ids of the other builds, which are still running
 */
export function runningBuilds(name: string): number[] {
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
