import type { Locator, Page } from 'playwright-core';
import { selectors } from './selectors';

/** The fields of a Bybit credential for a custom base URL. */
export interface CustomCredential {
	baseUrl: string;
	apiKey: string;
	apiSecret: string;
}

/** The dialog in which a credential is created and tested. */
export class CredentialDialog {
	readonly dialog: Locator;

	constructor(private readonly page: Page) {
		this.dialog = page.locator(selectors.credential.dialog);
	}

	async chooseEnvironment(name: string): Promise<void> {
		await this.field('environment').click();
		// Not Hong Kong's testnet where Testnet is meant.
		const option = this.page.locator(selectors.listOption);
		await option.filter({ has: this.page.getByText(name, { exact: true }) }).click();
	}

	/** Fills in a key for a custom base URL. */
	async fill({ baseUrl, apiKey, apiSecret }: CustomCredential): Promise<void> {
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

	/** Saves and thereby tests the key; n8n closes the dialog when the test passes. */
	async save(): Promise<void> {
		await this.dialog.locator(selectors.credential.save).click();
	}

	/** The message of a failed test, whose details the first error leaves folded. */
	async waitForError(text: RegExp): Promise<void> {
		const message = this.dialog.getByText(text).first();
		const details = this.dialog.getByText('More details');
		await message.or(details).first().waitFor();
		if (await details.isVisible()) await details.click();
		await message.waitFor();
	}

	async close(): Promise<void> {
		await this.dialog.locator(selectors.credential.close).first().click();
		await this.dialog.waitFor({ state: 'hidden' });
	}

	field(name: string): Locator {
		return this.dialog.locator(selectors.nodePanel.field(name));
	}
}
