import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../../exchange';
import { waitUntil } from '../support/waitUntil';
import type { EditorSession } from './describeInEditor';
import type { Editor } from './editor';
import { selectors } from './selectors';

/** What somebody needs who sets a leverage for the first time. */
export interface Effort {
	clicks: number;
	keystrokes: number;
	/** From the empty canvas to the request at the exchange. */
	seconds: number;
}

/** What we aim at, from an empty canvas to a changed leverage in the demo. */
export const MOST_CLICKS = 12;
export const MOST_SECONDS = 60;

/** n8n takes over what was typed after a moment, in which a hand moves to the mouse. */
const HAND_TO_MOUSE_MS = 300;
const SYMBOL = { category: 'linear', symbol: 'ETHUSDT' } as const;

/** Runs in the page: counts what a hand does. */
const START_COUNTING = `
	globalThis.counts = { clicks: 0, keystrokes: 0 };
	addEventListener('pointerdown', () => counts.clicks++, true);
	addEventListener('keydown', () => counts.keystrokes++, true);
`;

async function createCredential(
	{ panel, credential, page: { keyboard } }: Editor,
	{ url, account }: Exchange,
): Promise<void> {
	await panel.createCredential();
	await credential.chooseEnvironment('Custom Base URL');
	const fields = { baseUrl: url, apiKey: account.apiKey, apiSecret: account.apiSecret };
	for (const [field, value] of Object.entries(fields)) {
		await credential.field(field).locator('input').click();
		await keyboard.type(value);
	}
	await sleep(HAND_TO_MOUSE_MS);
	await credential.save();
	await credential.dialog.waitFor({ state: 'hidden' });
}

/**
 * From an empty canvas to a changed leverage, by mouse and keyboard: adds the node, picks a symbol, enters a
 * leverage and executes the node.
 *
 * @param createsCredential from the URL, key and secret that the demo prints; otherwise n8n picks the only one
 * @throws Error when the leverage is not what was entered
 */
export async function setFirstLeverage(
	{ editor, harness }: Pick<EditorSession, 'editor' | 'harness'>,
	createsCredential: boolean,
): Promise<Effort> {
	const { exchange } = harness;
	const { page, panel } = editor;
	const { keyboard } = page;
	exchange.reset();
	await editor.newWorkflow();
	await page.evaluate(START_COUNTING);
	const start = performance.now();

	await page.locator(selectors.canvas.addNode).click();
	await page.locator(selectors.nodeCreator.search).waitFor();
	await keyboard.type('leverage');
	const found = page.locator(selectors.nodeCreator.item);
	await found.filter({ hasText: 'Bybit' }).click();
	await page.locator(selectors.nodeCreator.category).filter({ hasText: 'Actions' }).click();
	await found.filter({ hasText: 'Set the leverage of a symbol' }).click();

	if (createsCredential) await createCredential(editor, exchange);
	await panel.panel.locator(selectors.nodePanel.locatorInput).click();
	await page.locator(selectors.nodePanel.locatorItem).first().waitFor();
	await keyboard.type('eth');
	const match = page.locator(selectors.nodePanel.locatorItem).filter({ hasText: /^\s*ETHUSDT ·/ });
	await match.click();
	await panel.field('leverage').locator('input').click();
	await keyboard.type('5');
	await sleep(HAND_TO_MOUSE_MS);
	await panel.execute();
	await waitUntil('the leverage is 5×', () => exchange.leverageOf(SYMBOL).buyLeverage === '5');

	const seconds = (performance.now() - start) / 1_000;
	const counts = await page.evaluate<Omit<Effort, 'seconds'>>('counts');
	await panel.close();
	return { ...counts, seconds };
}
