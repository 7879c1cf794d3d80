import type { BybitCredentials } from '../../credentials/bybitCredentials';
import { learnClockOffset } from '../../credentials/clock';
import type { HandedRequest } from '../../credentials/requestForm';
import { signedRequest } from '../../credentials/signedRequest';

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

describe('signedRequest', () => {
	it('signs the body of a POST', () => {
		const request = { method: 'POST', url: path, body: leverage, timeout: 10 };
		expect(signedRequest(credentials, request)).toEqual({
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
		const signed = signedRequest(credentials, { url: '/v5/position/list', qs, body: leverage });
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
		const signed = signedRequest(credentials, { method: 'post', url: path, body: '' });
		expect(signed).toMatchObject({
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
		});
		expect(signed).not.toHaveProperty('body');
	});

	it('leaves uri where it found it', () => {
		const uri = `https://api-testnet.bybit.com${path}`;
		const request = { method: 'POST', uri, body: leverage, json: true };
		expect(signedRequest(credentials, request)).toMatchObject({ uri, json: true });
		expect(signedRequest(credentials, request)).not.toHaveProperty('url');
	});

	it('goes by url where there is a uri as well, or neither', () => {
		const url = `https://api-testnet.bybit.com${path}`;
		expect(signedRequest(credentials, { url: path, uri: 'elsewhere' })).toMatchObject({ url });
		const bare = signedRequest(credentials, { baseURL: url });
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
		const signed = signedRequest(credentials, {
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
		expect(() => signedRequest(deepFreeze({ ...credentials }), request)).not.toThrow();
	});

	it.each<[string, HandedRequest]>([
		['POST', { method: 'POST', url: path, body: leverage }],
		['GET', { url: '/v5/position/list', qs: { symbol: "a'%ä", list: [1, 2] } }],
	])('signs a signed %s afresh', (_method, request) => {
		const first = signedRequest(credentials, request);
		expect(signedRequest(credentials, deepFreeze(first))).toEqual(first);

		now.mockReturnValue(1658385579424);
		const second = signedRequest(credentials, first);
		expect(second).toEqual(signedRequest(credentials, request));
		expect(second.headers['X-BAPI-SIGN']).not.toBe(first.headers['X-BAPI-SIGN']);
	});

	it("goes by the exchange's clock once that is learnt", () => {
		const environment = 'custom';
		const here = { ...credentials, environment, baseUrl: 'http://localhost:1' } as const;
		learnClockOffset('http://localhost:1', -2000);
		expect(signedRequest(here, { url: '/v5' }).headers['X-BAPI-TIMESTAMP']).toBe('1658385577423');
		expect(signedRequest(credentials, { url: '/v5' }).headers['X-BAPI-TIMESTAMP']).toBe(
			'1658385579423',
		);
	});

	it('adds what the Hong Kong site wants', () => {
		const signed = signedRequest({ ...credentials, environment: 'hk' }, { url: '/v5' });
		expect(signed).toMatchObject({
			url: 'https://api.spark-fintech.com/v5',
			headers: { 'x-refer-site-id': 'HKG' },
		});
	});
});
