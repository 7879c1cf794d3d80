import type { Check } from './packageCheck';
import type { UnpackedPackage } from './unpackedPackage';

const LARGEST_KB = 85;

const REQUIRED = ['LICENSE', 'README.md', 'package.json'];
const BUILT = /^dist\/(nodes|credentials)\/.+\.(js|json|svg|png)$/;

function listOfFiles({ files }: UnpackedPackage): Check {
	return {
		name: 'files in the tarball',
		limit: `dist/, ${REQUIRED.join(', ')}, nothing else`,
		measure: () => {
			const foreign = files.filter((file) => !REQUIRED.includes(file) && !BUILT.test(file));
			const missing = REQUIRED.filter((file) => !files.includes(file));
			const remarks = [
				...foreign.map((file) => `foreign: ${file}`),
				...missing.map((file) => `missing: ${file}`),
			];
			return {
				measured: [`${files.length} files`, ...remarks].join(', '),
				ok: remarks.length === 0,
			};
		},
	};
}

function size({ tarballSize }: UnpackedPackage): Check {
	return {
		name: 'size of the tarball',
		limit: `${LARGEST_KB} kB`,
		measure: () => ({
			measured: `${(tarballSize / 1000).toFixed(1)} kB`,
			ok: tarballSize <= LARGEST_KB * 1000,
		}),
	};
}

export const tarballChecks = (unpacked: UnpackedPackage): Check[] => [
	listOfFiles(unpacked),
	size(unpacked),
];
