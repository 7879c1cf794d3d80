import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Check } from './packageCheck';

export interface Manifest {
	version: string;
	n8n: { nodes: string[]; credentials: string[] };
	dependencies?: object;
	optionalDependencies?: object;
	bundleDependencies?: string[];
	peerDependencies?: object;
}

const PEERS = { 'n8n-workflow': '*' };

export function readManifest(folder: string): Manifest {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function dependencies(manifest: Manifest): Check {
	return {
		name: 'dependencies',
		limit: 'none',
		measure: () => {
			const { dependencies = {}, optionalDependencies = {}, bundleDependencies = [] } = manifest;
			const names = [dependencies, optionalDependencies].flatMap(Object.keys);
			names.push(...bundleDependencies);
			return { measured: names.join(', ') || 'none', ok: names.length === 0 };
		},
	};
}

function peerDependencies(manifest: Manifest): Check {
	return {
		name: 'peer dependencies',
		limit: JSON.stringify(PEERS),
		measure: () => ({
			measured: JSON.stringify(manifest.peerDependencies),
			ok: isDeepStrictEqual(manifest.peerDependencies, PEERS),
		}),
	};
}

export const manifestChecks = (manifest: Manifest): Check[] => [
	dependencies(manifest),
	peerDependencies(manifest),
];
