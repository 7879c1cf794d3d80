import type { INodeListSearchItems } from 'n8n-workflow';
import { NODE_TYPE } from '../bybit-node';
import type { CredentialRef } from '../rest/types';
import { CREDENTIAL_TYPE, type Rig } from '../rig';

/** The symbol list, through the endpoint that n8n's panel asks. */
export function symbolPicker(rig: () => Rig): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await rig().createCredential();
	});

	const search = (category: string, filter?: string, paginationToken?: string) =>
		rig().n8n.client.listSearch({
			path: 'parameters.symbol',
			methodName: 'searchSymbols',
			nodeTypeAndVersion: { name: NODE_TYPE, version: 1 },
			currentNodeParameters: { resource: 'position', operation: 'setLeverage', category },
			credentials: { [CREDENTIAL_TYPE]: credential },
			filter,
			paginationToken,
		});
	const symbols = (results: INodeListSearchItems[]) => results.map(({ value }) => value);

	it('finds what was typed', async () => {
		const { results } = await search('linear', 'btcusdt');
		expect(results[0]).toMatchObject({ value: 'BTCUSDT', name: expect.stringContaining('BTC') });
	});

	it('offers the contracts of the chosen category', async () => {
		const { results } = await search('inverse');
		expect(symbols(results)).toContain('BTCUSD');
		expect(symbols(results)).not.toContain('BTCUSDT');
	});

	it('goes through every contract page by page', async () => {
		const seen: unknown[] = [];
		let token: string | undefined;
		do {
			const page = await search('linear', undefined, token);
			seen.push(...symbols(page.results));
			token = page.paginationToken;
		} while (token !== undefined);
		expect(seen.length).toBeGreaterThan(700);
		expect(new Set(seen).size).toBe(seen.length);
	});
}
