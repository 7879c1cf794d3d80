import type { Check } from './packageCheck';
import type { UnpackedPackage } from './unpackedPackage';

/** What n8n's scanner lints of the published tarball; its command line works on published names only. */
const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

// The scanner is an ES module: CommonJS has to import it at run time.
const scanner = () => import('@n8n/scan-community-package/scanner/scanner.mjs');

function scan(what: string, folder: string, patterns: () => Promise<string[]>): Check {
	return {
		name: `n8n's scanner on ${what}`,
		limit: 'passed',
		measure: async () => {
			const { analyzePackage } = await scanner();
			const { passed, message, details } = await analyzePackage(folder, await patterns());
			// Without a file to lint it passes too, and says so.
			const ok = passed && message === undefined;
			return { measured: ok ? 'passed' : [message, details].filter(Boolean).join('\n'), ok };
		},
	};
}

export const scannerChecks = (root: string, { folder }: UnpackedPackage): Check[] => [
	scan('the sources', root, async () => (await scanner()).SOURCE_FILE_PATTERNS),
	scan('the tarball', folder, () => Promise.resolve(TARBALL_PATTERNS)),
];
