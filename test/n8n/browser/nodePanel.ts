import type { Locator, Page } from 'playwright-core';
import { selectors } from './selectors';

const { nodePanel } = selectors;

/** The panel of an open node: input, parameters, output. */
export class NodePanel {
	readonly panel: Locator;
	readonly parameters: Locator;
	readonly input: Locator;
	readonly output: Locator;

	constructor(private readonly page: Page) {
		this.panel = page.locator(nodePanel.panel);
		this.parameters = this.panel.locator(nodePanel.parameters).first();
		this.input = this.panel.locator(nodePanel.input);
		this.output = this.panel.locator(nodePanel.output);
	}

	field(name: string): Locator {
		return this.parameters.locator(nodePanel.field(name)).first();
	}

	/** The value that a field shows. */
	async value(field: string): Promise<string> {
		return await this.field(field).locator('input').first().inputValue();
	}

	/** The name of the node's credential. */
	async credentialName(): Promise<string> {
		return await this.panel.locator(nodePanel.credential).locator('input').first().inputValue();
	}

	/** Opens the dialog for a new credential, on a node that has none. */
	async createCredential(): Promise<void> {
		const button = this.panel.locator(nodePanel.newCredential);
		const list = this.panel.locator(nodePanel.credential);
		await button.or(list).first().waitFor();
		if (await button.isVisible()) {
			await button.click();
			return;
		}
		// n8n before 2.41 has a list here even when it is empty.
		await list.click();
		await this.page.getByText('Create new credential').first().click();
	}

	/** Types into a text or number field and leaves it. */
	async write(field: string, value: string): Promise<void> {
		const input = this.field(field).locator('input').first();
		await input.fill(value);
		await input.blur();
	}

	/** Chooses an option by its display name. */
	async choose(field: string, option: string): Promise<void> {
		await this.field(field).click();
		await this.page.locator(selectors.listOption).filter({ hasText: option }).first().click();
	}

	/** Searches a field's options and chooses one by its display name. */
	async searchAndChoose(field: string, text: string, option: string): Promise<void> {
		await this.field(field).click();
		await this.page.keyboard.type(text);
		await this.page.locator(selectors.listOption).filter({ hasText: option }).first().click();
	}

	/** Opens the symbol list and searches it; returns the matches. */
	async searchSymbols(text: string): Promise<Locator> {
		await this.panel.locator(nodePanel.locatorInput).click();
		await this.page.locator(nodePanel.locatorItem).first().waitFor();
		await this.page.locator(nodePanel.locatorSearch).fill(text);
		return this.page.locator(nodePanel.locatorItem);
	}

	async execute(): Promise<void> {
		await this.panel.getByRole('button', { name: 'Execute step' }).first().click();
	}

	async close(): Promise<void> {
		await this.panel.locator(nodePanel.close).first().click();
		await this.panel.waitFor({ state: 'hidden' });
	}
}
