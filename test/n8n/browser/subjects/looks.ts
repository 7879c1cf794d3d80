import type { CredentialRef } from '../../rest/types';
import { Editor } from '../editor';
import type { NodePanel } from '../node-panel';
import { takePicture } from '../pictures';
import type { Session } from '../session';
import { BYBIT_NODE, NEXT_NODE, storeWorkflow } from '../stored-workflow';

const symbol = {
	...{ __rl: true, mode: 'list', value: 'BTCUSDT' },
	cachedResultName: 'BTCUSDT · up to 100× · BTC/USDT perpetual',
};

/** The fields of a set leverage with one option. */
const fields = ({ parameters }: NodePanel) => ({ parts: [parameters], height: 620 });

/** What the editor makes of the node before it has run, in light and in dark. */
export function looks(session: () => Session): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await session().rig.createCredential();
	});

	it('offers the next node what this one will put out', async () => {
		const { rig, editor } = session();
		const parameters = { operation: 'getLeverageLimits', symbol };
		const { id } = await storeWorkflow(rig, 'Output schema', credential, parameters);
		await editor.openWorkflow(id);
		const next = await editor.openNode(NEXT_NODE);
		await next.input.getByText('riskTiers').first().waitFor();
		expect(await next.input.innerText()).toContain('leverageStep');
		await next.close();
		expect(await editor.node(BYBIT_NODE).innerText()).toContain('Get leverage limits: BTCUSDT');
	});

	it('takes no expression for the cap', async () => {
		const { rig, editor } = session();
		const options = { maxLeverage: 10 };
		const parameters = { operation: 'setLeverage', symbol, leverage: 5, options };
		const { id } = await storeWorkflow(rig, 'Panel', credential, parameters);
		await editor.openWorkflow(id);
		const panel = await editor.openNode(BYBIT_NODE);
		await panel.field('leverage').hover();
		const choice = (field: string) =>
			panel.parameters.locator(`[data-test-id="${field}-parameter-input-options-container"]`);
		expect(await choice('leverage').getByText('Expression').count()).toBe(1);
		expect(await choice('maxLeverage').getByText('Expression').count()).toBe(0);
		await takePicture(editor.page, { name: 'panel', ...fields(panel) });
		await panel.close();
	});

	it('is as readable in the dark', async () => {
		const { rig, browser } = session();
		const options = { maxLeverage: 10 };
		const parameters = { operation: 'setLeverage', symbol, leverage: 5, options };
		const { id } = await storeWorkflow(rig, 'Dark panel', credential, parameters);
		const look = { deviceScaleFactor: 2, colorScheme: 'dark' as const };
		const dark = await Editor.open(browser, rig.n8n, look);
		try {
			await dark.openWorkflow(id);
			const panel = await dark.openNode(BYBIT_NODE);
			await takePicture(dark.page, { name: 'panel-dark', ...fields(panel) });
			const scheme = await dark.page.evaluate(
				`getComputedStyle(document.querySelector('[data-test-id="ndv"]')).colorScheme`,
			);
			expect(scheme).toContain('dark');
		} finally {
			await dark.close();
		}
	});
}
