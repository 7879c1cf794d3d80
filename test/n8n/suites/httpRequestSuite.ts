import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { jsonObject, text } from '../../credentials/arbitraryRequests';
import { redirectTo } from '../../exchange';
import { httpRequestNode } from '../bybitNode';
import type { CredentialRef } from '../rest/restTypes';
import type { Harness } from '../harness';
import { runNode } from '../runNode';
import { BODIES, QUERIES } from './httpRequestCases';

/** Seeded, so that a failing case fails again. */
const RANDOM = { numRuns: 100, seed: 7 };
const GET = { method: 'GET', sendQuery: true, specifyQuery: 'json' };
const POST = { method: 'POST', sendBody: true };

/** n8n's HTTP Request node with the credential, for endpoints that the node does not cover. */
export function httpRequestSuite(harness: () => Harness): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await harness().createCredential();
	});
	beforeEach(() => harness().exchange.reset());

	const run = (path: string, parameters: INodeParameters, items?: object[]) => {
		const url = harness().exchange.url + path;
		return runNode(harness(), httpRequestNode(credential, { url, ...parameters }), items);
	};

	it.each(QUERIES)('signs a GET with $description', async ({ query, sent, options = {} }) => {
		const parameters = { ...GET, jsonQuery: JSON.stringify(query), options };
		const { execution } = await run('/v5/position/list', parameters);
		expect(harness().exchange.log).toEqual([
			expect.objectContaining({ method: 'GET', query: sent, signatureValid: true, retCode: 0 }),
		]);
		expect(execution.status).toBe('success');
	});

	it.each(BODIES)('signs a POST with $description', async ({ parameters, sent }) => {
		const { execution } = await run('/v5/position/set-leverage', { ...POST, ...parameters });
		expect(harness().exchange.log).toEqual([
			expect.objectContaining({ method: 'POST', body: sent, signatureValid: true, retCode: 0 }),
		]);
		expect(execution.status).toBe('success');
	});

	it('signs any query', async () => {
		const value = fc.oneof(text, fc.integer(), fc.boolean());
		const queries = fc.sample(fc.tuple(value, value, fc.array(value)), RANDOM);
		const items = queries.map(([a, b, list], n) => ({ query: { n, a, b, list } }));
		await run(
			'/v5/position/list',
			{ ...GET, jsonQuery: '={{ JSON.stringify($json.query) }}' },
			items,
		);
		const { log } = harness().exchange;
		expect(log.filter(({ signatureValid }) => !signatureValid)).toEqual([]);
		const received = new Map(
			log.map((entry) => {
				const sent = new URLSearchParams(entry.query);
				return [Number(sent.get('n')), [sent.get('a'), sent.get('b'), sent.get('list')]];
			}),
		);
		const asUtf8 = (sent: unknown) => Buffer.from(String(sent)).toString();
		const expected = items.map(({ query: { n, a, b, list } }): [number, string[]] => {
			return [n, [asUtf8(a), asUtf8(b), asUtf8(list)]];
		});
		expect(received).toEqual(new Map(expected));
	});

	it('signs any body', async () => {
		const items = fc.sample(jsonObject, RANDOM).map((body) => ({ body }));
		await run(
			'/v5/position/set-leverage',
			{ ...POST, specifyBody: 'json', jsonBody: '={{ JSON.stringify($json.body) }}' },
			items,
		);
		const { log } = harness().exchange;
		expect(log).toHaveLength(RANDOM.numRuns);
		expect(log.filter(({ signatureValid }) => !signatureValid)).toEqual([]);
	});

	it('sends nothing to another host', async () => {
		const url = harness().exchange.url.replace('127.0.0.1', 'localhost');
		const { execution, error } = await run('', { url: `${url}/v5/position/list`, method: 'GET' });
		expect(execution.status).toBe('error');
		expect(JSON.stringify(error)).toContain('Nothing was sent');
		expect(harness().exchange.log).toEqual([]);
	});

	it('does not follow redirects', async () => {
		harness().exchange.faults.next(redirectTo(`${harness().exchange.url}/v5/market/time`));
		const { execution } = await run('/v5/position/list', { method: 'GET' });
		expect(harness().exchange.log).toHaveLength(1);
		expect(execution.status).toBe('error');
	});
}
