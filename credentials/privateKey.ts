import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { BoundedMap } from './boundedMap';
import { Refusal } from './refusal';

const armour = /-----BEGIN\s*([A-Z ]*?)\s*KEY-----([\s\S]*?)-----END[A-Z\s]*KEY-----/;

const passphrase =
	'It is protected by a passphrase. Take it off with "openssl rsa -in key.pem -out plain.pem" and paste the content of plain.pem.';
const notRsa =
	'It is not an RSA key in PEM. Make one with "openssl genrsa -out key.pem 2048" and give Bybit its public half.';

/** Keys in PEM that are not the one that is needed, by what their first line says. */
const advices: Array<{ seen: RegExp; advice: string }> = [
	{
		seen: /PUBLIC/,
		advice:
			'It is the public key, which belongs on Bybit\'s website. Paste the private one, whose first line reads "BEGIN PRIVATE KEY" or "BEGIN RSA PRIVATE KEY".',
	},
	{ seen: /ENCRYPTED/, advice: passphrase },
	{ seen: /OPENSSH|\b(EC|DSA)\b/, advice: notRsa },
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

// Reading a key takes longer than signing with it, and n8n hands over the text anew for each item.
// In return a few keys outlive their execution: held by OpenSSL, found by the hash of their text.
const read = new BoundedMap<string, KeyObject>(8);

/**
 * Reads an RSA private key: PKCS#8 or PKCS#1 PEM, also when its line breaks became blanks, literal
 * `\n`, or nothing, as password fields and environment files leave them.
 *
 * @throws {Refusal} when there is no RSA private key in it; the message shows none of it
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export function readPrivateKey(text: string): KeyObject {
	const fingerprint = createHash('sha256').update(text).digest('hex');
	const known = read.get(fingerprint);
	if (known) return known;
	const key = parse(text);
	read.set(fingerprint, key);
	return key;
}

function parse(text: string): KeyObject {
	const pem = text.replace(/\\[rn]/g, '');
	const [, label = '', content = pem] = armour.exec(pem) ?? [];
	const advice = advices.find(({ seen }) => seen.test(label))?.advice;
	if (advice) refuse(advice);
	// The older way of protecting a PKCS#1 key: a header between the BEGIN line and the key.
	if (/ENCRYPTED/.test(content)) refuse(passphrase);
	const der = Buffer.from(content, 'base64');
	const key = fromDer(der, 'pkcs8') ?? fromDer(der, 'pkcs1');
	if (!key) refuse(unreadable);
	if (key.asymmetricKeyType !== 'rsa') refuse(notRsa);
	return key;
}
