import type { Section, Table } from './section';

function padded(cells: string[], widths: number[]): string {
	return `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
}

/** A Markdown table that reads as well in a terminal. */
export function tableText({ columns, rows }: Table): string {
	const widths = columns.map((name, column) =>
		Math.max(3, name.length, ...rows.map((row) => row[column]?.length ?? 0)),
	);
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [padded(columns, widths), rule, ...rows.map((row) => padded(row, widths))].join('\n');
}

/**
 * A section as Markdown.
 *
 * @param measured when and with what, a sentence
 * @param picture the chart's embedding, if there is one
 */
export function sectionText(
	{ title, about, table }: Section,
	measured: string,
	picture?: string,
): string {
	const parts = [`## ${title}`, about, ...(picture ? [picture] : []), tableText(table), measured];
	return parts.join('\n\n');
}
