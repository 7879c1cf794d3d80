import type { INode } from 'n8n-workflow';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChatServer } from '../chatServer';
import { EXAMPLES, type ExampleSetup, prepareExample, readExample } from '../exampleWorkflows';
import { PASSPHRASE } from '../harness';
import { linear } from '../linearSymbol';
import type { WorkflowFile } from '../rest/restTypes';
import { temporaryFolder } from '../support/temporaryFolder';
import type { EditorSession } from './describeInEditor';
import { keepsPictures, takePicture } from './pictures';
import { selectors } from './selectors';

/** An alert as TradingView sends it, with what any of the examples reads. */
const ALERT = {
	passphrase: PASSPHRASE,
	symbol: 'BYBIT:BTCUSDT.P',
	leverage: '5x',
	side: 'buy',
	quantity: '0.001',
};

/** At the top of the README. */
const FLAGSHIP = 'price-alert-leverage-message';

/** The last node of examples that a click or an alert executes; the others need a chat or a data table. */
const LAST_NODE: Readonly<Record<string, string>> = {
	'branch-on-bybit-error-code': 'Tell the chat',
	'fast-move-lowers-all-positions': 'Set leverage',
	'highest-leverage-under-a-cap': 'Set leverage',
	'hourly-cap-on-open-positions': 'Lower to 10×',
	'isolated-margin-then-leverage': 'Set leverage',
	'list-symbols-above-leverage': 'Highest first',
	'one-alert-two-accounts': 'Tell the chat',
	'price-alert-leverage-message': 'Tell the chat',
	'price-ladder-lowers-leverage': 'Set leverage',
	'tradingview-alert-leverage-and-order': 'Order placed',
	'tradingview-alert-sets-leverage': 'Set leverage',
	'wallet-balance-sets-leverage': 'Set leverage',
};

/** Those that are not executed here are imported at least; a picture shows each as it is published. */
const SHOWN = EXAMPLES.filter((name) => keepsPictures || !(name in LAST_NODE));

/** Imports each file of examples/ as a user does, executes it, and sees it succeed on the canvas. */
export function importSuite(session: () => EditorSession): void {
	const folder = temporaryFolder('examples');
	let chat: ChatServer;
	let setup: ExampleSetup;
	beforeAll(async () => {
		chat = await ChatServer.start();
		const { harness } = session();
		setup = await harness.exampleSetup({
			addresses: { 'https://chat.example.com': chat.url },
		});
	});
	afterAll(async () => {
		await chat.close();
		folder.remove();
	});

	/** Imports a workflow into an empty canvas; its notes must be shown whole. */
	async function importWorkflow(name: string, workflow: WorkflowFile): Promise<void> {
		const { editor } = session();
		const path = join(folder.path, `${name}.json`);
		writeFileSync(path, JSON.stringify(workflow));
		await editor.newWorkflow();
		await editor.importFile(path);
		const isNote = ({ type }: INode) => type.endsWith('.stickyNote');
		for (const node of workflow.nodes.filter((one) => !isNote(one)))
			await editor.node(node.name).waitFor();
		const notes = editor.page.locator(selectors.canvas.sticky);
		expect(await notes.count()).toBe(workflow.nodes.filter(isNote).length);
		expect(await editor.cutOffNotes()).toEqual([]);
	}

	it.each(SHOWN)('%s looks as in its picture', async (name) => {
		const { editor } = session();
		const asPublished = { ...setup, addresses: {}, prices: '' };
		await importWorkflow(name, prepareExample(readExample(name), asPublished));
		const parts = [await editor.showWhole()];
		const dark = name === FLAGSHIP;
		await takePicture(editor.page, { name: `examples/${name}`, parts, margin: 40, dark });
	});

	it.each(Object.entries(LAST_NODE))('%s succeeds up to %s', async (name, last) => {
		const { harness, editor } = session();
		const workflow = prepareExample(readExample(name), setup);
		const btc = linear('BTCUSDT');
		harness.exchange.reset();
		harness.exchange.setLeverage({ ...btc, buyLeverage: 40, sellLeverage: 40 });
		harness.exchange.setPosition({ ...btc, side: 'Buy', size: 0.1 });
		await importWorkflow(name, workflow);
		await editor.executeWorkflow();
		const webhook = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
		if (webhook) {
			await editor.page.getByText('Waiting for trigger event').first().waitFor();
			const url = `${harness.n8n.url}/webhook-test/${webhook.parameters.path as string}`;
			const headers = { 'content-type': 'application/json' };
			await fetch(url, { method: 'POST', headers, body: JSON.stringify(ALERT) });
		}
		await editor.succeeded(last).waitFor();
	});
}
