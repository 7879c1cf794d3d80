import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ERROR_CODE } from '../../../../nodes/Bybit/errors/errorCode';
import { explainFailure } from '../../../../nodes/Bybit/errors/explainFailure';
import type { RequestFailure } from '../../../../nodes/Bybit/errors/requestFailure';

const README = join(__dirname, '../../../../README.md');
const BEGIN = '<!-- errors -->';
const END = '<!-- /errors -->';

/** The errors that users meet most. */
const RET_CODES = [10003, 10004, 10005, 110013, 110036];
const failures: RequestFailure[] = [
	...RET_CODES.map((retCode) => ({ kind: 'retCode' as const, retCode, retMsg: '' })),
	{ kind: 'http', status: 403, html: true },
];

/** Code, what happened, how to fix it. */
function rowOf(failure: RequestFailure): string[] {
	const sides = { buyLeverage: 50, sellLeverage: 50 };
	const request = { request: 'Set Leverage', host: 'Bybit', ...sides };
	const { message, description } = explainFailure(failure, request);
	const [, happened = ''] = /^Set Leverage: (.+)$/.exec(message) ?? [];
	const code = ERROR_CODE.exec(description)?.[1] ?? '';
	const sentence = happened.replace(/^(?!n8n)./, (letter) => letter.toUpperCase());
	return [code, sentence, description.replace(ERROR_CODE, '').trim()];
}

/** The rows of the README's table of errors, as the catalogue has them. */
export const errorRows: readonly string[][] = failures.map(rowOf);

function sectionOf(readme: string): { begin: number; end: number } {
	const begin = readme.indexOf(BEGIN) + BEGIN.length;
	const end = readme.indexOf(END);
	if (begin < BEGIN.length || end < begin) throw new Error(`README.md has no ${BEGIN} … ${END}`);
	return { begin, end };
}

/** The rows of the table as the README has them. */
export function readmeRows(): string[][] {
	const readme = readFileSync(README, 'utf8');
	const { begin, end } = sectionOf(readme);
	const [, , ...lines] = readme.slice(begin, end).trim().split('\n');
	return lines.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}

/** `npm run errors`: writes the table between the README's two comments; Prettier then aligns it. */
function writeToReadme(): void {
	const readme = readFileSync(README, 'utf8');
	const { begin, end } = sectionOf(readme);
	const head = [['Code', 'What happened', 'How to fix it'], Array<string>(3).fill('---')];
	const table = [...head, ...errorRows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
	writeFileSync(README, `${readme.slice(0, begin)}\n\n${table}\n\n${readme.slice(end)}`);
}

if (require.main === module) writeToReadme();
