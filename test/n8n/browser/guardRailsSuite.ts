import type { INode, INodeParameters } from 'n8n-workflow';
import { TOOL_TYPE } from '../agent/agentWorkflow';
import { CREDENTIAL_TYPE } from '../harness';
import type { CredentialRef } from '../rest/restTypes';
import { BYBIT_NODE, BYBIT_TRIGGER, storeTrigger, storeWorkflow } from './editorWorkflow';
import type { EditorSession } from './describeInEditor';
import type { NodePanel } from './nodePanel';
import { selectors } from './selectors';

const SET_LEVERAGE = '/v5/position/set-leverage';
const symbol = {
	...{ __rl: true, mode: 'list', value: 'BTCUSDT' },
	cachedResultName: 'BTCUSDT · USDT perpetual · up to 100×',
};

/** What a slip of the hand must not do. */
export function guardRailsSuite(session: () => EditorSession): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await session().harness.createCredential();
	});

	async function open(title: string, parameters: INodeParameters = {}): Promise<NodePanel> {
		const { harness, editor } = session();
		harness.exchange.reset();
		const all = { operation: 'setLeverage', symbol, ...parameters };
		const { id } = await storeWorkflow(harness, title, credential, all);
		await editor.openWorkflow(id);
		return await editor.openNode(BYBIT_NODE);
	}

	const changes = () =>
		session().harness.exchange.log.filter(({ path }) => path === SET_LEVERAGE).length;

	it('keeps a decimal comma as typed, and refuses it', async () => {
		const panel = await open('Comma');
		await panel.write('leverage', '2,5');
		expect(await panel.value('leverage')).toBe('2,5');
		await panel.execute();
		await panel.output.getByText('Leverage "2,5"').first().waitFor();
		expect(await panel.output.innerText()).toMatch(/decimal point/);
		expect(changes()).toBe(0);
		await panel.close();
	});

	it('asks for the leverage again when Side was changed back and forth', async () => {
		const panel = await open('Side');
		await panel.write('leverage', '7');
		await panel.choose('side', 'Sell (Short) Only');
		expect(await panel.value('sellLeverage')).toBe('');
		await panel.choose('side', 'Both');
		// n8n forgets what a hidden field held. It refuses an empty one, where a number would have become 1.
		expect(await panel.value('leverage')).toBe('');
		await panel.execute();
		await session().editor.page.getByText('Parameter "Leverage" is required').first().waitFor();
		expect(changes()).toBe(0);
		await panel.close();
	});

	it('refuses a Max Leverage that was cleared', async () => {
		const panel = await open('Cleared cap', {
			leverage: '50',
			options: { maxLeverage: '10', aboveMaxLeverage: 'reduce' },
		});
		await panel.write('maxLeverage', '');
		await panel.execute();
		await panel.output.getByText('Max Leverage').first().waitFor();
		expect(changes()).toBe(0);
		await panel.close();
	});

	it('clears the symbol of another category', async () => {
		const panel = await open('Category');
		await panel.choose('category', 'Inverse');
		const input = panel.parameters.locator('[data-test-id="rlc-input"]').first();
		await expect(input.inputValue()).resolves.toBe('');
		await panel.close();
	});

	it('warns when a model may fill in Leverage and there is no cap', async () => {
		const { harness, editor } = session();
		const tool: INode = {
			...{ id: 'tool', name: 'Bybit tool', type: TOOL_TYPE, typeVersion: 1, position: [0, 0] },
			parameters: {
				...{ resource: 'position', operation: 'setLeverage', category: 'linear', symbol },
				leverage: "={{ $fromAI('Leverage', ``, 'string') }}",
			},
			credentials: { [CREDENTIAL_TYPE]: credential },
		};
		const settings = { executionOrder: 'v1' };
		const workflow = { name: 'Tool', nodes: [tool], connections: {}, settings };
		const { id } = await harness.n8n.client.createWorkflow(workflow);
		await editor.openWorkflow(id);
		const panel = await editor.openNode('Bybit tool');
		await panel.parameters.getByText('add Max Leverage under Options').first().waitFor();
		await panel.close();
	});

	it('answers the test button of the trigger at once', async () => {
		const { harness, editor } = session();
		const { id } = await storeTrigger(harness, 'Trigger', {
			environment: 'custom',
			baseUrl: harness.exchange.url,
			alerts: { alert: [{ symbol, condition: 'crossingDown', price: '90000', leverage: '5' }] },
		});
		await editor.openWorkflow(id);
		const panel = await editor.openNode(BYBIT_TRIGGER);
		await panel.execute();
		await panel.output.getByText('crossingDown').first().waitFor();
		await panel.output.locator(selectors.nodePanel.asJson).click();
		await panel.output.getByText('"test"').waitFor();
		expect(await panel.output.innerText()).toMatch(/"test":\s*true/);
		await panel.close();
	});
}
