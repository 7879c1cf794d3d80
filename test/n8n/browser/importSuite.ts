import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChatServer } from '../chatServer';
import { EXAMPLES, type ExampleSetup, prepareExample, readExample } from '../exampleWorkflows';
import { PASSPHRASE } from '../harness';
import { linear } from '../linearSymbol';
import { temporaryFolder } from '../support/temporaryFolder';
import type { EditorSession } from './describeInEditor';

/** An alert as TradingView sends it, with what any of the examples reads. */
const ALERT = {
	passphrase: PASSPHRASE,
	symbol: 'BYBIT:BTCUSDT.P',
	leverage: '5x',
	side: 'buy',
	quantity: '0.001',
};

/** The last node to be executed; examples that are missing need more than a click or an alert. */
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

	it.each(EXAMPLES)('%s', async (name) => {
		const { harness, editor } = session();
		const workflow = prepareExample(readExample(name), setup);
		const path = join(folder.path, `${name}.json`);
		writeFileSync(path, JSON.stringify(workflow));
		const btc = linear('BTCUSDT');
		harness.exchange.reset();
		harness.exchange.setLeverage({ ...btc, buyLeverage: 40, sellLeverage: 40 });
		harness.exchange.setPosition({ ...btc, side: 'Buy', size: 0.1 });
		await editor.newWorkflow();
		await editor.importFile(path);
		const names = workflow.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
		for (const node of names) await editor.node(node.name).waitFor();
		expect(await editor.cutOffNotes()).toEqual([]);

		const last = LAST_NODE[name];
		if (!last) return;
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
