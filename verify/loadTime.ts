import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { Check } from './packageCheck';
import type { UnpackedPackage } from './unpackedPackage';

const LONGEST_MS = 40;

const PROCESSES = 15;

function milliseconds(folder: string): number {
	const stopwatch = join(__dirname, 'loadStopwatch.js');
	return Number(execFileSync(process.execPath, [stopwatch, folder], { encoding: 'utf8' }));
}

export function loadTimeCheck({ folder }: UnpackedPackage): Check {
	return {
		name: 'time to require it',
		limit: `${LONGEST_MS} ms`,
		measure: () => {
			const times = Array.from({ length: PROCESSES }, () => milliseconds(folder));
			// A busy machine only adds to it: the fastest is nearest to what the package itself takes.
			const fastest = Math.min(...times);
			const median = times.sort((a, b) => a - b)[Math.floor(PROCESSES / 2)] ?? NaN;
			const shown = [fastest, median].map((time) => `${time.toFixed(1)} ms`);
			return {
				measured: `fastest ${shown.join(', median ')}, of ${PROCESSES} processes`,
				ok: fastest <= LONGEST_MS,
			};
		},
	};
}
