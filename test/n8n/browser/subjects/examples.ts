import { readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readExample, withCredential } from '../../example';
import { PROJECT } from '../../pack';
import type { CredentialRef, WorkflowFile } from '../../rest/types';
import { CREDENTIAL_TYPE } from '../../rig';
import { temporaryFolder } from '../../temporary-folder';
import type { Session } from '../session';

const names = readdirSync(join(PROJECT, 'examples')).map((file) => file.replace(/\.json$/, ''));

/** What TradingView would send. */
const ALERT = { symbol: 'BYBIT:BTCUSDT.P', leverage: '5x', price: 97_250.5 };

/** Stands for the chat that an example tells: takes everything. */
async function startChat(): Promise<{ url: string; server: Server }> {
	const server = createServer((request, response) => {
		request.resume().on('end', () => response.end('ok'));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, server };
}

/** Each file of examples/, imported as a user does, set going, and seen to succeed on the canvas. */
export function examples(session: () => Session): void {
	const folder = temporaryFolder('examples');
	let chat: Awaited<ReturnType<typeof startChat>>;
	let credential: CredentialRef;
	beforeAll(async () => {
		chat = await startChat();
		credential = await session().rig.createCredential();
	});
	afterAll(() => {
		chat.server.close();
		folder.remove();
	});

	/** The example with a credential chosen, and this run's addresses in place of those on the internet. */
	function onLoopback(name: string): WorkflowFile {
		const text = JSON.stringify(withCredential(readExample(name), CREDENTIAL_TYPE, credential))
			.replaceAll('https://api-testnet.bybit.com', session().rig.exchange.url)
			.replaceAll('https://chat.example.com', chat.url);
		return JSON.parse(text) as WorkflowFile;
	}

	it.each(names)('%s', async (name) => {
		const { rig, editor } = session();
		const workflow = onLoopback(name);
		const path = join(folder.path, `${name}.json`);
		writeFileSync(path, JSON.stringify(workflow));
		const place = { category: 'linear', symbol: 'BTCUSDT' } as const;
		rig.exchange.reset();
		rig.exchange.setLeverage({ ...place, buyLeverage: 40, sellLeverage: 40 });
		rig.exchange.setPosition({ ...place, side: 'Buy', size: 0.1 });
		await editor.newWorkflow();
		await editor.importFile(path);
		await editor.node('Set leverage').waitFor();
		await editor.executeWorkflow();
		const webhook = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
		if (webhook) {
			await editor.page.getByText('Waiting for trigger event').first().waitFor();
			const address = `${rig.n8n.url}/webhook-test/${webhook.parameters.path as string}`;
			const headers = { 'content-type': 'application/json' };
			await fetch(address, { method: 'POST', headers, body: JSON.stringify(ALERT) });
		}
		await editor.succeeded('Set leverage').waitFor();
		expect(Number(rig.exchange.leverageOf(place).buyLeverage)).toBeLessThan(40);
	});
}
