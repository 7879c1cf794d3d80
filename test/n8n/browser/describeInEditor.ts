import type { Browser } from 'playwright-core';
import { tarball, VERSIONS_TO_RUN } from '../jest/runSettings';
import { Harness } from '../harness';
import { NEWEST } from '../versions';
import { findChromium, startChromium } from './chromium';
import { Editor } from './editor';

/** A real n8n, the exchange, and n8n's editor in a browser. */
export interface EditorSession {
	harness: Harness;
	browser: Browser;
	editor: Editor;
}

/** Pictures for high-resolution screens. */
const CONTEXT = { deviceScaleFactor: 2 };

async function start(chromium: string): Promise<EditorSession> {
	const harness = await Harness.start({ version: NEWEST, tarball: tarball.get() });
	try {
		const browser = await startChromium(chromium);
		return { harness, browser, editor: await Editor.open(browser, harness.n8n, CONTEXT) };
	} catch (error) {
		await harness.stop();
		throw error;
	}
}

/**
 * Runs tests in the editor of the newest n8n. Without Chromium they fail on CI and are skipped elsewhere.
 * @param tests gets a function that returns the session, which exists once the tests run
 */
export function describeInEditor(
	subject: string,
	tests: (session: () => EditorSession) => void,
): void {
	const title = `${subject} on n8n ${NEWEST}`;
	const chromium = VERSIONS_TO_RUN.includes(NEWEST)
		? findChromium()
		: { missing: `n8n ${NEWEST} is not in this run` };
	if ('missing' in chromium) {
		if (process.env.CI && VERSIONS_TO_RUN.includes(NEWEST)) {
			test(title, () => Promise.reject(new Error(chromium.missing)));
			return;
		}
		console.warn(`Skipped: ${title}. ${chromium.missing}`);
	}
	const path = 'path' in chromium ? chromium.path : '';
	(path ? describe : describe.skip)(title, () => {
		let running: EditorSession | undefined;
		beforeAll(async () => {
			running = await start(path);
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
