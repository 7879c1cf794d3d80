import { NODE_TYPE } from '../bybit-node';
import { CREDENTIAL_TYPE, type Rig } from '../rig';

/** What n8n makes of the packed package, installed as a user installs it. */
export function installation(rig: () => Rig): void {
	it('offers the node', async () => {
		const types = await rig().n8n.client.nodeTypes();
		expect(types.find(({ name }) => name === NODE_TYPE)).toMatchObject({
			displayName: 'Bybit',
			credentials: [expect.objectContaining({ name: CREDENTIAL_TYPE })],
		});
	});

	it('offers the node to AI agents as a tool', async () => {
		const types = await rig().n8n.client.nodeTypes();
		expect(types.map(({ name }) => name)).toContain(`${NODE_TYPE}Tool`);
	});

	it('offers the credential, for the HTTP Request node too', async () => {
		const types = await rig().n8n.client.credentialTypes();
		expect(types.find(({ name }) => name === CREDENTIAL_TYPE)).toMatchObject({
			displayName: 'Bybit API',
			httpRequestNode: expect.objectContaining({ name: 'Bybit' }),
		});
	});
}
