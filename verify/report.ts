import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { Outcome } from './packageCheck';

export function printTable(outcomes: Outcome[]): void {
	const rows = [
		{ name: 'check', limit: 'limit', verdict: 'ok', measured: 'measured' },
		...outcomes.map(({ ok, ...rest }) => ({ ...rest, verdict: ok ? 'yes' : 'NO' })),
	];
	const width = (column: 'name' | 'limit') => Math.max(...rows.map((row) => row[column].length));
	for (const { name, limit, verdict, measured } of rows) {
		const head = [name.padEnd(width('name')), limit.padEnd(width('limit')), verdict.padEnd(3)];
		process.stdout.write(`${[...head, measured].join('  ')}\n`);
	}
}

/** In the shape of jest's JSON report: whoever counts tests counts these with them. */
export function writeReport(outcomes: Outcome[], file: string): void {
	const numFailedTests = outcomes.filter(({ ok }) => !ok).length;
	const report = {
		numPassedTests: outcomes.length - numFailedTests,
		numFailedTests,
		numRuntimeErrorTestSuites: 0,
		numPendingTests: 0,
		numTodoTests: 0,
		outcomes,
	};
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
