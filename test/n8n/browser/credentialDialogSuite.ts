import type { AccountOptions } from '../../exchange';
import { waitUntil } from '../support/waitUntil';
import type { EditorSession } from './describeInEditor';
import { BYBIT_NODE, storeWorkflow } from './editorWorkflow';

interface BadKey {
	key: string;
	account: AccountOptions;
	secret?: string;
	/** How to fix it, as shown in the dialog. */
	fix: RegExp;
}

const BAD_KEYS: BadKey[] = [
	{
		key: 'a wrong secret',
		account: {},
		secret: 'not-the-secret',
		fix: /enter API Secret .* again/,
	},
	{ key: 'a read-only key', account: { readOnly: true }, fix: /read-only.*Read-Write/ },
	{
		key: 'a key without the Positions permission',
		account: { permissions: { ContractTrade: ['Order'] } },
		fix: /Contract → Positions/,
	},
];

/** The dialog in which a credential is created: what its test says about a key. */
export function credentialDialogSuite(session: () => EditorSession): void {
	beforeAll(async () => {
		const { harness, editor } = session();
		const parameters = { operation: 'getLeverage' };
		const { id } = await storeWorkflow(harness, 'Credential dialog', undefined, parameters);
		await editor.openWorkflow(id);
		const panel = await editor.openNode(BYBIT_NODE);
		await panel.createCredential();
	});

	it.each(BAD_KEYS)('explains how to fix $key', async ({ account, secret, fix }) => {
		const { harness, editor } = session();
		const { credential } = editor;
		const { apiKey, apiSecret } = harness.exchange.addAccount(account);
		const baseUrl = harness.exchange.url;
		await credential.fill({ baseUrl, apiKey, apiSecret: secret ?? apiSecret });
		await credential.save();
		await credential.waitForError(fix);
	});

	it('accepts a valid key', async () => {
		const { harness, editor } = session();
		const { credential, panel } = editor;
		await credential.fill({ baseUrl: harness.exchange.url, ...harness.exchange.account });
		await credential.save();
		// n8n 2.41 closes the dialog; earlier versions show a banner. None shows the test's own message.
		const isAccepted = async () =>
			(await credential.dialog.isHidden()) ||
			(await credential.dialog.getByText('Connection tested successfully').isVisible());
		await waitUntil('the key is accepted', isAccepted);
		if (await credential.dialog.isVisible()) await credential.close();
		expect(await panel.credentialName()).toBe('Bybit account');
		await panel.close();
	});
}
