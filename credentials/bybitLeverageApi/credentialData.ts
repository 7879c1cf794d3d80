import { CredentialError } from './CredentialError';
import type { Environment } from './environments';

/** The credential `bybitLeverageApi` as n8n decrypts it. */
export interface BybitCredentials {
	environment: Environment;
	/** For environment `custom` only. */
	baseUrl?: string;
	keyType: 'hmac' | 'rsa';
	apiKey: string;
	/** For key type `hmac` only. */
	apiSecret?: string;
	/** For key type `rsa` only; PEM. */
	privateKey?: string;
	/** How long a request stays valid, in ms; 5000 when empty. */
	recvWindow?: number;
	/** The highest leverage that requests may set, in ×; no limit when empty. */
	maxLeverage?: string | number;
}

const defaultRecvWindow = 5000;
const longestRecvWindow = 60_000;

/**
 * @param field the field's name in the credential's window
 * @returns the text without surrounding spaces and line breaks
 * @throws {CredentialError} when it is empty
 */
export function readRequiredText(value: unknown, field: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text !== '') return text;
	throw new CredentialError(
		`The ${field} of the Bybit credential is empty. Open the credential and enter the ${field} of a key from Bybit's API Management.`,
	);
}

/** @throws {CredentialError} when it is empty, or has characters that no Bybit key has */
export function readApiKey({ apiKey }: Partial<BybitCredentials>): string {
	const key = readRequiredText(apiKey, 'API Key');
	if (/^[\x21-\x7e]+$/.test(key)) return key;
	throw new CredentialError(
		"The API Key of the Bybit credential contains spaces or special characters. Copy it again from Bybit's API Management: it has letters and digits only.",
	);
}

/**
 * @returns how long a request stays valid, in ms, as sent in the header
 * @throws {CredentialError} when it is not a whole number from 1 to 60000
 */
export function readRecvWindow({ recvWindow }: { recvWindow?: unknown }): string {
	if (recvWindow === undefined || recvWindow === null || recvWindow === '') {
		return String(defaultRecvWindow);
	}
	const ms = typeof recvWindow === 'string' ? Number(recvWindow) : recvWindow;
	if (Number.isInteger(ms) && Number(ms) > 0 && Number(ms) <= longestRecvWindow) return String(ms);
	throw new CredentialError(
		`The Receive Window (ms) of the Bybit credential is ${String(recvWindow)}. Enter a whole number from 1 to ${longestRecvWindow}; the default is ${defaultRecvWindow}.`,
	);
}
