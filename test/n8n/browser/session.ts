import type { Browser } from 'playwright-core';
import { PACKED, VERSIONS_TO_RUN } from '../jest/shared';
import { Rig } from '../rig';
import { NEWEST } from '../versions';
import { findChromium, startChromium } from './chromium';
import { Editor } from './editor';

/** A real n8n, the exchange, and its editor in a browser. */
export interface Session {
	rig: Rig;
	browser: Browser;
	editor: Editor;
}

/** Sharp on the screens that people have. */
const LOOK = { deviceScaleFactor: 2 };

async function start(chromium: string): Promise<Session> {
	const rig = await Rig.start({ version: NEWEST, tarball: PACKED.get() });
	try {
		const browser = await startChromium(chromium);
		return { rig, browser, editor: await Editor.open(browser, rig.n8n, LOOK) };
	} catch (error) {
		await rig.stop();
		throw error;
	}
}

/**
 * Runs tests in the editor of the newest n8n. Without a Chromium they fail under CI, and are skipped
 * elsewhere, with the reason.
 * @param tests gets a function that returns the session, which is there once the tests run
 */
export function inEditor(subject: string, tests: (session: () => Session) => void): void {
	const title = `${subject} in the editor of n8n ${NEWEST}`;
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
		let running: Session | undefined;
		beforeAll(async () => {
			running = await start(path);
		});
		afterAll(async () => {
			await running?.browser.close();
			await running?.rig.stop();
		});
		tests(() => {
			if (!running) throw new Error('n8n has not been started');
			return running;
		});
	});
}
