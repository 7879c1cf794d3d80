import type { Exchange } from '..';
import { get, post, postLeverage, send, type Signing } from './exchangeClient';
import { BODY, NOW, PATH, startAtKnownMoment } from './knownMoment';

let exchange: Exchange;
let key: Signing;
beforeAll(async () => ({ exchange, key } = await startAtKnownMoment()));
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

describe('the time rule: server − recvWindow <= timestamp < server + 1000', () => {
	it.each([
		[0, '5000', 0],
		[-5000, '5000', 0],
		[-5001, '5000', 10002],
		[-5001, '20000', 0],
		[999, '5000', 0],
		[1000, '5000', 10002],
		[1000, '60000', 10002],
	])('%d ms with a window of %s: %d', async (offset, recvWindow, retCode) => {
		const signing = { ...key, timestamp: NOW + offset, recvWindow };
		expect((await post(exchange.url, signing, PATH, BODY)).json.retCode).toBe(retCode);
	});

	it('says by how much, and follows a clock that is changed at run time', async () => {
		exchange.clockOffsetMs = 7000;
		const { json } = await post(exchange.url, key, PATH, BODY);
		exchange.clockOffsetMs = 0;
		expect(json.retMsg).toBe(
			'invalid request, please check your server timestamp or recv_window param. ' +
				`req_timestamp[${NOW}],server_timestamp[${NOW + 7000}],recv_window[5000]`,
		);
		expect(json.time).toBe(NOW + 7000);
	});

	it.each(['12.5', 'now', '1e12', '-1'])('rejects the timestamp %s', async (timestamp) => {
		const { json } = await post(exchange.url, { ...key, timestamp }, PATH, BODY);
		expect(json.retCode).toBe(10001);
	});
});

describe('keys', () => {
	it.each([
		['unknown', undefined, 10003],
		['of another environment', { environment: 'mainnet' }, 10003],
		['expired', { expired: true }, 33004],
		['banned', { banned: true }, 10008],
		['bound to another address', { ips: ['203.0.113.7'] }, 10010],
		['bound to this address', { ips: ['203.0.113.7', '127.0.0.1'] }, 0],
	] as const)('%s', async (_name, options, retCode) => {
		const made = options
			? exchange.addAccount({ ...options, ips: [...('ips' in options ? options.ips : ['*'])] })
			: { apiKey: 'unknown', apiSecret: 'x' };
		const { json } = await post(exchange.url, { ...key, ...made }, PATH, BODY);
		expect(json.retCode).toBe(retCode);
	});

	it.each([
		['X-BAPI-API-KEY', `apiTimestamp[${NOW}] apiKey[] apiSignature[`],
		['X-BAPI-TIMESTAMP', 'apiTimestamp[] apiKey[XXXXXXXXXX] apiSignature['],
		['X-BAPI-SIGN', `apiTimestamp[${NOW}] apiKey[XXXXXXXXXX] apiSignature[]`],
	])('without %s', async (header, retMsg) => {
		const signing = { ...key, headers: { [header]: undefined } };
		const { status, json } = await postLeverage(exchange.url, signing, 'BTCUSDT', '6');
		expect(status).toBe(200);
		expect(json).toMatchObject({ retCode: 10001, retMsg: expect.stringContaining(retMsg) });
	});

	it('without any authentication', async () => {
		const { status, json } = await send(exchange.url, 'POST', PATH, {}, BODY);
		expect(status).toBe(401);
		expect(json.retMsg).toBe('empty value: apiTimestamp[] apiKey[] apiSignature[]');
	});
});

describe('what is no request', () => {
	it.each([
		['GET', '/v5/position/no-such', 404],
		['GET', PATH, 404],
		['POST', '/v5/position/list', 404],
		['PUT', PATH, 400],
	])('%s %s: HTTP %d', async (method, path, status) => {
		expect((await send(exchange.url, method, path)).status).toBe(status);
	});

	it('a GET with a body is HTTP 403', async () => {
		const path = '/v5/user/query-api';
		expect((await send(exchange.url, 'GET', path, {}, '{}')).status).toBe(403);
		expect((await get(exchange.url, key, path)).json.retCode).toBe(0);
	});
});
