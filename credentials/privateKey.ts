import { createPrivateKey, type KeyObject } from 'node:crypto';
import { Refusal } from './refusal';

const armour = /-----BEGIN\s*([A-Z ]*?)\s*KEY-----([\s\S]*?)-----END[A-Z\s]*KEY-----/;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Keys in PEM that are not the one that is needed, and what to do about each. */
const advices: Array<{ seen: RegExp; advice: string }> = [
	{
		seen: /PUBLIC/,
		advice:
			'It is the public key, which belongs on Bybit\'s website. Paste the private one, whose first line reads "BEGIN PRIVATE KEY" or "BEGIN RSA PRIVATE KEY".',
	},
	{
		seen: /ENCRYPTED/,
		advice:
			'It is protected by a passphrase. Take it off with "openssl rsa -in key.pem -out plain.pem" and paste the content of plain.pem.',
	},
	{
		seen: /OPENSSH|(^|\s)(EC|DSA)(\s|$)/,
		advice: 'It is not an RSA key in PEM. Make one with "openssl genrsa -out key.pem 2048".',
	},
];

const unreadable =
	'Paste the whole PEM file, from "-----BEGIN PRIVATE KEY-----" to "-----END PRIVATE KEY-----".';

function refuse(advice: string): never {
	throw new Refusal(`The Private Key of the Bybit credential cannot be read. ${advice}`);
}

function fromDer(key: Buffer, type: 'pkcs8' | 'pkcs1'): KeyObject | undefined {
	try {
		return createPrivateKey({ key, format: 'der', type });
	} catch {
		// OpenSSL's own words say nothing that the operator could act on.
		return undefined;
	}
}

/**
 * Reads an RSA private key: PKCS#8 or PKCS#1 PEM, also when its line breaks became blanks, literal
 * `\n`, or nothing, as password fields and environment files leave them.
 *
 * @throws {Refusal} when there is no RSA private key in it; the message shows none of it
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export function readPrivateKey(text: string): KeyObject {
	const pem = text.replace(/\\[rn]/g, '\n');
	const [, label = '', content = pem] = armour.exec(pem) ?? [];
	const advice = advices.find(({ seen }) => seen.test(label))?.advice;
	if (advice) refuse(advice);
	if (/ENCRYPTED/.test(content)) refuse(advices[1]?.advice ?? unreadable);
	const body = content.replace(/\s/g, '');
	if (!base64.test(body)) refuse(unreadable);
	const der = Buffer.from(body, 'base64');
	const key = fromDer(der, 'pkcs8') ?? fromDer(der, 'pkcs1');
	if (!key) refuse(unreadable);
	if (key.asymmetricKeyType !== 'rsa') refuse(advices[2]?.advice ?? unreadable);
	return key;
}
