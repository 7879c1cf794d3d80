import type { Finding, Section, Table } from './section';

function padded(cells: string[], widths: number[]): string {
	return `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
}

/** A Markdown table that reads as well in a terminal. */
export function tableText({ columns, rows }: Table): string {
	const widths = columns.map((name, column) =>
		Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [padded(columns, widths), rule, ...rows.map((row) => padded(row, widths))].join('\n');
}

export function sectionText({ title, about, table }: Section): string {
	return `## ${title}\n\n${about}\n\n${tableText(table)}`;
}

export function goalsText(findings: Finding[]): string {
	const rows = findings.map(({ goal, wanted, measured, met }) => [
		goal,
		wanted,
		measured,
		met ? 'ok' : 'MISSED',
	]);
	return tableText({ columns: ['Goal', 'Wanted', 'Measured', ''], rows });
}
