import { createHmac, generateKeyPairSync, verify } from 'node:crypto';
import { setClockOffset } from '../../../credentials/bybitLeverageApi/clockOffset';
import type { BybitCredentials } from '../../../credentials/bybitLeverageApi/credentialData';
import type { RequestToSign } from '../../../credentials/bybitLeverageApi/requestUrl';
import {
	onSign,
	signHmac,
	signPayload,
	signRequest,
	signRsa,
} from '../../../credentials/bybitLeverageApi/signRequest';

const credentials: BybitCredentials = {
	environment: 'testnet',
	keyType: 'hmac',
	apiKey: 'XXXXXXXXXX',
	apiSecret: 'testsecret',
	recvWindow: 5000,
};
const leverage = { category: 'linear', symbol: 'BTCUSDT', buyLeverage: '6', sellLeverage: '6' };
const postSignature = 'a1e33d5ddee801728eca3dac5ae19c5fd509fdb0c25f307a5d126298e0cf7b54';
const getSignature = 'e9e1686091da6f34519e7fb106aee9372c97936b78c16274c62247b1563ad64e';
const path = '/v5/position/set-leverage';

let now: jest.SpyInstance;
beforeEach(() => (now = jest.spyOn(Date, 'now').mockReturnValue(1658385579423)));
afterEach(() => jest.restoreAllMocks());

function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
	return Object.freeze(value);
}

describe('signRequest', () => {
	it('signs the body of a POST', () => {
		const request = { method: 'POST', url: path, body: leverage, timeout: 10 };
		expect(signRequest(credentials, request)).toEqual({
			method: 'POST',
			url: `https://api-testnet.bybit.com${path}`,
			body: JSON.stringify(leverage),
			headers: {
				'Content-Type': 'application/json',
				'X-BAPI-API-KEY': 'XXXXXXXXXX',
				'X-BAPI-TIMESTAMP': '1658385579423',
				'X-BAPI-RECV-WINDOW': '5000',
				'X-BAPI-SIGN': postSignature,
			},
			timeout: 10,
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
		});
	});

	it('signs the query of a GET, which loses its body', () => {
		const qs = { category: 'linear', symbol: 'BTCUSDT' };
		const signed = signRequest(credentials, { url: '/v5/position/list', qs, body: leverage });
		expect(signed).toMatchObject({
			method: 'GET',
			url: 'https://api-testnet.bybit.com/v5/position/list?category=linear&symbol=BTCUSDT',
			headers: { 'X-BAPI-SIGN': getSignature },
		});
		expect(signed).not.toHaveProperty('qs');
		expect(signed).not.toHaveProperty('body');
		expect(signed.headers).not.toHaveProperty('Content-Type');
	});

	it('signs a POST with no body', () => {
		const signed = signRequest(credentials, { method: 'post', url: path, body: '' });
		expect(signed).toMatchObject({
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
		});
		expect(signed).not.toHaveProperty('body');
	});

	it('keeps uri', () => {
		const uri = `https://api-testnet.bybit.com${path}`;
		const request = { method: 'POST', uri, body: leverage, json: true };
		expect(signRequest(credentials, request)).toMatchObject({ uri, json: true });
		expect(signRequest(credentials, request)).not.toHaveProperty('url');
	});

	it('goes by url where there is a uri as well, or neither', () => {
		const url = `https://api-testnet.bybit.com${path}`;
		expect(signRequest(credentials, { url: path, uri: 'elsewhere' })).toMatchObject({ url });
		const bare = signRequest(credentials, { baseURL: url });
		expect(bare).toMatchObject({ url });
		expect(bare).not.toHaveProperty('uri');
	});

	it('replaces its own headers in whatever case, and keeps the others', () => {
		const headers = {
			'x-bapi-sign': 'old',
			'X-Bapi-Api-Key': 'old',
			'content-type': 'text/plain',
			'Content-Length': 3,
			Accept: 'text/html',
		};
		const signed = signRequest(credentials, {
			method: 'POST',
			url: path,
			headers,
			body: leverage,
		});
		expect(Object.keys(signed.headers).sort()).toEqual([
			'Accept',
			'Content-Type',
			'X-BAPI-API-KEY',
			'X-BAPI-RECV-WINDOW',
			'X-BAPI-SIGN',
			'X-BAPI-TIMESTAMP',
		]);
	});

	it('never changes what it was handed', () => {
		const request = deepFreeze({
			method: 'POST',
			url: path,
			qs: { a: ['1'] },
			body: leverage,
			headers: { 'X-BAPI-SIGN': 'old' },
		});
		expect(() => signRequest(deepFreeze({ ...credentials }), request)).not.toThrow();
	});

	it.each<[string, RequestToSign]>([
		['POST', { method: 'POST', url: path, body: leverage }],
		['GET', { url: '/v5/position/list', qs: { symbol: "a'%ä", list: [1, 2] } }],
	])('signs a signed %s afresh', (_method, request) => {
		const first = signRequest(credentials, request);
		expect(signRequest(credentials, deepFreeze(first))).toEqual(first);

		now.mockReturnValue(1658385579424);
		const second = signRequest(credentials, first);
		expect(second).toEqual(signRequest(credentials, request));
		expect(second.headers['X-BAPI-SIGN']).not.toBe(first.headers['X-BAPI-SIGN']);
	});

	it("goes by the exchange's clock once that is learnt", () => {
		const environment = 'custom';
		const here = { ...credentials, environment, baseUrl: 'http://localhost:1' } as const;
		setClockOffset('http://localhost:1', -2000);
		expect(signRequest(here, { url: '/v5' }).headers['X-BAPI-TIMESTAMP']).toBe('1658385577423');
		expect(signRequest(credentials, { url: '/v5' }).headers['X-BAPI-TIMESTAMP']).toBe(
			'1658385579423',
		);
	});

	it('adds the header of the Hong Kong site', () => {
		const signed = signRequest({ ...credentials, environment: 'hk' }, { url: '/v5' });
		expect(signed).toMatchObject({
			url: 'https://api.spark-fintech.com/v5',
			headers: { 'x-refer-site-id': 'HKG' },
		});
	});
});

