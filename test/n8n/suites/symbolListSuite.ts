import type { INodeListSearchItems } from 'n8n-workflow';
import { NODE_TYPE } from '../bybitNode';
import type { CredentialRef } from '../rest/restTypes';
import { CREDENTIAL_TYPE, type Harness } from '../harness';

/** The symbol list, loaded as the editor loads it. */
export function symbolListSuite(harness: () => Harness): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await harness().createCredential();
	});

	const search = (category: string, filter?: string, paginationToken?: string) =>
		harness().n8n.client.listSearch({
			path: 'parameters.symbol',
			methodName: 'searchSymbols',
			nodeTypeAndVersion: { name: NODE_TYPE, version: 1 },
			currentNodeParameters: { resource: 'position', operation: 'setLeverage', category },
			credentials: { [CREDENTIAL_TYPE]: credential },
			filter,
			paginationToken,
		});
	const symbols = (results: INodeListSearchItems[]) => results.map(({ value }) => value);

	it('finds a symbol by search', async () => {
		const { results } = await search('linear', 'btcusdt');
		expect(results[0]).toMatchObject({ value: 'BTCUSDT', name: expect.stringContaining('BTC') });
	});

	it('lists the contracts of the chosen category', async () => {
		const { results } = await search('inverse');
		expect(symbols(results)).toContain('BTCUSD');
		expect(symbols(results)).not.toContain('BTCUSDT');
	});

	it('pages through all contracts', async () => {
		const listed: unknown[] = [];
		let token: string | undefined;
		do {
			const page = await search('linear', undefined, token);
			listed.push(...symbols(page.results));
			token = page.paginationToken;
		} while (token !== undefined);
		expect(listed.length).toBeGreaterThan(700);
		expect(new Set(listed).size).toBe(listed.length);
	});
}
