import { NodeApiError, type INode } from 'n8n-workflow';

import { CredentialError } from '../../../../credentials/bybitLeverageApi/CredentialError';
import { failedConnection } from '../../../../nodes/Bybit/transport/connection';

const node = { name: 'Bybit', type: 'bybit', typeVersion: 1, parameters: {} } as INode;

function asAxios(code: string): Error {
	return Object.assign(new Error(code), { code, config: { headers: { 'X-BAPI-SIGN': 'secret' } } });
}

test.each(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'ENOTFOUND', 'CERT_HAS_EXPIRED'])(
	'%s, as n8n wraps it, is the connection, and nothing else of it is kept',
	(code) => {
		const wrapped = new NodeApiError(node, { message: 'no' });
		wrapped.cause = asAxios(code);
		const failed = failedConnection(wrapped);
		expect(failed?.failure).toEqual({ kind: 'connection', code });
		expect(failed?.cause).toBeUndefined();
	},
);

test("a credential's refusal is not the connection", () => {
	expect(
		failedConnection(new Error('wrapped', { cause: new CredentialError('no key') })),
	).toBeUndefined();
	expect(failedConnection('text')).toBeUndefined();
	expect(failedConnection(Object.assign(new Error('no'), { code: 5 }))).toBeUndefined();
});

test('a cycle of causes ends', () => {
	const error = new Error('round');
	error.cause = error;
	expect(failedConnection(error)).toBeUndefined();
});