describe('signPayload', () => {
	const apiSecret = 'testsecret';

	it('signs with the secret, without what was pasted around it', () => {
		const expected = createHmac('sha256', apiSecret).update('payload').digest('hex');
		expect(signPayload('payload', { keyType: 'hmac', apiSecret: ` ${apiSecret}\n` })).toBe(
			expected,
		);
	});

	it.each([
		['hmac', 'API Secret'],
		['rsa', 'Private Key'],
	] as const)('wants for %s an %s', (keyType, field) => {
		expect(() => signPayload('payload', { keyType })).toThrow(
			`The ${field} of the Bybit credential`,
		);
	});
});

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

describe('onSign', () => {
	const request = { method: 'POST', url: path, body: leverage };

	it('hands over the signed request and its timestamp, once per signature of that very object', () => {
		const options = { ...request };
		const listener = jest.fn();
		onSign(options, listener);
		signRequest(credentials, { ...options });
		expect(listener).not.toHaveBeenCalled();
		const signed = signRequest(credentials, options);
		const timestamp = Number(signed.headers['X-BAPI-TIMESTAMP']);
		expect(listener.mock.calls).toEqual([[signed, timestamp]]);
	});

	it('is called again when n8n hands over the signed request', () => {
		const options = { ...request };
		const listener = jest.fn();
		onSign(options, listener);
		signRequest(credentials, signRequest(credentials, options));
		expect(listener).toHaveBeenCalledTimes(2);
	});

	it('adds what the listener sets', () => {
		const options = { ...request };
		const { signal } = new AbortController();
		onSign(options, (signed) => (signed.abortSignal = signal));
		expect(signRequest(credentials, options)).toMatchObject({ abortSignal: signal });
	});

	it('rejects the request with what the listener throws', () => {
		const options = { ...request };
		const error = new Error('stopped');
		onSign(options, () => {
			throw error;
		});
		expect(() => signRequest(credentials, options)).toThrow(error);
	});

	it('is not called for a request that was rejected', () => {
		const options = { ...request, url: 'https://evil.example/' };
		const listener = jest.fn();
		onSign(options, listener);
		expect(() => signRequest(credentials, options)).toThrow();
		expect(listener).not.toHaveBeenCalled();
	});
});
