import { NodeOperationError, type INode } from 'n8n-workflow';

import { CredentialError } from '../../../../credentials/bybitLeverageApi/CredentialError';
import { BybitRequestError } from '../../../../nodes/Bybit/errors/BybitRequestError';
import type { RequestFailure } from '../../../../nodes/Bybit/errors/requestFailure';
import { InputError } from '../../../../nodes/Bybit/errors/InputError';
import { toNodeError } from '../../../../nodes/Bybit/errors/toNodeError';
import { asked } from './requestInfo';

const node: INode = {
	...{ id: '1', name: 'Bybit', type: 'bybit', typeVersion: 1 },
	position: [0, 0],
	parameters: {},
};

const ITEM = 3;
const inItem = { context: { itemIndex: ITEM } };
const shown = (error: unknown) => toNodeError(node, error, ITEM, asked);

test.each<[RequestFailure, string, object | undefined]>([
	[{ kind: 'retCode', retCode: 10003, retMsg: '' }, '10003', { cause: 'credential-invalid' }],
	[{ kind: 'retCode', retCode: 110043, retMsg: '' }, '110043', undefined],
	[{ kind: 'http', status: 503, html: false }, '503', { cause: 'temporarily-unavailable' }],
])('%j shows its code, and what caused it', (given, httpCode, failure) => {
	const error = shown(new BybitRequestError(given));
	expect(error).toMatchObject({ name: 'NodeApiError', httpCode, ...inItem });
	expect((error as { failure?: object }).failure).toEqual(failure);
});

test.each<RequestFailure>([
	{ kind: 'unexpectedResponse' },
	{ kind: 'connection', code: 'ECONNRESET' },
])('%j has no code to show', (failure) => {
	const error = shown(new BybitRequestError(failure));
	expect(error).toMatchObject({ name: 'NodeApiError', ...inItem });
	expect((error as { httpCode?: string | null }).httpCode ?? 'none').toBe('none');
});

test('refused input says what happened and how to fix it', () => {
	expect(shown(new InputError('Leverage is empty', 'Set it.'))).toMatchObject({
		...{ name: 'NodeOperationError', message: 'Leverage is empty', description: 'Set it.' },
		...inItem,
	});
});

test('a refusal of the credential is found below what n8n wraps it in, and nothing else is shown', () => {
	const wrapped = new Error('sent {apiSecret}', {
		cause: new Error('also', { cause: new CredentialError('The API Key is empty.') }),
	});
	expect(shown(wrapped)).toMatchObject({
		...{ name: 'NodeOperationError', message: 'The API Key is empty.' },
		...inItem,
	});
});

test('an error that is its own cause ends the search', () => {
	const circular = new Error('round');
	circular.cause = circular;
	expect(shown(circular)).toMatchObject({ name: 'NodeOperationError', message: 'round' });
});

test('what n8n has put in words already stays as it is', () => {
	const error = new NodeOperationError(node, 'no credential');
	expect(shown(error)).toBe(error);
});

test.each([
	[new Error('unforeseen'), 'unforeseen'],
	['thrown text', 'thrown text'],
])('%p becomes an error of the node', (thrown, message) => {
	const error = shown(thrown);
	expect(error).toBeInstanceOf(NodeOperationError);
	expect(error).toMatchObject({ message, ...inItem });
});
