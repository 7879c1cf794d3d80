import { createServer as createTcpServer } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { CredentialTestContext } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';

import { BybitLeverageApi } from '../../../../credentials/BybitLeverageApi.credentials';
import type { BybitCredentials } from '../../../../credentials/bybitLeverageApi/credentialData';
import { setClockOffset } from '../../../../credentials/bybitLeverageApi/clockOffset';
import { Bybit } from '../../../../nodes/Bybit/Bybit.node';
import { Exchange, redirectTo, type AccountOptions, type FaultName } from '../../../exchange';

const PERMISSIONS = '/v5/user/query-api';
const ACCOUNT = '/v5/account/info';

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: { 'query-api': Infinity } });
});
afterEach(() => {
	exchange.reset();
	exchange.clockOffsetMs = 0;
	setClockOffset(exchange.url, 0);
});
afterAll(() => exchange.close());

type Credentials = Partial<Record<keyof BybitCredentials, unknown>>;

const credentialsOf = (account: { apiKey: string; apiSecret: string }, on = exchange) => ({
	...{ environment: 'custom', baseUrl: on.url, keyType: 'hmac' },
	...{ apiKey: account.apiKey, apiSecret: account.apiSecret },
	...{ maxLeverage: '', recvWindow: 5000 },
});

/** What n8n's credentials tester does: the function by the name in `testedBy`, with n8n-core's context. */
async function testCredentials(data: Credentials) {
	const node = new Bybit();
	const { testedBy } = node.description.credentials?.[0] ?? {};
	const test = node.methods.credentialTest[testedBy as 'testCredential'];
	const context = new CredentialTestContext({} as IWorkflowExecuteAdditionalData);
	const credential = { id: '1', name: 'Bybit', type: 'bybitLeverageApi' };
	const result = await test.call(context, { ...credential, data: data as { apiKey: string } });
	for (const secret of [data.apiKey, data.apiSecret, data.privateKey])
		if (typeof secret === 'string' && secret !== '') expect(result.message).not.toContain(secret);
	return result;
}

const testKey = (options?: AccountOptions) =>
	testCredentials(credentialsOf(exchange.addAccount(options)));

const paths = () => exchange.log.map(({ path }) => path);

it('is the only test of the credential: a declarative one would win', () => {
	expect(new BybitLeverageApi()).not.toHaveProperty('test');
});

describe('succeeds for', () => {
	it('a key that may set leverage', async () => {
		const result = await testKey({ ips: ['127.0.0.1'] });
		expect(result).toEqual({ status: 'OK', message: 'The API key can set leverage.' });
		expect(exchange.log).toEqual([
			expect.objectContaining({ path: PERMISSIONS, signatureValid: true, retCode: 0 }),
		]);
	});

	it('an RSA key', async () => {
		const pair = generateKeyPairSync('rsa', {
			modulusLength: 2048,
			privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
			publicKeyEncoding: { type: 'spki', format: 'pem' },
		});
		const account = exchange.addAccount({ rsaPublicKey: pair.publicKey });
		const credentials = { ...credentialsOf(account), keyType: 'rsa', privateKey: pair.privateKey };
		expect(await testCredentials(credentials)).toMatchObject({ status: 'OK' });
	});

	it.each<[string, AccountOptions, string]>([
		[
			'no bound IP address',
			{ deadlineDay: 83 },
			"No IP address is bound to it, so it expires in 83 days, or 7 days after a password change. On Bybit, go to API Management, edit the key, and enter n8n's public IP address.",
		],
		['one day left', { ips: ['127.0.0.1'], deadlineDay: 1 }, 'It expires in 1 day.'],
		['a sub-account', { ips: ['127.0.0.1'], parentUid: 1_000_001 }, 'It belongs to a sub-account.'],
	])('a key with %s, with a remark', async (_what, options, remark) => {
		expect(await testKey(options)).toEqual({
			status: 'OK',
			message: `The API key can set leverage. ${remark}`,
		});
	});

	it.each([
		[{}, / it expires after 90 days, or 7 days after a password change\./],
		[{ deadlineDay: 0, ips: [] }, / it expires after 90 days, /],
		[{ deadlineDay: 2, ips: ['*'] }, / it expires in 2 days, /],
		[{ deadlineDay: 0, ips: ['127.0.0.1'] }, /^The API key can set leverage\.$/],
	])('a key of which Bybit reports %j', async (reported, message) => {
		const result = { readOnly: 0, permissions: { ContractTrade: ['Position'] }, ...reported };
		exchange.faults.next({ kind: 'envelope', result });
		expect(await testKey()).toEqual({ status: 'OK', message: expect.stringMatching(message) });
	});

	it('a key in Demo Trading, where permissions are not offered', async () => {
		const demo = await Exchange.start({ environment: 'demo' });
		const result = await testCredentials(credentialsOf(demo.account, demo));
		expect(result).toEqual({
			status: 'OK',
			message: expect.stringMatching(/does not report permissions.*Contract → Positions/),
		});
		expect(demo.log.map(({ path, retCode }) => [path, retCode])).toEqual([
			[PERMISSIONS, 10032],
			[ACCOUNT, 0],
		]);
		await demo.close();
	});

	it.each<FaultName | number>([10017, 'http404'])(
		'a key on a site without that endpoint (%s)',
		async (fault) => {
			exchange.faults.next(fault);
			expect(await testKey()).toMatchObject({ status: 'OK' });
			expect(paths()).toEqual([PERMISSIONS, ACCOUNT]);
		},
	);

	it.each([-60_000, 60_000])('a clock that is %i ms off, which it corrects', async (offset) => {
		exchange.clockOffsetMs = offset;
		expect(await testKey()).toMatchObject({ status: 'OK' });
		expect(exchange.log.map(({ retCode }) => retCode)).toEqual([10002, 0]);
	});
});

