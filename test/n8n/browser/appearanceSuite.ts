import type { CredentialRef } from '../rest/restTypes';
import { Editor } from './editor';
import { takePicture } from './pictures';
import type { EditorSession } from './describeInEditor';
import {
	BYBIT_NODE,
	BYBIT_TRIGGER,
	NEXT_NODE,
	storeTrigger,
	storeWorkflow,
} from './editorWorkflow';

const symbol = {
	...{ __rl: true, mode: 'list', value: 'BTCUSDT' },
	cachedResultName: 'BTCUSDT · USDT perpetual · up to 100×',
};

/** The node in the editor before its first execution, in light and dark mode. */
export function appearanceSuite(session: () => EditorSession): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await session().harness.createCredential();
	});

	it('offers its output fields to the next node', async () => {
		const { harness, editor } = session();
		const parameters = { operation: 'getLeverageLimits', symbol };
		const { id } = await storeWorkflow(harness, 'Output schema', credential, parameters);
		await editor.openWorkflow(id);
		const next = await editor.openNode(NEXT_NODE);
		await next.input.getByText('riskTiers').first().waitFor();
		expect(await next.input.innerText()).toContain('leverageStep');
		await next.close();
		expect(await editor.node(BYBIT_NODE).innerText()).toContain('Get leverage limits: BTCUSDT');
	});

	it('allows no expression in Max Leverage', async () => {
		const { harness, editor } = session();
		const options = { maxLeverage: '10' };
		const parameters = { operation: 'setLeverage', symbol, leverage: 5, options };
		const { id } = await storeWorkflow(harness, 'Panel', credential, parameters);
		await editor.openWorkflow(id);
		const panel = await editor.openNode(BYBIT_NODE);
		await panel.field('leverage').hover();
		const modeSwitch = (field: string) =>
			panel.parameters.locator(`[data-test-id="${field}-parameter-input-options-container"]`);
		expect(await modeSwitch('leverage').getByText('Expression').count()).toBe(1);
		expect(await modeSwitch('maxLeverage').getByText('Expression').count()).toBe(0);
		await takePicture(editor.page, { name: 'panel', parts: [panel.parameters], height: 620 });
		await panel.write('leverage', '50');
		expect(await panel.value('leverage')).toBe('50');
		// The cap of 10× keeps leverage low, whatever is typed.
		expect(await panel.parameters.getByText('Above 25×').count()).toBe(0);
		await panel.close();
	});

	it('shows an alert as a price alert is entered', async () => {
		const { harness, editor } = session();
		const alert = { symbol, condition: 'crossingDown', price: '90000', leverage: '5' };
		const parameters = { environment: 'mainnet', alerts: { alert: [alert] } };
		const { id } = await storeTrigger(harness, 'Price alert', parameters);
		await editor.openWorkflow(id);
		const panel = await editor.openNode(BYBIT_TRIGGER);
		await panel.parameters.getByText('Add Alert').waitFor();
		expect(await panel.value('environment')).toContain('Mainnet');
		await takePicture(editor.page, { name: 'trigger', parts: [panel.parameters], height: 654 });
		await panel.close();
	});

	it('has a dark mode', async () => {
		const { harness, browser } = session();
		const options = { maxLeverage: '10' };
		const parameters = { operation: 'setLeverage', symbol, leverage: 5, options };
		const { id } = await storeWorkflow(harness, 'Dark panel', credential, parameters);
		const context = { deviceScaleFactor: 2, colorScheme: 'dark' as const };
		const dark = await Editor.open(browser, harness.n8n, context);
		try {
			await dark.openWorkflow(id);
			const panel = await dark.openNode(BYBIT_NODE);
			await panel.parameters.waitFor();
			const scheme = await dark.page.evaluate(
				`getComputedStyle(document.querySelector('[data-test-id="ndv"]')).colorScheme`,
			);
			expect(scheme).toContain('dark');
		} finally {
			await dark.close();
		}
	});
}
