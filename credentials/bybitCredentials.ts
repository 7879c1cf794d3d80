import type { Environment } from './environments';
import { readPrivateKey } from './privateKey';
import { Refusal } from './refusal';
import { signHmac, signRsa } from './signing';

/** The credential `bybitApi` as n8n decrypts it. */
export interface BybitCredentials {
	environment: Environment;
	/** Read for environment `custom` only. */
	baseUrl?: string;
	keyType: 'hmac' | 'rsa';
	apiKey: string;
	/** Read for key type `hmac` only. */
	apiSecret?: string;
	/** Read for key type `rsa` only; PEM. */
	privateKey?: string;
	/** How long a request stays valid, in ms; 5000 when empty. */
	recvWindow?: number;
}

const defaultRecvWindow = 5000;
const longestRecvWindow = 60_000;

function readText(value: unknown, field: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text !== '') return text;
	throw new Refusal(
		`The ${field} of the Bybit credential is empty. Open the credential and paste the ${field} that belongs to the key in Bybit's API Management.`,
	);
}

/** @throws {Refusal} when it is empty, or has characters that no key of Bybit's has */
export function readApiKey({ apiKey }: Partial<BybitCredentials>): string {
	const key = readText(apiKey, 'API Key');
	if (/^[\x21-\x7e]+$/.test(key)) return key;
	throw new Refusal(
		"The API Key of the Bybit credential has blanks or special characters in it. Copy it once more from Bybit's API Management: it consists of letters and digits only.",
	);
}

/**
 * @returns how long a request stays valid, in ms, as it goes into the header
 * @throws {Refusal} when it is not a whole number from 1 to 60000
 */
export function readRecvWindow({ recvWindow }: { recvWindow?: unknown }): string {
	if (recvWindow === undefined || recvWindow === null || recvWindow === '') {
		return String(defaultRecvWindow);
	}
	const ms = typeof recvWindow === 'string' ? Number(recvWindow) : recvWindow;
	if (Number.isInteger(ms) && Number(ms) > 0 && Number(ms) <= longestRecvWindow) return String(ms);
	throw new Refusal(
		`The Receive Window of the Bybit credential is ${String(recvWindow)}. Enter a whole number of milliseconds from 1 to ${longestRecvWindow}; ${defaultRecvWindow} suits most.`,
	);
}

/**
 * @param payload timestamp + API key + receive window + query or body
 * @throws {Refusal} when the secret or the private key is empty or cannot be read
 */
export function signatureOf(payload: string, credentials: Partial<BybitCredentials>): string {
	return credentials.keyType === 'rsa'
		? signRsa(payload, readPrivateKey(readText(credentials.privateKey, 'Private Key')))
		: signHmac(payload, readText(credentials.apiSecret, 'API Secret'));
}
