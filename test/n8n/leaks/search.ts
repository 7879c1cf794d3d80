import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A place where a text was found that should not be there. */
export interface Finding {
	/** What was found, in words. */
	what: string;
	file: string;
	/** The bytes around it. */
	around: string;
}

const AROUND = 120;

/** The packages installed there hold no data of this run. */
const isData = (path: string): boolean => !/(^|[\\/])(node_modules|\.cache)[\\/]/.test(path);

/** Every file in a folder that n8n wrote: logs, database with its -wal, event log, settings. */
export function dataFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((file) => isData(relative(folder, file)));
}

/**
 * Looks for texts in files, byte by byte.
 * @param texts each text with what it is
 */
export function findIn(files: string[], texts: ReadonlyMap<string, string>): Finding[] {
	const findings: Finding[] = [];
	for (const file of files) {
		const bytes = readFileSync(file);
		for (const [text, what] of texts) {
			const at = bytes.indexOf(text);
			if (at === -1) continue;
			const around = bytes.subarray(Math.max(0, at - AROUND), at + text.length + AROUND);
			findings.push({ what, file, around: around.toString('latin1') });
		}
	}
	return findings;
}
