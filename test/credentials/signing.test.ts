import { generateKeyPairSync, verify } from 'node:crypto';
import { signHmac, signRsa } from '../../credentials/signing';

/** @see https://bybit-exchange.github.io/docs/v5/guide#authentication */
const prefix = '1658385579423' + 'XXXXXXXXXX' + '5000';

describe('signHmac', () => {
	it.each([
		[
			'{"category":"linear","symbol":"BTCUSDT","buyLeverage":"6","sellLeverage":"6"}',
			'a1e33d5ddee801728eca3dac5ae19c5fd509fdb0c25f307a5d126298e0cf7b54',
		],
		[
			'category=linear&symbol=BTCUSDT',
			'e9e1686091da6f34519e7fb106aee9372c97936b78c16274c62247b1563ad64e',
		],
	])('signs %s', (content, signature) => {
		expect(signHmac(prefix + content, 'testsecret')).toBe(signature);
	});
});

describe('signRsa', () => {
	it('makes a PKCS#1 v1.5 signature over SHA-256, in base64', () => {
		const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		const payload = `${prefix}symbol=ÄÖ€`;
		const signature = Buffer.from(signRsa(payload, privateKey), 'base64');
		expect(verify('RSA-SHA256', Buffer.from(payload), publicKey, signature)).toBe(true);
	});
});
