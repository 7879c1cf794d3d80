import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { Check } from './check';
import type { UnpackedPackage } from './unpackedPackage';

const LONGEST_MS = 10;

/** An odd number, so that the median is one of them. */
const PROCESSES = 7;

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
			const median = times.sort((a, b) => a - b)[(PROCESSES - 1) / 2] ?? NaN;
			return {
				measured: `${median.toFixed(1)} ms, median of ${PROCESSES} processes`,
				ok: median <= LONGEST_MS,
			};
		},
	};
}
