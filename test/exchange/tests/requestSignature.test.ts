import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { Exchange } from '..';
import { get, post, send, type Signing } from './exchangeClient';
import { BODY, NOW, PATH, startAtKnownMoment } from './knownMoment';

let exchange: Exchange;
let key: Signing;
beforeAll(async () => ({ exchange, key } = await startAtKnownMoment()));
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

describe('signing vectors', () => {
	it('takes the known signature of a body', async () => {
		const signature = 'a1e33d5ddee801728eca3dac5ae19c5fd509fdb0c25f307a5d126298e0cf7b54';
		const { json } = await post(exchange.url, { ...key, sign: () => signature }, PATH, BODY);
		expect(json).toMatchObject({ retCode: 0, time: NOW });
	});

	it('takes the known signature of a query', async () => {
		const signature = 'e9e1686091da6f34519e7fb106aee9372c97936b78c16274c62247b1563ad64e';
		const signing = { ...key, sign: () => signature };
		const query = 'category=linear&symbol=BTCUSDT';
		const { json } = await get(exchange.url, signing, '/v5/position/list', query);
		expect(json.retCode).toBe(0);
	});
});

describe('the signature is of the raw bytes', () => {
	it('rejects a body with one byte altered, and says what it signed', async () => {
		const altered = BODY.replace('"6"}', '"7"}');
		const headers = headersOf(BODY);
		const { json, status } = await send(exchange.url, 'POST', PATH, headers, altered);
		expect(status).toBe(200);
		expect(json).toMatchObject({
			retCode: 10004,
			retMsg: `error sign! origin_string[${NOW}XXXXXXXXXX5000${altered}]`,
		});
		expect(exchange.log.at(-1)).toMatchObject({ signatureValid: false, applied: false });
	});

	it.each([
		['a blank more', BODY.replace(',', ', ')],
		['another order', `{"symbol":"BTCUSDT",${BODY.slice(1).replace('"symbol":"BTCUSDT",', '')}`],
		['unicode escaped', BODY.replace('BTC', '\\u0042TC')],
	])('takes %s when that is what was signed', async (_name, body) => {
		const { json } = await post(exchange.url, key, PATH, body);
		expect(json.retCode).toBe(0);
		const unsigned = await send(exchange.url, 'POST', PATH, headersOf(BODY), body);
		expect(unsigned.json.retCode).toBe(10004);
	});

	it.each([
		'symbol=BTCUSDT&category=linear',
		'category=linear&symbol=BTC%55SDT',
		'category=linear&symbol=BTCUSDT&',
	])('does not normalise the query %s', async (query) => {
		const path = '/v5/position/list';
		const signedAsSent = await get(exchange.url, key, path, query);
		expect(signedAsSent.json.retCode).toBe(0);
		const canonical = headersOf('category=linear&symbol=BTCUSDT');
		const other = await send(exchange.url, 'GET', `${path}?${query}`, canonical);
		expect(other.json.retCode).toBe(10004);
	});

	it.each([
		['upper-case hex', (hex: string) => hex.toUpperCase()],
		['a digit off', (hex: string) => hex.replace(/.$/, (c) => (c === '0' ? '1' : '0'))],
		['a digit short', (hex: string) => hex.slice(1)],
	])('rejects %s', async (_name, spoil) => {
		const { 'X-BAPI-SIGN': hex = '' } = headersOf(BODY);
		const { json } = await post(exchange.url, { ...key, sign: () => spoil(hex) }, PATH, BODY);
		expect(json.retCode).toBe(10004);
	});

	it('takes a missing window as 5000 and signs without it', async () => {
		const { json } = await post(exchange.url, { ...key, recvWindow: undefined }, PATH, BODY);
		expect(json.retCode).toBe(0);
		const early = { ...key, recvWindow: undefined, timestamp: NOW - 5001 };
		expect((await post(exchange.url, early, PATH, BODY)).json.retCode).toBe(10002);
	});
});

describe('RSA keys', () => {
	const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const rsaPublicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
	const base64 = (text: string): string =>
		sign('sha256', Buffer.from(text), pair.privateKey).toString('base64');

	it.each([
		['base64 of the payload', base64, 0],
		['hex', (text: string) => Buffer.from(base64(text), 'base64').toString('hex'), 10004],
		['base64 without padding', (text: string) => base64(text).replace(/=+$/, ''), 10004],
		['another payload', (text: string) => base64(`${text} `), 10004],
	])('%s', async (_name, signRsa, retCode) => {
		const { apiKey } = exchange.addAccount({ rsaPublicKey });
		const signing = { ...key, apiKey, sign: signRsa };
		expect((await post(exchange.url, signing, PATH, BODY)).json.retCode).toBe(retCode);
	});
});

/** The headers a client makes for this content, to be sent with another. */
function headersOf(content: string): Record<string, string> {
	const { apiKey, apiSecret } = key;
	const payload = `${NOW}${apiKey}5000${content}`;
	return {
		'X-BAPI-API-KEY': apiKey,
		'X-BAPI-TIMESTAMP': String(NOW),
		'X-BAPI-RECV-WINDOW': '5000',
		'X-BAPI-SIGN': createHmac('sha256', apiSecret).update(payload).digest('hex'),
		...(content.startsWith('{') ? { 'Content-Type': 'application/json' } : {}),
	};
}
