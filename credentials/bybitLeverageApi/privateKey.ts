import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { BoundedMap } from './boundedMap';
import { CredentialError } from './CredentialError';

const pemBlock = /-----BEGIN\s*([A-Z ]*?)\s*KEY-----([\s\S]*?)-----END[A-Z\s]*KEY-----/;

const passphrase =
	'It is protected by a passphrase. Remove it with "openssl rsa -in key.pem -out plain.pem" and paste the contents of plain.pem.';
const notRsa =
	'It is not an RSA key in PEM format. Create one with "openssl genrsa -out key.pem 2048" and register its public key with Bybit.';

/** Kinds of PEM that cannot be used, by the label in their first line. */
const unusableKeys: Array<{ label: RegExp; fix: string }> = [
	{
		label: /PUBLIC/,
		fix: 'It is the public key, which belongs on Bybit\'s website. Paste the private key, whose first line is "BEGIN PRIVATE KEY" or "BEGIN RSA PRIVATE KEY".',
	},
	{ label: /ENCRYPTED/, fix: passphrase },
	{ label: /OPENSSH|\b(EC|DSA)\b/, fix: notRsa },
];

const unreadable =
	'Paste the whole PEM file, from "-----BEGIN PRIVATE KEY-----" to "-----END PRIVATE KEY-----".';

function reject(fix: string): never {
	throw new CredentialError(`The Private Key of the Bybit credential cannot be read. ${fix}`);
}

function fromDer(key: Buffer, type: 'pkcs8' | 'pkcs1'): KeyObject | undefined {
	try {
		return createPrivateKey({ key, format: 'der', type });
	} catch {
		// OpenSSL's message says nothing that the operator could act on.
		return undefined;
	}
}

// Parsing a key takes longer than signing with it, and n8n hands over the text for every item. In return a
// few keys outlive their execution: held by OpenSSL, found by the hash of their text.
const parsedKeys = new BoundedMap<string, KeyObject>(8);

/**
 * Reads an RSA private key: PKCS#8 or PKCS#1 PEM, also when its line breaks became spaces, literal
 * `\n`, or nothing, as password fields and environment files leave them.
 *
 * @throws {CredentialError} when there is no RSA private key in it; the message shows none of it
 * @see https://bybit-exchange.github.io/docs/v5/guide#authentication
 */
export function readPrivateKey(text: string): KeyObject {
	const fingerprint = createHash('sha256').update(text).digest('hex');
	const known = parsedKeys.get(fingerprint);
	if (known) return known;
	const key = parse(text);
	parsedKeys.set(fingerprint, key);
	return key;
}

function parse(text: string): KeyObject {
	const pem = text.replace(/\\[rn]/g, '');
	const [, label = '', content = pem] = pemBlock.exec(pem) ?? [];
	const unusable = unusableKeys.find((kind) => kind.label.test(label));
	if (unusable) reject(unusable.fix);
	// PKCS#1's own encryption: a header between the BEGIN line and the key.
	if (/ENCRYPTED/.test(content)) reject(passphrase);
	const der = Buffer.from(content, 'base64');
	const key = fromDer(der, 'pkcs8') ?? fromDer(der, 'pkcs1');
	if (!key) reject(unreadable);
	if (key.asymmetricKeyType !== 'rsa') reject(notRsa);
	return key;
}
