import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { jsonObject, text } from '../../credentials/arbitraryRequests';
import { redirectTo } from '../../exchange';
import { httpRequestNode } from '../bybit-node';
import type { CredentialRef } from '../rest/types';
import type { Rig } from '../rig';
import { runNode } from '../run-node';
import { BODIES, QUERIES } from './http-requests';

/** The same ones each time, so that a failure comes again. */
const RANDOM = { numRuns: 100, seed: 7 };
const GET = { method: 'GET', sendQuery: true, specifyQuery: 'json' };
const POST = { method: 'POST', sendBody: true };

/** n8n's HTTP Request node with this credential, as for any endpoint that has no node. */
export function httpRequest(rig: () => Rig): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await rig().createCredential();
	});
	beforeEach(() => rig().exchange.reset());

	const run = (path: string, parameters: INodeParameters, items?: object[]) => {
		const url = rig().exchange.url + path;
		return runNode(rig(), httpRequestNode(credential, { url, ...parameters }), items);
	};

	it.each(QUERIES)('signs a GET with $what', async ({ query, sent, options = {} }) => {
		const parameters = { ...GET, jsonQuery: JSON.stringify(query), options };
		const { execution } = await run('/v5/position/list', parameters);
		expect(rig().exchange.log).toEqual([
			expect.objectContaining({ method: 'GET', query: sent, signatureValid: true, retCode: 0 }),
		]);
		expect(execution.status).toBe('success');
	});

	it.each(BODIES)('signs a POST with $what', async ({ parameters, sent }) => {
		const { execution } = await run('/v5/position/set-leverage', { ...POST, ...parameters });
		expect(rig().exchange.log).toEqual([
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
		const { log } = rig().exchange;
		expect(log.filter(({ signatureValid }) => !signatureValid)).toEqual([]);
		const seen = new Map(
			log.map((entry) => {
				const sent = new URLSearchParams(entry.query);
				return [Number(sent.get('n')), [sent.get('a'), sent.get('b'), sent.get('list')]];
			}),
		);
		const asUtf8 = (given: unknown) => Buffer.from(String(given)).toString();
		const wanted = items.map(({ query: { n, a, b, list } }): [number, string[]] => {
			return [n, [asUtf8(a), asUtf8(b), asUtf8(list)]];
		});
		expect(seen).toEqual(new Map(wanted));
	});

	it('signs any body', async () => {
		const items = fc.sample(jsonObject, RANDOM).map((body) => ({ body }));
		await run(
			'/v5/position/set-leverage',
			{ ...POST, specifyBody: 'json', jsonBody: '={{ JSON.stringify($json.body) }}' },
			items,
		);
		const { log } = rig().exchange;
		expect(log).toHaveLength(RANDOM.numRuns);
		expect(log.filter(({ signatureValid }) => !signatureValid)).toEqual([]);
	});

	it("sends nothing to a host that is not the credential's", async () => {
		const url = rig().exchange.url.replace('127.0.0.1', 'localhost');
		const { execution, error } = await run('', { url: `${url}/v5/position/list`, method: 'GET' });
		expect(execution.status).toBe('error');
		expect(JSON.stringify(error)).toContain('Nothing was sent');
		expect(rig().exchange.log).toEqual([]);
	});

	it('follows no redirect with a signature', async () => {
		rig().exchange.faults.next(redirectTo(`${rig().exchange.url}/v5/market/time`));
		const { execution } = await run('/v5/position/list', { method: 'GET' });
		expect(rig().exchange.log).toHaveLength(1);
		expect(execution.status).toBe('error');
	});
}
