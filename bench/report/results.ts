import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { chartSvg } from './chart';
import { sectionText, tableText } from './markdown';
import type { Finding, Section } from './section';

/** One part's latest figures, and how they came about. */
export interface PartResult {
	/** ms since 1970, at the start. */
	measuredAt: number;
	n8n: string;
	node: string;
	/** Processors, memory and system. */
	machine: string;
	/** Of the machine over the last minute before, per processor. */
	load: number;
	sections: Section[];
}

/** The latest figures of each part, by its name. */
export type Results = Readonly<Record<string, PartResult>>;

/** Where the results go. */
export interface Folders {
	/** For `results.json` and `results.md`. */
	results: string;
	charts: string;
}

/** @returns the figures of earlier runs; none where nothing was stored */
export function readResults(folder: string): Results {
	const file = join(folder, 'results.json');
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};
}

/**
 * The latest figures of every part.
 *
 * @param order names of the parts as the report has them; others are dropped
 */
export function mergeResults(order: string[], old: Results, fresh: Results): Results {
	const merged = order.map((name) => [name, fresh[name] ?? old[name]] as const);
	return Object.fromEntries(
		merged.flatMap(([name, result]) => (result ? [[name, result] as const] : [])),
	);
}

function howMeasured({ measuredAt, n8n, node, load }: PartResult): string {
	const when = new Date(measuredAt).toISOString().slice(0, 16).replace('T', ' ');
	return `Measured ${when} UTC with n8n ${n8n} on Node.js ${node}; load per processor at the start: ${load.toFixed(2)}.`;
}

function goalsText(findings: Finding[]): string {
	const rows = findings.map(({ goal, wanted, measured, met }) => [
		...[goal, wanted, measured],
		met ? 'ok' : 'MISSED',
	]);
	return tableText({ columns: ['Goal', 'Target', 'Measured', ''], rows });
}

/**
 * The report in Markdown.
 *
 * @param charts path of the charts' folder as the report's links have it; absent: without charts
 */
export function resultsText(results: Results, charts?: string): string {
	const parts = Object.values(results);
	const machines = new Set(parts.map(({ machine }) => machine));
	const head = [
		'# Benchmark results',
		'',
		`Written by \`npm run bench\` on ${[...machines].join('; ')}.`,
		'Values are median (least–most) of runs that took turns.',
	].join('\n');
	const goals = goalsText(parts.flatMap(({ sections }) => sections.flatMap((one) => one.findings)));
	const sections = parts.flatMap((part) =>
		part.sections.map((section) => {
			const { chart } = section;
			const picture = chart && charts ? `![${chart.title}](${charts}/${chart.file})` : undefined;
			return sectionText(section, howMeasured(part), picture);
		}),
	);
	return `${[head, goals, ...sections].join('\n\n')}\n`;
}

/** Writes figures, report and charts. */
export function writeResults(results: Results, folders: Folders): void {
	for (const folder of [folders.results, folders.charts]) mkdirSync(folder, { recursive: true });
	writeFileSync(join(folders.results, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
	const charts = relative(folders.results, folders.charts) || '.';
	writeFileSync(join(folders.results, 'results.md'), resultsText(results, charts));
	for (const { sections } of Object.values(results)) {
		for (const { chart } of sections) {
			if (chart) writeFileSync(join(folders.charts, chart.file), chartSvg(chart));
		}
	}
}
