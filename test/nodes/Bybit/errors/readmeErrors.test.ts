import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Workflow } from 'n8n-workflow';

import { errorText } from '../../../../nodes/Bybit/errors/errorCode';
import { explainFailure } from '../../../../nodes/Bybit/errors/explainFailure';
import { InputError } from '../../../../nodes/Bybit/errors/InputError';
import type { RequestFailure } from '../../../../nodes/Bybit/errors/requestFailure';
import { BYBIT, nodeTypesWith } from '../../../engine/nodeTypes';
import { errorRows, readmeRows } from './readmeErrors';

const ROOT = join(__dirname, '../../../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

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

/** The README's expression for a Switch. */
const [expression = ''] = /^\{\{ \$json\.error\.match.+\}\}$/m.exec(README) ?? [];

/** What n8n makes of the expression for an item on the error output. */
function branchOf(error: string): unknown {
	const node = {
		...{ id: 'switch', name: 'Switch', type: BYBIT, typeVersion: 1 },
		...{ position: [0, 0] as [number, number], parameters: {} },
	};
	const workflow = new Workflow({
		...{ nodes: [node], connections: {}, active: false },
		nodeTypes: nodeTypesWith([]),
	});
	const items = [{ json: { error } }];
	const value = `=${expression}`;
	return workflow.expression.getParameterValue(value, null, 0, 0, node.name, items, 'internal', {});
}

const request = { request: 'Set Leverage', host: 'api.bybit.com', symbol: 'BTCUSDT' };

test.each<[RequestFailure, string]>([
	[
		{ kind: 'retCode', retCode: 110013, retMsg: 'gt maxLeverage by risk limit' },
		'Bybit error 110013',
	],
	[{ kind: 'retCode', retCode: 10001, retMsg: 'bad (HTTP 500) value' }, 'Bybit error 10001'],
	[{ kind: 'retCode', retCode: 77, retMsg: 'no (network error) here' }, 'Bybit error 77'],
	[{ kind: 'retCode', retCode: -1, retMsg: '' }, 'Bybit error -1'],
	[{ kind: 'http', status: 403, html: true }, 'HTTP 403'],
	[{ kind: 'http', status: 503, html: false, retMsg: 'busy' }, 'HTTP 503'],
	[{ kind: 'connection', code: 'ECONNRESET' }, 'network error ECONNRESET'],
	[{ kind: 'connection' }, 'network error'],
	[{ kind: 'unexpectedResponse' }, 'unexpected response'],
])("the README's expression for a Switch reads %j out of its text as %s", (failure, code) => {
	expect(branchOf(errorText(explainFailure(failure, request)))).toBe(code);
});

test('for an item that was not sent, the expression says so', () => {
	const { message, description } = new InputError('Leverage is empty', 'Set Leverage to 5.');
	expect(branchOf(errorText({ message, description }))).toBe('not sent');
});

test('the example that branches uses the same expression', () => {
	const example = readFileSync(join(ROOT, 'examples/branch-on-bybit-error-code.json'), 'utf8');
	expect(example).toContain(JSON.stringify(`=${expression}`));
});

test('the README has at most 1,500 words', () => {
	const text = README.replace(/```[^]*?```/g, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\]\([^)]*\)/g, '] ')
		.replace(/`[^`]*`/g, ' code ');
	const words = text.match(/[\p{L}\d][\p{L}\d'’.×%-]*/gu) ?? [];
	expect(words.length).toBeLessThanOrEqual(1_500);
});
