import { inspect } from 'node:util';
import type { IHttpRequestOptions } from 'n8n-workflow';
import type { BybitCredentials } from '../../credentials/bybitLeverageApi/credentialData';
import { Exchange, redirectTo } from '../exchange';
import { n8nRequests } from './n8nRequests';

const apiSecret = 'SecretSecretSecretSecret';
const privateKey = '-----BEGIN PRIVATE KEY-----U2VjcmV0U2VjcmV0U2VjcmV0-----END PRIVATE KEY-----';

let exchange: Exchange;
let stranger: Exchange;
let credentials: BybitCredentials;
beforeAll(async () => {
	exchange = await Exchange.start({ account: { apiKey: 'KeyKeyKeyKeyKey', apiSecret } });
	stranger = await Exchange.start();
	const { apiKey } = exchange.account;
	credentials = {
		environment: 'custom',
		baseUrl: exchange.url,
		keyType: 'hmac',
		apiKey,
		apiSecret,
	};
});
beforeEach(() => {
	exchange.reset();
	stranger.reset();
});
afterAll(async () => {
	await exchange.close();
	await stranger.close();
});

const path = '/v5/account/wallet-balance';

/** Each way to send, by n8n's name for it. */
const ways: Array<[string, (own: Partial<BybitCredentials>, url: string) => Promise<unknown>]> = [
	['declarative', async (own, url) => await n8nRequests(own).modern({ url })],
	[
		'HTTP Request node',
		async (own, uri) =>
			await n8nRequests(own).legacy({
				uri,
				method: 'GET',
				followRedirect: true,
				followAllRedirects: true,
			}),
	],
];

async function failureOf(promise: Promise<unknown>): Promise<Error> {
	const outcome = await promise.then(
		() => undefined,
		(error: unknown) => error as Error,
	);
	if (!outcome) throw new Error('It was sent');
	return outcome;
}

describe.each(ways)('by the %s', (_way, send) => {
	it('nothing is sent to another host', async () => {
		const { message } = await failureOf(send(credentials, stranger.url + path));
		expect(message).toMatch(/but the Bybit credential is for .*Nothing was sent/);
		expect([...exchange.log, ...stranger.log]).toHaveLength(0);
	});

	it.each([301, 302, 307, 308])('no redirect is followed (%i)', async (status) => {
		exchange.faults.next(redirectTo(stranger.url + path, status));
		await failureOf(send(credentials, exchange.url + path));
		expect(exchange.log).toHaveLength(1);
		expect(stranger.log).toHaveLength(0);
	});

	it.each<[string, Partial<BybitCredentials>]>([
		['an unknown environment', { environment: 'moon' as 'custom' }],
		['a base URL with a password', { baseUrl: `https://user:${apiSecret}@api.bybit.com` }],
		['no API key', { apiKey: '' }],
		['an API key with blanks', { apiKey: `KeyKeyKeyKeyKey ${apiSecret}` }],
		['no secret', { apiSecret: '' }],
		['an unreadable private key', { keyType: 'rsa', privateKey }],
		['a bad receive window', { recvWindow: -1 }],
	])('%s is rejected with a clear message, with nothing secret', async (_name, wrong) => {
		const error = await failureOf(send({ ...credentials, ...wrong }, path));
		expect(error.message).toMatch(/the Bybit credential/i);
		expect(error.message).not.toMatch(/error|problem|failure|mistake/i);
		const shown = `${error.stack} ${JSON.stringify(error)} ${inspect(error, { depth: 9 })}`;
		expect(shown).not.toContain(apiSecret);
		expect(shown).not.toContain('U2VjcmV0');
		expect(shown).not.toContain('KeyKeyKeyKeyKey');
		expect(exchange.log).toHaveLength(0);
	});

	it.each(['http500', 'dropBeforeApplying'] as const)('%s stores no secret', async (fault) => {
		exchange.faults.next(fault);
		const error = await failureOf(send(credentials, exchange.url + path));
		expect(JSON.stringify(error)).not.toContain('KeyKeyKeyKeyKey');
		expect(inspect(error, { depth: 9 })).not.toContain(apiSecret);
	});
});

it('signs afresh when n8n sends again after a 401', async () => {
	exchange.faults.next('http401');
	await n8nRequests(credentials).modern({ url: path, qs: { accountType: 'UNIFIED' } });
	expect(exchange.log.map(({ httpStatus }) => httpStatus)).toEqual([401, 200]);
	expect(exchange.log.every(({ signatureValid }) => signatureValid)).toBe(true);
});

it('a request altered by one byte is refused by the exchange', async () => {
	const { BybitLeverageApi } = await import('../../credentials/BybitLeverageApi.credentials');
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: '/v5/position/set-leverage',
		body: { category: 'linear', symbol: 'BTCUSDT', buyLeverage: '5', sellLeverage: '5' },
	};
	const signed = await new BybitLeverageApi().authenticate({ ...credentials }, options);
	const send = async (body: string) =>
		await fetch(signed.url, {
			method: 'POST',
			headers: signed.headers as Record<string, string>,
			body,
		}).then(async (answer) => (await answer.json()) as { retCode: number });

	const body = signed.body as string;
	expect((await send(body.replace('"5"', '"6"'))).retCode).toBe(10004);
	expect((await send(body)).retCode).toBe(0);
});
