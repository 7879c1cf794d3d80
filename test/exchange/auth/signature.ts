import { createHmac, verify } from 'node:crypto';
import type { ExchangeRequest } from '../request';
import { headerOf } from '../request';
import type { ApiKey } from './accounts';

/**
 * What a client had to sign: timestamp, key and window as sent, then the raw query or the raw body.
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export function payloadOf(request: ExchangeRequest): Buffer {
	const prefix =
		headerOf(request, 'x-bapi-timestamp') +
		headerOf(request, 'x-bapi-api-key') +
		headerOf(request, 'x-bapi-recv-window');
	return request.method === 'GET'
		? Buffer.from(prefix + request.query)
		: Buffer.concat([Buffer.from(prefix), request.body]);
}

/** Checks a signature: lower-case hex of HMAC-SHA256, or base64 of RSASSA-PKCS1-v1_5 with SHA-256. */
export function isSignatureValid(key: ApiKey, payload: Buffer, signature: string): boolean {
	if (key.verifier.type === 'secret') {
		return createHmac('sha256', key.verifier).update(payload).digest('hex') === signature;
	}
	const bytes = Buffer.from(signature, 'base64');
	// Node reads sloppy base64, Bybit does not.
	if (bytes.toString('base64') !== signature) return false;
	return verify('sha256', payload, key.verifier, bytes);
}
