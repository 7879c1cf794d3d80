import { generateKeyPairSync } from 'node:crypto';
import { RestClientV5 } from 'bybit-api';
import fc from 'fast-check';
import type { BybitCredentials } from '../../../credentials/bybitLeverageApi/credentialData';
import { signRequest } from '../../../credentials/bybitLeverageApi/signRequest';
import { plainBody, plainQuery } from '../arbitraryRequests';

/** What bybit-api hands to axios, and the method of its own that makes it. */
interface BuiltRequest {
	url: string;
	data?: object;
	headers: Record<string, string | number>;
}
type BuildRequest = (
	method: 'GET' | 'POST',
	url: string,
	params: object | undefined,
	isPublic: boolean,
) => Promise<BuiltRequest>;

const { privateKey } = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	publicKeyEncoding: { type: 'spki', format: 'pem' },
});

const keys: Array<
	[string, Pick<BybitCredentials, 'keyType' | 'apiSecret' | 'privateKey'>, number]
> = [
	['HMAC', { keyType: 'hmac', apiSecret: 'A1b2C3d4E5f6G7h8I9j0' }, 1500],
	['RSA', { keyType: 'rsa', privateKey }, 100],
];

const moment = fc.integer({ min: 1_500_000_000_000, max: 4_000_000_000_000 });
const recvWindow = fc.integer({ min: 1, max: 60_000 });
const base = 'https://api.bybit.com';
const path = '/v5/position/anything';

afterEach(() => jest.restoreAllMocks());

describe.each(keys)('an %s key signs as bybit-api does', (_kind, key, numRuns) => {
	const apiKey = 'AbCdEf0123456789';
	const secret = key.apiSecret ?? key.privateKey ?? '';

	async function both(
		method: 'GET' | 'POST',
		content: object | undefined,
		window: number,
	): Promise<[BuiltRequest, ReturnType<typeof signRequest>]> {
		const client = new RestClientV5({ key: apiKey, secret, recv_window: window });
		const build = (client as unknown as { buildRequest: BuildRequest }).buildRequest;
		const theirs = await build.call(client, method, base + path, content, false);
		const credentials = { environment: 'mainnet', apiKey, recvWindow: window, ...key } as const;
		const options = method === 'GET' ? { qs: content } : { body: content };
		return [theirs, signRequest(credentials, { method, url: path, ...options })];
	}

	function expectSameHeaders(theirs: BuiltRequest, ours: ReturnType<typeof signRequest>): void {
		for (const name of ['API-KEY', 'TIMESTAMP', 'RECV-WINDOW', 'SIGN']) {
			expect(ours.headers[`X-BAPI-${name}`]).toBe(String(theirs.headers[`X-BAPI-${name}`]));
		}
	}

	it('GET', async () => {
		const property = fc.asyncProperty(plainQuery, moment, recvWindow, async (qs, now, window) => {
			jest.spyOn(Date, 'now').mockReturnValue(now);
			const [theirs, ours] = await both('GET', qs, window);
			expectSameHeaders(theirs, ours);
			expect(ours.url).toBe(theirs.url);
		});
		await fc.assert(property, { numRuns });
	}, 60_000);

	it('POST', async () => {
		const property = fc.asyncProperty(plainBody, moment, recvWindow, async (body, now, window) => {
			jest.spyOn(Date, 'now').mockReturnValue(now);
			const [theirs, ours] = await both('POST', body, window);
			expectSameHeaders(theirs, ours);
			expect(ours.body).toBe(JSON.stringify(theirs.data));
		});
		await fc.assert(property, { numRuns });
	}, 60_000);
});
