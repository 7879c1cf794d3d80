import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ERROR_CODE, formatErrorCode } from '../../../../nodes/Bybit/errors/errorCode';
import type { RequestFailure } from '../../../../nodes/Bybit/errors/requestFailure';
import { errorRows, readmeRows } from './readmeErrors';

const README = readFileSync(join(__dirname, '../../../../README.md'), 'utf8');

test('the table of errors in the README is that of the catalogue (`npm run errors` writes it)', () => {
	expect(readmeRows()).toEqual(errorRows);
});

test('its texts can stand in a table', () => {
	for (const [code, message, description] of errorRows) {
		expect(code).toMatch(/^(Bybit error|HTTP) \d+$/);
		expect(message).toMatch(/^(?:[A-Z\d]|n8n).+[^.]$/);
		expect(description).toMatch(/^[^|]+\.$/);
	}
});

const failures: RequestFailure[] = [
	{ kind: 'retCode', retCode: 110013, retMsg: '' },
	{ kind: 'retCode', retCode: -1, retMsg: '' },
	{ kind: 'http', status: 403, html: true },
	{ kind: 'connection', code: 'ECONNRESET' },
	{ kind: 'connection' },
	{ kind: 'unexpectedResponse' },
];

const [, pattern = ''] = /\$json\.error\.match\(\/(.+)\/\)\?\.\[1\]/.exec(README) ?? [];

test("the README's expression for a Switch is the form in which the node writes codes", () => {
	expect(pattern).toBe(ERROR_CODE.source);
});

test.each(failures)("the README's expression for a Switch finds the code of %j", (failure) => {
	const code = formatErrorCode(failure);
	const text = `BTCUSDT: it failed (network error) twice. Do this. ${code}`;
	expect(`(${new RegExp(pattern).exec(text)?.[1]})`).toBe(code);
});

test('the README has at most 1,500 words', () => {
	const text = README.replace(/```[^]*?```/g, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\]\([^)]*\)/g, '] ')
		.replace(/`[^`]*`/g, ' code ');
	const words = text.match(/[\p{L}\d][\p{L}\d'’.×%-]*/gu) ?? [];
	expect(words.length).toBeLessThanOrEqual(1_500);
});
