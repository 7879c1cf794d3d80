import { createHmac, type KeyObject, sign } from 'node:crypto';

/**
 * Signs with a system-generated key.
 *
 * @param payload timestamp + API key + receive window + query or body
 * @returns HMAC-SHA256 in lower-case hex
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export function signHmac(payload: string, secret: string): string {
	return createHmac('sha256', secret).update(payload).digest('hex');
}

/**
 * Signs with a self-generated key.
 *
 * @param payload timestamp + API key + receive window + query or body
 * @returns RSASSA-PKCS1-v1_5 with SHA-256 in base64
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export function signRsa(payload: string, key: KeyObject): string {
	return sign('RSA-SHA256', Buffer.from(payload), key).toString('base64');
}