describe('says what is missing for', () => {
	const rejected = async (result: ReturnType<typeof testCredentials>, message: RegExp) => {
		expect(await result).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	};

	it.each<[string, AccountOptions, RegExp]>([
		[
			'a read-only key',
			{ readOnly: true },
			/read-only.*choose Read-Write.*Contract → Positions\.$/,
		],
		[
			'a key without Contract permission',
			{ permissions: { ContractTrade: [] } },
			/no Contract permission.*Contract → Positions\.$/,
		],
		[
			'a key with Order but without Position',
			{ permissions: { ContractTrade: ['Order'] } },
			/Contract → Orders but not Contract → Positions.*edit the key/,
		],
		[
			'a key of another site',
			{ environment: 'mainnet' },
			/127\.0\.0\.1:\d+ does not recognize this API key\. .*set Environment to that site.*\(Bybit error 10003\)$/,
		],
		['another IP address', { ips: ['203.0.113.7'] }, /whitelist.*add the public IP address.*10010/],
		['an expired key', { expired: true }, /has expired.*renew the key.*33004/],
		['a banned account', { banned: true }, /banned/],
	])('%s', async (_what, options, message) => {
		await rejected(testKey(options), message);
	});

	it('an unknown key', async () => {
		const unknown = credentialsOf({ apiKey: 'unknownunknown', apiSecret: 'secretsecret' });
		await rejected(testCredentials(unknown), /does not recognize this API key/);
	});

	it('a wrong secret', async () => {
		const account = { ...exchange.addAccount(), apiSecret: 'wrongwrong' };
		await rejected(testCredentials(credentialsOf(account)), /signature does not match.*API Secret/);
	});

	it('a clock that stays off', async () => {
		exchange.faults.next(10002, { times: 2 });
		await rejected(
			testKey(),
			/clock is out of sync.*Synchronize the clock.*\(Bybit error 10002\)$/,
		);
		expect(exchange.log).toHaveLength(2);
	});

	it.each<[FaultName | number, RegExp]>([
		[-2015, /has expired/],
		[10000, /did not process the request in time.*Test the credential again in a minute/],
		[10006, /Get API Key Information rate limit exceeded.*Test the credential again/],
		[10007, /could not authenticate/],
		[10009, /region|countr/i],
		[10024, /compliance|restrict/i],
		['highLoad', /high load.*Test the credential again/],
		['countryBlocked', /blocked this server.*\(HTTP 403\)$/],
		['accessTooFrequent', /too many requests.*10 minutes/],
		['http401', /did not accept this API key.*\(HTTP 401\)$/],
		['http429', /limiting requests.*Test the credential again/],
		['http500', /temporarily unavailable.*Test the credential again.*\(HTTP 500\)$/],
		['http502', /temporarily unavailable.*\(HTTP 502\)$/],
		['http503', /temporarily unavailable.*\(HTTP 503\)$/],
		['html200', /unexpected response.*proxy.*\(unexpected response\)$/],
		['empty200', /unexpected response/],
		['garbage200', /unexpected response/],
		['foreignJson200', /unexpected response/],
		['resultEmpty', /unexpected response/],
		['resultMissing', /unexpected response/],
		['dropBeforeApplying', /closed the connection.*Test the credential again.*ECONNRESET\)$/],
		['halfResponse', /closed the connection|unexpected response/],
	])('%s', async (fault, message) => {
		exchange.faults.next(fault);
		const result = testKey();
		await rejected(result, message);
		expect((await result).message).not.toMatch(/workflow|Retry On Fail|Category/);
	});

	it.each([
		{ readOnly: 0, permissions: null },
		{ readOnly: 0, permissions: 'all' },
		{ readOnly: '0', permissions: { ContractTrade: ['Position'] } },
		{ readOnly: 0 },
	])('key information that is not whole: %j', async (result) => {
		exchange.faults.next({ kind: 'envelope', result });
		await rejected(testKey(), /unexpected response/);
	});

	it('permissions without those of contracts', async () => {
		exchange.faults.next({ kind: 'envelope', result: { readOnly: 0, permissions: {} } });
		await rejected(testKey(), /no Contract permission/);
	});

	it('a site that has neither endpoint', async () => {
		exchange.faults.next('http404', { times: 2 });
		await rejected(testKey(), /does not offer Get Account Info\. Check Environment, and Base URL/);
	});

	it.each([301, 302, 307, 308])('a redirect (%i), which is not followed', async (status) => {
		exchange.faults.next(redirectTo(`${exchange.url}/v5/market/time`, status));
		await rejected(testKey(), /redirected the request.*never sent to another host/);
		expect(exchange.log).toHaveLength(1);
	});

	it('a host that does not listen', async () => {
		const gone = await Exchange.start();
		await gone.close();
		await rejected(
			testCredentials(credentialsOf(gone.account, gone)),
			/refused the connection\. .*Then test the credential again\. \(network error ECONNREFUSED\)$/,
		);
	});

	it('a host that does not exist', async () => {
		const credentials = { ...credentialsOf(exchange.account), baseUrl: 'https://bybit.invalid' };
		await rejected(testCredentials(credentials), /bybit\.invalid|DNS/);
	});

	it('a host that does not speak TLS', async () => {
		const server = createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		const { port } = server.address() as AddressInfo;
		const baseUrl = `https://127.0.0.1:${port}`;
		await rejected(
			testCredentials({ ...credentialsOf(exchange.account), baseUrl }),
			/does not support https/,
		);
		server.close();
	});

	it('a host that does not respond', async () => {
		exchange.faults.next('silenceBeforeApplying');
		await rejected(testKey(), /did not respond in time.*Test the credential again/);
	}, 15_000);

	it.each<[Credentials, RegExp]>([
		[{ apiKey: '' }, /API Key of the Bybit credential is empty/],
		[{ apiSecret: '' }, /API Secret of the Bybit credential is empty/],
		[{ baseUrl: '' }, /Base URL of the Bybit credential is empty/],
		[{ baseUrl: 'http://bybit.example' }, /Base URL .*https:\/\//],
		[{ environment: 'moon' }, /no environment "moon"/],
		[{ maxLeverage: '10,5' }, /Max Leverage of the Bybit credential is not a number/],
		[{ recvWindow: -1 }, /Receive Window \(ms\)/],
	])('the field %j, before anything is sent', async (field, message) => {
		await rejected(testCredentials({ ...credentialsOf(exchange.account), ...field }), message);
		expect(exchange.log).toHaveLength(0);
	});

	it('no data at all', async () => {
		await rejected(testCredentials({}), /no environment/);
	});

	it('a request that n8n itself does not send', async () => {
		const test = new Bybit().methods.credentialTest.testCredential;
		const request = () => Promise.reject(new Error('The address is not allowed here'));
		const context = Object.assign(new CredentialTestContext({} as IWorkflowExecuteAdditionalData), {
			helpers: { request },
		});
		const data = credentialsOf(exchange.account);
		const result = test.call(context, {
			...{ id: '1', name: 'Bybit', type: 'bybitLeverageApi' },
			data,
		});
		await rejected(result, /^n8n could not send the request: The address is not allowed here$/);
	});
});
