import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { CredentialError } from '../../../../credentials/bybitLeverageApi/CredentialError';
import { BybitRequestError } from '../../../../nodes/Bybit/errors/BybitRequestError';
import { InputError } from '../../../../nodes/Bybit/errors/InputError';
import type { RequestFailure } from '../../../../nodes/Bybit/errors/requestFailure';
import { toNodeError } from '../../../../nodes/Bybit/errors/toNodeError';
import { setLeverage } from './requests';

const node: INode = {
	...{ id: '1', name: 'Bybit', type: 'bybit', typeVersion: 1 },
	position: [0, 0],
	parameters: {},
};

const ITEM = 3;
const SECRET = 'Zq3KfP8sWn2vLx7YbT';

const convert = (error: unknown) => toNodeError(node, error, ITEM, setLeverage);

test.each<[RequestFailure, string | null]>([
	[{ kind: 'retCode', retCode: 10003, retMsg: '' }, '10003'],
	[{ kind: 'retCode', retCode: 429, retMsg: '' }, '429'],
	[{ kind: 'http', status: 503, html: false }, '503'],
	[{ kind: 'connection', code: 'ECONNRESET' }, null],
	[{ kind: 'unexpectedResponse' }, null],
])('%j is explained, with the code that n8n shows', (failure, httpCode) => {
	const error = convert(new BybitRequestError(failure));
	expect(error).toMatchObject({ httpCode, messages: [], context: { itemIndex: ITEM } });
	expect(error.message).toMatch(/^BTCUSDT: /);
	expect(error.description).toMatch(/\)$/);
});

test('a failed request is explained even where nobody knows what it was', () => {
	const failure: RequestFailure = { kind: 'http', status: 503, html: false };
	expect(toNodeError(node, new BybitRequestError(failure), ITEM).message).toBe(
		'Request to Bybit: Bybit is temporarily unavailable',
	);
});

describe('an error found before a response', () => {
	it.each<[string, unknown, string, string | null]>([
		['input', new InputError('Leverage is empty', 'Set it.'), 'Leverage is empty', 'Set it.'],
		[
			'a symbol that n8n takes for a code of Node.js',
			new InputError('PEPERMINTUSDT: not found', 'Set Symbol.'),
			'PEPERMINTUSDT: not found',
			'Set Symbol.',
		],
		[
			'the credential, however wrapped',
			new Error(SECRET, { cause: new Error(SECRET, { cause: new CredentialError('No key.') }) }),
			'No key.',
			null,
		],
		[
			'n8n',
			new NodeOperationError(node, 'Credentials not found', { description: 'Select one.' }),
			'Credentials not found',
			'Select one.',
		],
		[
			"n8n's request function, which holds the signed request",
			new NodeApiError(node, { message: `apiKey: ${SECRET}`, config: { headers: SECRET } }),
			'apiKey: [hidden]',
			null,
		],
		[
			"n8n's database",
			new Error('connect ECONNREFUSED 127.0.0.1:5432'),
			'connect ECONNREFUSED 127.0.0.1:5432',
			null,
		],
		['nothing foreseen', `thrown text ${SECRET}`, 'thrown text [hidden]', null],
	])('of %s keeps its text and shows no code', (_, thrown, message, description) => {
		const error = convert(thrown);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({ message, httpCode: null, messages: [] });
		expect(error.description ?? null).toBe(description);
		expect(error.context).toMatchObject({ itemIndex: ITEM });
		expect(JSON.stringify(error)).not.toContain(SECRET);
	});
});

test.each(['alone', 'in pairs'])('causes that go round in circles come to an end: %s', (how) => {
	const one = new Error('round');
	one.cause = how === 'alone' ? one : new Error('and round', { cause: one });
	expect(convert(one).message).toBe('round');
});

test('what was converted already stays as it is', () => {
	const error = convert(new InputError('Leverage is empty', 'Set it.'));
	expect(toNodeError(node, error, 7)).toBe(error);
});
