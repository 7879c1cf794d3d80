import { renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Report, step } from '../progress';
import type { Version } from '../versions';
import {
	buildersOf,
	cacheFolder,
	installationName,
	isComplete,
	markerOf,
	workFolder,
} from './cache';
import { buildSqlite, fetchPackages, nodeOf } from './steps';

/** An installed n8n, ready to be started. */
export interface Installation {
	version: Version;
	folder: string;
	/** `node` and n8n's command line program; arguments follow. */
	command: [node: string, n8n: string];
}

const GIBIBYTE = 2 ** 30;
/** What a version takes, with room for the native build. */
const NEEDED_BYTES = 4 * GIBIBYTE;
const LOOK_AGAIN_MS = 2_000;

function checkRoom(): void {
	const { bavail, bsize } = statfsSync(cacheFolder());
	if (bavail * bsize >= NEEDED_BYTES) return;
	const free = ((bavail * bsize) / GIBIBYTE).toFixed(1);
	throw new Error(`n8n takes 4 GiB in ${cacheFolder()}, where ${free} GiB are free`);
}

/** Waits for another process that installs the same; false when there is none. */
async function waitForOthers(name: string, folder: string, report: Report): Promise<boolean> {
	const [pid] = buildersOf(name);
	if (pid === undefined) return false;
	await step(report, `waiting for process ${pid}, which installs the same n8n`, async () => {
		while (!isComplete(folder) && buildersOf(name).includes(pid)) await sleep(LOOK_AGAIN_MS);
	});
	return true;
}

async function build(version: Version, work: string, report: Report): Promise<void> {
	checkRoom();
	await step(report, `n8n ${version}: fetching its packages from npm (once, some minutes)`, () =>
		fetchPackages(version, work),
	);
	await step(report, `n8n ${version}: building sqlite3`, () => buildSqlite(work));
	writeFileSync(markerOf(work), `${new Date().toISOString()}\n`);
}

/**
 * Installs an n8n into the cache, unless it is there already. Safe to call from several processes.
 * @throws an Error with the end of npm's output when the installation fails; nothing half-built stays.
 */
export async function installN8n(
	version: Version,
	report: Report = () => undefined,
): Promise<Installation> {
	const name = installationName(version);
	const folder = join(cacheFolder(), name);
	while (!isComplete(folder)) {
		if (await waitForOthers(name, folder, report)) continue;
		const work = workFolder(name);
		try {
			await build(version, work, report);
			if (!isComplete(folder)) renameSync(work, folder);
		} finally {
			rmSync(work, { recursive: true, force: true });
		}
	}
	return {
		version,
		folder,
		command: [nodeOf(folder), join(folder, 'node_modules', 'n8n', 'bin', 'n8n')],
	};
}
