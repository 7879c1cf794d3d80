import type { INodeParameters } from 'n8n-workflow';
import { takePicture } from './pictures';
import type { EditorSession } from './describeInEditor';
import { BYBIT_NODE, storeWorkflow } from './editorWorkflow';

interface ErrorCase {
	title: string;
	parameters: INodeParameters;
	/** Credential fields to override. */
	credential?: Record<string, unknown>;
	/** What happened, as shown in the output panel. */
	message: string;
	/** How to fix it, as shown in the output panel. */
	fix: string;
	picture?: string;
}

const byName = (value: string) => ({ __rl: true, mode: 'name', value });
const btc = { operation: 'setLeverage', symbol: byName('BTCUSDT'), leverage: 5 };

const cases: ErrorCase[] = [
	{
		title: 'a wrong secret',
		parameters: btc,
		credential: { apiSecret: 'not-the-secret' },
		message: 'BTCUSDT: ',
		fix: 'API Secret',
	},
	{
		title: 'more than Bybit allows',
		parameters: { ...btc, leverage: 150 },
		message: 'BTCUSDT: 150× exceeds the 100× limit for this position size',
		fix: 'Lower Leverage to 100× or less',
		picture: 'error',
	},
	{
		title: "another exchange's symbol",
		parameters: { ...btc, symbol: byName('KRAKEN:BTCUSDT') },
		message: 'Symbol "KRAKEN:BTCUSDT" is from another exchange',
		fix: 'Pick the symbol from the list',
	},
];

/** Errors in the output panel: what happened and how to fix it. */
export function errorsSuite(session: () => EditorSession): void {
	it.each(cases)('$title', async ({ title, parameters, credential, message, fix, picture }) => {
		const { harness, editor } = session();
		const stored = await harness.createCredential(harness.credentialData(credential));
		const { id } = await storeWorkflow(harness, title, stored, parameters);
		await editor.openWorkflow(id);
		const panel = await editor.openNode(BYBIT_NODE);
		await panel.execute();
		await panel.output.getByText(message).first().waitFor();
		expect(await panel.output.innerText()).toContain(fix);
		if (picture)
			await takePicture(editor.page, { name: picture, parts: [panel.output], height: 284 });
		await panel.close();
	});
}
