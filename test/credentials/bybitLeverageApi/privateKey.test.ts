import { generateKeyPairSync } from 'node:crypto';
import { readPrivateKey } from '../../../credentials/bybitLeverageApi/privateKey';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

const shapes: Array<[string, (pem: string) => string]> = [
	['as it is', (pem) => pem],
	['with Windows line breaks', (pem) => pem.replace(/\n/g, '\r\n')],
	['with line breaks turned into \\n', (pem) => pem.replace(/\n/g, '\\n')],
	['with line breaks turned into \\r\\n', (pem) => pem.replace(/\n/g, '\\r\\n')],
	['with line breaks turned into blanks', (pem) => pem.replace(/\n/g, ' ')],
	['with line breaks lost', (pem) => pem.replace(/\n/g, '')],
	['with every blank lost', (pem) => pem.replace(/\s/g, '')],
	['in quotes', (pem) => `"${pem.replace(/\n/g, '\\n')}"`],
	['among other text', (pem) => `Bag Attributes\n  friendlyName: x\n${pem}\nthe end`],
	['with indented lines', (pem) => pem.replace(/^/gm, '\t  ')],
	['without its BEGIN and END lines', (pem) => pem.replace(/-----.*-----/g, '')],
];

describe.each([
	['PKCS#8', pkcs8],
	['PKCS#1', pkcs1],
])('readPrivateKey reads %s', (_form, pem) => {
	it.each(shapes)('%s', (_shape, reshape) => {
		expect(readPrivateKey(reshape(pem)).equals(privateKey)).toBe(true);
	});
});

describe('readPrivateKey refuses', () => {
	const cipher = { cipher: 'aes-256-cbc', passphrase: 'x' };
	const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
	const ed25519 = generateKeyPairSync('ed25519').privateKey;
	const middle = pkcs8.length / 2;

	it.each<[string, string, RegExp]>([
		['a public key', publicKey.export({ type: 'spki', format: 'pem' }).toString(), /public key/],
		[
			'a protected PKCS#8 key',
			privateKey.export({ type: 'pkcs8', format: 'pem', ...cipher }).toString(),
			/passphrase/,
		],
		[
			'a protected PKCS#1 key',
			privateKey.export({ type: 'pkcs1', format: 'pem', ...cipher }).toString(),
			/passphrase/,
		],
		['an EC key', ec.export({ type: 'sec1', format: 'pem' }).toString(), /not an RSA key/],
		[
			'an EC key in PKCS#8',
			ec.export({ type: 'pkcs8', format: 'pem' }).toString(),
			/not an RSA key/,
		],
		[
			'an Ed25519 key',
			ed25519.export({ type: 'pkcs8', format: 'pem' }).toString(),
			/not an RSA key/,
		],
		['an OpenSSH key', pkcs8.replace(/PRIVATE/g, 'OPENSSH PRIVATE'), /not an RSA key/],
		['half a key', pkcs8.slice(0, middle), /Paste the whole PEM file/],
		['a key with a hole', pkcs8.slice(0, middle) + pkcs8.slice(middle + 80), /Paste the whole/],
		['a secret', 'A1b2C3d4E5f6G7h8I9j0', /Paste the whole/],
		['odd characters', 'ключ', /Paste the whole/],
	])('%s, and shows none of it', (_name, pem, message) => {
		expect(() => readPrivateKey(pem)).toThrow(message);
		const shown = shownBy(() => readPrivateKey(pem));
		for (const piece of pem.match(/[A-Za-z0-9+/]{20,}/g) ?? []) expect(shown).not.toContain(piece);
	});
});

function shownBy(read: () => unknown): string {
	try {
		read();
	} catch (error) {
		return (error as Error).stack ?? '';
	}
	return '';
}
