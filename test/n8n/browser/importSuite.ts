import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChatServer } from '../chatServer';
import { EXAMPLES, prepareExample, readExample } from '../exampleWorkflows';
import { CREDENTIAL_TYPE } from '../harness';
import { linear } from '../linearSymbol';
import type { CredentialRef, WorkflowFile } from '../rest/restTypes';
import { temporaryFolder } from '../support/temporaryFolder';
import type { EditorSession } from './describeInEditor';

/** An alert as TradingView sends it. */
const ALERT = { symbol: 'BYBIT:BTCUSDT.P', leverage: '5x', price: 97_250.5 };

/** Imports each file of examples/ as a user does, executes it, and sees it succeed on the canvas. */
export function importSuite(session: () => EditorSession): void {
	const folder = temporaryFolder('examples');
	let chat: ChatServer;
	let credential: CredentialRef;
	beforeAll(async () => {
		chat = await ChatServer.start();
		credential = await session().harness.createCredential();
	});
	afterAll(async () => {
		await chat.close();
		folder.remove();
	});

	/** The example with a credential, and with loopback addresses in place of public ones. */
	function onLoopback(name: string): WorkflowFile {
		return prepareExample(readExample(name), CREDENTIAL_TYPE, credential, {
			'https://api-testnet.bybit.com': session().harness.exchange.url,
			'https://chat.example.com': chat.url,
		});
	}

	it.each(EXAMPLES)('%s', async (name) => {
		const { harness, editor } = session();
		const workflow = onLoopback(name);
		const path = join(folder.path, `${name}.json`);
		writeFileSync(path, JSON.stringify(workflow));
		const btc = linear('BTCUSDT');
		harness.exchange.reset();
		harness.exchange.setLeverage({ ...btc, buyLeverage: 40, sellLeverage: 40 });
		harness.exchange.setPosition({ ...btc, side: 'Buy', size: 0.1 });
		await editor.newWorkflow();
		await editor.importFile(path);
		await editor.node('Set leverage').waitFor();
		await editor.executeWorkflow();
		const webhook = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
		if (webhook) {
			await editor.page.getByText('Waiting for trigger event').first().waitFor();
			const url = `${harness.n8n.url}/webhook-test/${webhook.parameters.path as string}`;
			const headers = { 'content-type': 'application/json' };
			await fetch(url, { method: 'POST', headers, body: JSON.stringify(ALERT) });
		}
		await editor.succeeded('Set leverage').waitFor();
		expect(Number(harness.exchange.leverageOf(btc).buyLeverage)).toBeLessThan(40);
	});
}
