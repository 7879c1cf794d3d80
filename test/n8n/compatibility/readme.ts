import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { PROJECT } from '../pack';

const README = join(PROJECT, 'README.md');
const BEGIN = '<!-- versions -->';
const END = '<!-- /versions -->';

/** Puts the table between README's two comments; false when they are not there. */
export async function writeTable(table: string): Promise<boolean> {
	const text = readFileSync(README, 'utf8');
	const begin = text.indexOf(BEGIN);
	const end = text.indexOf(END);
	if (begin === -1 || end < begin) return false;
	const edited = `${text.slice(0, begin)}${BEGIN}\n\n${table}\n\n${text.slice(end)}`;
	const style = await resolveConfig(README);
	writeFileSync(README, await format(edited, { ...style, filepath: README }));
	return true;
}
