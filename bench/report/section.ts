import type { Chart } from './chart';

/** A goal, and what was measured. */
export interface Finding {
	goal: string;
	wanted: string;
	measured: string;
	met: boolean;
}

export interface Table {
	columns: string[];
	rows: string[][];
}

/** One part of the benchmark's results. */
export interface Section {
	title: string;
	/** How it was measured, in a few sentences. */
	about: string;
	table: Table;
	findings: Finding[];
	chart?: Chart;
}
