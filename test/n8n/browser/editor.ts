import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Owner } from '../rest/restTypes';
import { waitUntil } from '../support/waitUntil';
import { CredentialDialog } from './credentialDialog';
import { NodePanel } from './nodePanel';
import { boxesOf, PICTURE_STYLE } from './pictures';
import { selectors } from './selectors';

/** How long n8n may take for a step, also on a busy machine. */
const TIMEOUT_MS = 20_000;

/** What the tests read of an element on the page. */
interface Box {
	textContent: string | null;
	scrollWidth: number;
	clientWidth: number;
	scrollHeight: number;
	clientHeight: number;
}

/** Zooming takes a moment, in which n8n adds and removes parts of the canvas. */
async function standingStill(parts: Locator): Promise<void> {
	let before = '';
	await waitUntil('the canvas stands still', async () => {
		const now = JSON.stringify(await boxesOf(parts));
		const still = now === before;
		before = now;
		return still;
	});
}

/** n8n's editor in a browser, signed in. */
export class Editor {
	readonly panel: NodePanel;
	readonly credential: CredentialDialog;

	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {
		this.panel = new NodePanel(page);
		this.credential = new CredentialDialog(page);
	}

	/** Opens n8n in a new browser context and signs in. */
	static async open(
		browser: Browser,
		n8n: { url: string; owner: Owner },
		options: BrowserContextOptions = {},
	): Promise<Editor> {
		const context = await browser.newContext({
			viewport: { width: 1280, height: 800 },
			...options,
		});
		context.setDefaultTimeout(TIMEOUT_MS);
		const page = await context.newPage();
		await page.goto(`${n8n.url}/signin`);
		await page.locator(selectors.signIn.email).fill(n8n.owner.email);
		await page.locator(selectors.signIn.password).fill(n8n.owner.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.waitForURL(({ pathname }) => !pathname.includes('signin'));
		return new Editor(page, n8n.url);
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}

	async newWorkflow(): Promise<void> {
		await this.openPath('/workflow/new');
	}

	async openWorkflow(id: string): Promise<void> {
		await this.openPath(`/workflow/${id}`);
	}

	/** Opens the list of a workflow's executions, the newest of which is shown. */
	async openExecutions(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}/executions`);
	}

	/** A picture of the page with something shown on top of it. */
	async screenshotWith(html: string): Promise<Buffer> {
		await this.page.evaluate(`{
			const board = document.getElementById('board') ?? document.createElement('div');
			board.id = 'board';
			board.innerHTML = ${JSON.stringify(html)};
			document.body.append(board);
		}`);
		return this.page.screenshot({ style: PICTURE_STYLE });
	}

	/** Opens the list of nodes and searches it; returns the matches. */
	async searchNodes(text: string): Promise<Locator> {
		await this.page.locator(selectors.canvas.addNode).click();
		await this.page.locator(selectors.nodeCreator.search).fill(text);
		return this.page.locator(selectors.nodeCreator.item);
	}

	/** Imports a workflow file, as "Import from File…" does. */
	async importFile(path: string): Promise<void> {
		await this.page.locator(selectors.canvas.importFile).first().setInputFiles(path);
	}

	node(name: string): Locator {
		return this.page.locator(`${selectors.canvas.node}[data-node-name="${name}"]`);
	}

	/** The notes on the canvas, or parts of them, whose text does not fit, with the missing px. */
	async cutOffNotes(): Promise<string[]> {
		return this.page.locator(selectors.canvas.noteParts).evaluateAll((parts: Box[]) =>
			parts
				.map((part) => ({
					title: (part.textContent ?? '').trim().slice(0, 40),
					width: part.scrollWidth - part.clientWidth,
					height: part.scrollHeight - part.clientHeight,
				}))
				.filter(({ width, height }) => width > 1 || height > 1)
				.map(({ title, width, height }) => `${title}: ${width} x ${height}`),
		);
	}

	/** Zooms so that the whole workflow is shown, with nothing selected; returns all that is on the canvas. */
	async showWhole(): Promise<Locator> {
		const { empty, node, plus, selected, sticky, zoomToFit } = selectors.canvas;
		await this.page.locator(zoomToFit).click();
		// What was just imported is selected, which draws a thick border.
		await this.page.locator(empty).click({ position: { x: 5, y: 5 } });
		await this.page.waitForFunction(`!document.querySelector('${selected}')`);
		const parts = this.page.locator(`${node}, ${sticky}, ${plus}`);
		await standingStill(parts);
		return parts;
	}

	/** The success mark of a node. */
	succeeded(name: string): Locator {
		return this.node(name).locator(selectors.canvas.succeeded);
	}

	async openNode(name: string): Promise<NodePanel> {
		await this.node(name).dblclick();
		await this.panel.panel.waitFor();
		return this.panel;
	}

	async executeWorkflow(): Promise<void> {
		await this.page.locator(selectors.canvas.executeWorkflow).last().click();
	}

	private async openPath(path: string): Promise<void> {
		await this.page.goto(this.url + path);
		await this.page.locator(selectors.canvas.ready).first().waitFor();
	}
}
