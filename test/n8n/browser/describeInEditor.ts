import type { Browser } from 'playwright-core';
import { tarball, VERSIONS_TO_RUN } from '../jest/runSettings';
import { Harness } from '../harness';
import type { Version } from '../versions';
import { findChromium, startChromium } from './chromium';
import { Editor } from './editor';

/** A real n8n, the exchange, and n8n's editor in a browser. */
export interface EditorSession {
	harness: Harness;
	browser: Browser;
	editor: Editor;
}

/** Pictures for high-resolution screens; in a smaller window n8n cuts off fields and lists. */
const CONTEXT = { deviceScaleFactor: 2, viewport: { width: 1440, height: 900 } };

async function start(version: Version, chromium: string): Promise<EditorSession> {
	const harness = await Harness.start({ version, tarball: tarball.get() });
	try {
		const browser = await startChromium(chromium);
		return { harness, browser, editor: await Editor.open(browser, harness.n8n, CONTEXT) };
	} catch (error) {
		await harness.stop();
		throw error;
	}
}

/**
 * Runs tests in the editor of each of those n8n versions that are in this run. Without Chromium they fail
 * on CI and are skipped elsewhere.
 * @param tests gets a function that returns the session, which exists once the tests run
 */
export function describeInEditor(
	subject: string,
	versions: readonly Version[],
	tests: (session: () => EditorSession) => void,
): void {
	const included = versions.filter((version) => VERSIONS_TO_RUN.includes(version));
	if (included.length === 0) {
		test.skip(`${subject}: n8n ${versions.join(', ')} is not in this run`, () => undefined);
		return;
	}
	const chromium = findChromium();
	const isSkipped = 'missing' in chromium && !process.env.CI;
	if (isSkipped) console.warn(`Skipped: ${subject}. ${chromium.missing}`);
	(isSkipped ? describe.skip : describe).each(included)(`${subject} on n8n %s`, (version) => {
		let running: EditorSession | undefined;
		beforeAll(async () => {
			if ('missing' in chromium) throw new Error(chromium.missing);
			running = await start(version, chromium.path);
		});
		afterAll(async () => {
			await running?.browser.close();
			await running?.harness.stop();
		});
		tests(() => {
			if (!running) throw new Error('n8n has not started');
			return running;
		});
	});
}
