import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Owner } from '../rest/types';
import { CredentialWindow } from './credential-window';
import { NodePanel } from './node-panel';
import { selectors } from './selectors';

/** How long n8n may take for a step; this machine has other work too. */
const PATIENCE_MS = 45_000;

/** n8n's editor in a browser, as a signed-in person has it. */
export class Editor {
	readonly panel: NodePanel;
	readonly credential: CredentialWindow;

	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {
		this.panel = new NodePanel(page);
		this.credential = new CredentialWindow(page);
	}

	/** Opens n8n in a window of its own and signs in. */
	static async open(
		browser: Browser,
		n8n: { url: string; owner: Owner },
		look: BrowserContextOptions = {},
	): Promise<Editor> {
		const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...look });
		context.setDefaultTimeout(PATIENCE_MS);
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

	/** Opens the list of nodes and searches it; the items found. */
	async searchNodes(words: string): Promise<Locator> {
		await this.page.locator(selectors.canvas.addNode).click();
		await this.page.locator(selectors.nodeCreator.search).fill(words);
		return this.page.locator(selectors.nodeCreator.item);
	}

	/** Puts the workflow of a file onto the canvas, as "Import from file" does. */
	async importFile(path: string): Promise<void> {
		await this.page.locator(selectors.canvas.importFile).first().setInputFiles(path);
	}

	node(name: string): Locator {
		return this.page.locator(`${selectors.canvas.node}[data-node-name="${name}"]`);
	}

	/** The node, once its last execution has succeeded. */
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
