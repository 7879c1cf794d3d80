import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import type { IDataObject, IHttpRequestOptions, IRequestOptions } from 'n8n-workflow';
import { Exchange } from '../exchange';
import { body, query } from './arbitraryRequests';
import { type N8nRequests, n8nRequests } from './n8nRequests';

const unlimited = {
	'set-leverage': Infinity,
	'wallet-balance': Infinity,
	'position-list': Infinity,
};
const numRuns = 500;

let exchange: Exchange;
let hmac: N8nRequests;
let rsa: N8nRequests;

beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: unlimited });
	const site = { environment: 'custom', baseUrl: exchange.url } as const;
	hmac = n8nRequests({ ...site, keyType: 'hmac', ...exchange.account });
	const pair = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		publicKeyEncoding: { type: 'spki', format: 'pem' },
	});
	const { apiKey } = exchange.addAccount({ rsaPublicKey: pair.publicKey });
	rsa = n8nRequests({ ...site, keyType: 'rsa', apiKey, privateKey: pair.privateKey });
});
beforeEach(() => exchange.reset());
afterAll(() => exchange.close());

/** The exchange answers whatever it likes to a strange request: what counts is the signature. */
async function isAccepted(send: () => Promise<unknown>): Promise<void> {
	await send();
	const entry = exchange.log.at(-1);
	expect(entry).toMatchObject({ signatureValid: true, httpStatus: 200 });
	if (entry?.method === 'GET') expect(entry.body).toBe('');
}

const arrayFormat = fc.constantFrom('indices', 'brackets', 'repeat', undefined);
const path = '/v5/position/list';

describe('the exchange accepts the signature of', () => {
	it('any query, by the declarative request', async () => {
		const property = fc.asyncProperty(query, arrayFormat, async (qs, format) => {
			const options = { url: path, qs: qs as IDataObject, arrayFormat: format, body: {} };
			await isAccepted(() => hmac.modern(options));
		});
		await fc.assert(property, { numRuns });
	}, 60_000);

	it('any query, by the HTTP Request node', async () => {
		const property = fc.asyncProperty(query, arrayFormat, async (qs, format) => {
			const options: Record<string, unknown> = { uri: exchange.url + path, method: 'GET', qs };
			if (format) options.qsStringifyOptions = { arrayFormat: format };
			await isAccepted(() => hmac.legacy(options));
		});
		await fc.assert(property, { numRuns });
	}, 60_000);

	it('any query that stands in the URL already', async () => {
		const property = fc.asyncProperty(fc.string({ unit: 'binary' }), query, async (raw, qs) => {
			const url = `${exchange.url}${path}?${raw}`;
			await isAccepted(() => hmac.modern({ url, qs: qs as IDataObject }));
			await isAccepted(() => hmac.legacy({ uri: url, method: 'GET', qs: qs as IDataObject }));
		});
		await fc.assert(property, { numRuns });
	}, 60_000);

	it('any body, by the declarative request', async () => {
		const property = fc.asyncProperty(body, async (content) => {
			const url = '/v5/position/set-leverage';
			const options = { url, method: 'POST', body: content } as IHttpRequestOptions;
			await isAccepted(() => hmac.modern(options));
		});
		await fc.assert(property, { numRuns });
	}, 60_000);

	it('any body, by the HTTP Request node', async () => {
		const property = fc.asyncProperty(body, fc.boolean(), async (content, json) => {
			const uri = `${exchange.url}/v5/position/set-leverage`;
			await isAccepted(() => hmac.legacy({ uri, method: 'POST', body: content, json }));
		});
		await fc.assert(property, { numRuns });
	}, 60_000);

	it('any form, sent as the JSON that Bybit takes', async () => {
		const property = fc.asyncProperty(query, async (form) => {
			const uri = `${exchange.url}/v5/position/set-leverage`;
			const headers = { 'content-type': 'application/x-www-form-urlencoded' };
			const options = { uri, method: 'POST', form, headers } as IRequestOptions;
			await isAccepted(() => hmac.legacy(options));
		});
		await fc.assert(property, { numRuns: 100 });
	}, 60_000);

	it('an RSA key', async () => {
		const property = fc.asyncProperty(query, body, async (qs, content) => {
			const url = '/v5/position/set-leverage';
			await isAccepted(() => rsa.modern({ url: path, qs: qs as IDataObject }));
			await isAccepted(() => rsa.modern({ url, method: 'POST', body: content }));
		});
		await fc.assert(property, { numRuns: 100 });
	}, 60_000);
});
