import type { Locator, Page } from 'playwright-core';
import { selectors } from './selectors';

/** What goes into a new Bybit credential. */
export interface KeyInWindow {
	baseUrl: string;
	apiKey: string;
	apiSecret: string;
}

/** The window in which a credential is made and tried. */
export class CredentialWindow {
	readonly window: Locator;

	constructor(private readonly page: Page) {
		this.window = page.locator(selectors.credential.window);
	}

	async chooseEnvironment(name: string): Promise<void> {
		await this.field('environment').click();
		await this.page.locator(selectors.listOption).filter({ hasText: name }).first().click();
	}

	/** Fills in a key for an address of one's own. */
	async fill({ baseUrl, apiKey, apiSecret }: KeyInWindow): Promise<void> {
		await this.chooseEnvironment('Custom Base URL');
		await this.write('baseUrl', baseUrl);
		await this.write('apiKey', apiKey);
		await this.write('apiSecret', apiSecret);
	}

	async write(field: string, value: string): Promise<void> {
		const input = this.field(field).locator('input').first();
		await input.fill(value);
		await input.blur();
	}

	/** Saves, which tries the key too; n8n closes the window when it works. */
	async save(): Promise<void> {
		await this.window.locator(selectors.credential.save).click();
	}

	private field(name: string): Locator {
		return this.window.locator(selectors.nodePanel.field(name));
	}
}
