import type { INodeParameters } from 'n8n-workflow';
import { takePicture } from '../pictures';
import { CREDENTIAL_TYPE } from '../../rig';
import type { Session } from '../session';
import { BYBIT_NODE, storeWorkflow } from '../stored-workflow';

interface CredentialError {
	title: string;
	parameters: INodeParameters;
	/** Changes to the credential. */
	key?: Record<string, unknown>;
	/** What the screen must say happened. */
	message: string;
	/** What it must say to do. */
	fix: string;
	picture?: string;
}

const named = (value: string) => ({ __rl: true, mode: 'name', value });
const btc = { operation: 'setLeverage', symbol: named('BTCUSDT'), leverage: 5 };

const refusals: CredentialError[] = [
	{
		title: 'a wrong secret',
		parameters: btc,
		key: { apiSecret: 'not-the-secret' },
		message: 'BTCUSDT: ',
		fix: 'API Secret',
	},
	{
		title: 'more than Bybit allows',
		parameters: { ...btc, leverage: 150 },
		message: 'BTCUSDT: 150× is more than Bybit allows at this position size: 100×',
		fix: 'Lower Leverage to 100 or less',
		picture: 'error',
	},
	{
		title: 'a symbol of another exchange',
		parameters: { ...btc, symbol: named('KRAKEN:BTCUSDT') },
		message: 'Symbol is "KRAKEN:BTCUSDT", a symbol of another exchange',
		fix: 'Pick the symbol from the list',
	},
];

/** What goes wrong is on the screen: what happened, and what to do. */
export function refusalsOnScreen(session: () => Session): void {
	it.each(refusals)('$title', async ({ title, parameters, key, message, fix, picture }) => {
		const { rig, editor } = session();
		const credential = await rig.n8n.client.createCredential(
			CREDENTIAL_TYPE,
			'Bybit account',
			rig.credentialData(key),
		);
		const { id } = await storeWorkflow(rig, title, credential, parameters);
		await editor.openWorkflow(id);
		const panel = await editor.openNode(BYBIT_NODE);
		await panel.execute();
		await panel.output.getByText(message).first().waitFor();
		expect(await panel.output.innerText()).toContain(fix);
		if (picture)
			await takePicture(editor.page, { name: picture, parts: [panel.output], height: 306 });
		await panel.close();
	});
}
