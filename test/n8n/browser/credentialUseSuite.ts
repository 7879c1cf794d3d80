import type { EditorSession } from './describeInEditor';
import { BYBIT_NODE, HTTP_REQUEST_NODE, storeHttpRequest, storeWorkflow } from './editorWorkflow';

/**
 * The credential beyond the node's own requests, chosen by hand. The editor offers it to other nodes only
 * when the credential's instance has `authenticate` as a property of its own.
 */
export function credentialUseSuite(session: () => EditorSession): void {
	it('can be chosen in the HTTP Request node, and signs its request', async () => {
		const { harness, editor } = session();
		await harness.createCredential();
		const { id } = await storeHttpRequest(harness, 'Signed GET');
		await editor.openWorkflow(id);
		const panel = await editor.openNode(HTTP_REQUEST_NODE);
		const path = '/v5/position/list';
		await panel.write('url', `${harness.exchange.url}${path}?category=linear&symbol=BTCUSDT`);
		await panel.choose('authentication', 'Predefined Credential Type');
		await panel.searchAndChoose('nodeCredentialType', 'bybit', 'Bybit API');
		expect(await panel.credentialName()).toBe('Bybit account');
		harness.exchange.reset();
		await panel.execute();
		await panel.output.getByText('retMsg').first().waitFor();
		expect(harness.exchange.log).toEqual([
			expect.objectContaining({ method: 'GET', path, signatureValid: true, retCode: 0 }),
		]);
		await panel.close();
	});

	it('adds Custom API Call to the operations, which leads to the HTTP Request node', async () => {
		const { harness, editor } = session();
		const credential = await harness.createCredential();
		const parameters = { operation: 'getLeverage' };
		const { id } = await storeWorkflow(harness, 'Custom API Call', credential, parameters);
		await editor.openWorkflow(id);
		const panel = await editor.openNode(BYBIT_NODE);
		await panel.choose('operation', 'Custom API Call');
		await panel.parameters.getByText('HTTP Request').first().waitFor();
		await panel.close();
	});
}
