import { NODE_TYPE } from '../bybitNode';
import { CREDENTIAL_TYPE, type Harness } from '../harness';

/** The packed package in n8n, installed as a user installs it. */
export function installationSuite(harness: () => Harness): void {
	it('offers the node', async () => {
		const types = await harness().n8n.client.nodeTypes();
		expect(types.find(({ name }) => name === NODE_TYPE)).toMatchObject({
			displayName: 'Bybit',
			credentials: [expect.objectContaining({ name: CREDENTIAL_TYPE })],
		});
	});

	it('offers the node to AI agents as a tool', async () => {
		const types = await harness().n8n.client.nodeTypes();
		expect(types.map(({ name }) => name)).toContain(`${NODE_TYPE}Tool`);
	});

	it('offers the credential, also to the HTTP Request node', async () => {
		const types = await harness().n8n.client.credentialTypes();
		expect(types.find(({ name }) => name === CREDENTIAL_TYPE)).toMatchObject({
			displayName: 'Bybit API',
			httpRequestNode: expect.objectContaining({ name: 'Bybit' }),
		});
	});
}
