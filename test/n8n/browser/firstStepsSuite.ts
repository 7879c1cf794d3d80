import { takePicture } from './pictures';
import { selectors } from './selectors';
import type { EditorSession } from './describeInEditor';

/** The first steps after installing the node, in order. */
export function firstStepsSuite(session: () => EditorSession): void {
	const key = () => ({
		baseUrl: session().harness.exchange.url,
		...session().harness.exchange.account,
	});

	it('finds the node by searching for leverage', async () => {
		const { editor } = session();
		const { category, panel } = selectors.nodeCreator;
		const openActions = async () => {
			await editor.newWorkflow();
			const found = await editor.searchNodes('leverage');
			await found.filter({ hasText: 'Bybit' }).click();
			// On an empty canvas n8n shows the trigger's events and folds the actions.
			await editor.page.locator(category).filter({ hasText: 'Actions' }).click();
			const action = found.filter({ hasText: 'Set the leverage of a symbol' });
			await action.waitFor();
			return action;
		};
		const action = await openActions();
		const parts = [editor.page.locator(panel)];
		await takePicture(editor.page, { name: 'node-list', parts, reopen: openActions });
		await action.click();
		await editor.panel.panel.waitFor();
		expect(await editor.panel.value('operation')).toBe('Set Leverage');
	});

	it('warns about real money in the credential dialog', async () => {
		const { credential, panel } = session().editor;
		await panel.createCredential();
		await credential.chooseEnvironment('Mainnet (Real Money)');
		const warning = credential.dialog.getByText('Real money:');
		await warning.waitFor();
		await credential.chooseEnvironment('Testnet (Test Funds)');
		await warning.waitFor({ state: 'hidden' });
	});

	it('explains how to fix a wrong secret', async () => {
		const { credential, page } = session().editor;
		await credential.write('apiKey', key().apiKey);
		await credential.write('apiSecret', 'not-the-secret');
		await credential.dialog.getByText('for setup instructions').scrollIntoViewIfNeeded();
		await takePicture(page, { name: 'credential', parts: [credential.dialog], height: 628 });
		await credential.fill({ ...key(), apiSecret: 'not-the-secret' });
		await credential.save();
		await credential.waitForError(/enter API Secret .* again/);
	});

	it('saves a valid key', async () => {
		const { harness, editor } = session();
		await editor.credential.write('apiSecret', key().apiSecret);
		await editor.credential.save();
		await editor.credential.dialog.waitFor({ state: 'hidden' });
		expect(await editor.panel.credentialName()).toBe('Bybit account');
		expect(harness.exchange.log.at(-1)).toMatchObject({ path: '/v5/user/query-api', retCode: 0 });
	});

	it('picks a symbol from the list', async () => {
		const { editor } = session();
		const matches = await editor.panel.searchSymbols('eth');
		const match = matches.filter({ hasText: /^\s*ETHUSDT · USDT perpetual · up to 100×/ });
		await match.waitFor();
		expect(await matches.first().innerText()).toContain('ETHUSDT ·');
		await takePicture(editor.page, {
			name: 'symbol-list',
			parts: [editor.panel.parameters],
			height: 538,
		});
		await match.click();
	});

	it('rejects a decimal comma', async () => {
		const { harness, editor } = session();
		await editor.panel.write('leverage', '2,5');
		await editor.panel.execute();
		await editor.panel.output.getByText('use a decimal point').first().waitFor();
		const sent = harness.exchange.log.filter(({ path }) => path === '/v5/position/set-leverage');
		expect(sent).toEqual([]);
	});

	it('sets 5× and shows the output', async () => {
		const { harness, editor } = session();
		await editor.panel.write('leverage', '5');
		await editor.panel.execute();
		await editor.panel.output.getByText('buyLeverage').waitFor();
		expect(await editor.panel.output.innerText()).toMatch(/ETHUSDT\s+5\s+5\s+true/);
		const place = { category: 'linear', symbol: 'ETHUSDT' } as const;
		expect(harness.exchange.leverageOf(place)).toEqual({ buyLeverage: '5', sellLeverage: '5' });
		const { parameters, output } = editor.panel;
		// The table view hides the last columns.
		await output.locator(selectors.nodePanel.asJson).click();
		await output.getByText('"retMsg"').waitFor();
		await takePicture(editor.page, { name: 'output', parts: [parameters, output], height: 515 });
	});

	it('warns about high leverage and about different sides', async () => {
		const { panel } = session().editor;
		const high = panel.parameters.getByText('Above 25×');
		await panel.write('leverage', '25.5');
		await high.waitFor();
		await panel.write('leverage', '25');
		await high.waitFor({ state: 'hidden' });
		await panel.choose('side', 'Separate Buy and Sell');
		await panel.parameters.getByText('requires hedge mode with isolated margin').waitFor();
		await panel.choose('side', 'Both');
		await panel.write('leverage', '5');
	});

	it('shows symbol and leverage in the subtitle', async () => {
		const { editor } = session();
		await editor.panel.close();
		const node = editor.node('Set the leverage of a symbol');
		expect(await node.innerText()).toContain('ETHUSDT → 5×');
	});
}
