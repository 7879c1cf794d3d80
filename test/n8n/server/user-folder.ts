import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../npm';

/** Installs a packed node into an n8n user folder, as n8n does for its user. */
export async function installNode(userFolder: string, tarball: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	mkdirSync(nodes, { recursive: true });
	const manifest = { name: 'installed-nodes', private: true, dependencies: {} };
	writeFileSync(join(nodes, 'package.json'), JSON.stringify(manifest));
	// Offline: a community node must not bring dependencies of its own. Nor is its peer n8n-workflow looked
	// up, as n8n takes peers out of the manifest before it installs.
	const flags = ['--offline', '--ignore-scripts', '--omit=dev', '--legacy-peer-deps', '--no-audit'];
	await npm(['install', ...flags, '--no-fund', tarball], { cwd: nodes });
}
