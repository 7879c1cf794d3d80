import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	mergeResults,
	readResults,
	resultsText,
	writeResults,
	type PartResult,
} from '../../../bench/report/results';

function partOf(title: string, measured: string, withChart = false): PartResult {
	const table = { columns: ['Node', 'ms'], rows: [['Bybit node', measured]] };
	const finding = { goal: `${title}: ms`, wanted: '≤ 2', measured, met: Number(measured) <= 2 };
	const chart = { file: `${title}.svg`, title: `${title} chart`, series: ['ms'], panels: [] };
	const section = { title, about: 'As measured.', table, findings: [finding] };
	return {
		measuredAt: Date.UTC(2026, 0, 2, 3, 4),
		...{ n8n: '2.41.1', node: '24.21.0', machine: '2 × Example', load: 0.123 },
		sections: [withChart ? { ...section, chart } : section],
	};
}

describe('mergeResults', () => {
	const old = { cpu: partOf('CPU', '1'), memory: partOf('Memory', '1') };

	it('keeps the figures of parts that were not measured again', () => {
		const fresh = { memory: partOf('Memory', '3') };
		expect(mergeResults(['cpu', 'memory'], old, fresh)).toEqual({ ...old, ...fresh });
	});

	it('puts the parts in order and drops those that are no longer measured', () => {
		const fresh = { loading: partOf('Loading', '1') };
		const merged = mergeResults(['loading', 'memory'], old, fresh);
		expect(Object.keys(merged)).toEqual(['loading', 'memory']);
	});
});

describe('resultsText', () => {
	it('lists every goal, and whether it was met', () => {
		const text = resultsText({ cpu: partOf('CPU', '1'), memory: partOf('Memory', '3') });
		expect(text).toMatch(/\| CPU: ms +\| ≤ 2 +\| 1 +\| ok +\|/);
		expect(text).toMatch(/\| Memory: ms +\| ≤ 2 +\| 3 +\| MISSED +\|/);
	});

	it('says of each section when and with what it was measured', () => {
		expect(resultsText({ cpu: partOf('CPU', '1') })).toContain(
			'Measured 2026-01-02 03:04 UTC with n8n 2.41.1 on Node.js 24.21.0; load per processor at the start: 0.12.',
		);
	});
});

describe('writeResults', () => {
	const folder = mkdtempSync(join(tmpdir(), 'bench-results-'));
	const folders = { results: join(folder, 'bench'), charts: join(folder, 'docs/charts') };
	afterAll(() => {
		rmSync(folder, { recursive: true });
	});

	it('reads nothing where nothing was written', () => {
		expect(readResults(folder)).toEqual({});
	});

	it('writes figures that can be read again, and charts that the report shows', () => {
		const results = { cpu: partOf('CPU', '1', true), memory: partOf('Memory', '1') };
		writeResults(results, folders);
		expect(readResults(folders.results)).toEqual(results);
		const report = readFileSync(join(folders.results, 'results.md'), 'utf8');
		const [, link = ''] = /!\[CPU chart\]\((.*)\)/.exec(report) ?? [];
		expect(link).toBe('../docs/charts/CPU.svg');
		expect(existsSync(join(folders.results, link))).toBe(true);
	});
});
