import { findChromium, startChromium } from '../../test/n8n/browser/chromium';
import { Editor } from '../../test/n8n/browser/editor';
import {
	type Effort,
	MOST_CLICKS,
	MOST_SECONDS,
	setFirstLeverage,
} from '../../test/n8n/browser/newcomer';
import type { Harness } from '../../test/n8n/harness';
import { NEWEST } from '../../test/n8n/versions';
import type { Section } from '../report/section';
import { withRealN8n } from '../subjects/realN8n';

/** With a new credential, which then is stored and is the only one. */
async function run(harness: Harness): Promise<{ created: Effort; stored: Effort }> {
	const chromium = findChromium();
	if ('missing' in chromium) throw new Error(chromium.missing);
	const browser = await startChromium(chromium.path);
	try {
		const session = { harness, editor: await Editor.open(browser, harness.n8n) };
		const created = await setFirstLeverage(session, true);
		return { created, stored: await setFirstLeverage(session, false) };
	} finally {
		await browser.close();
	}
}

/** How far it is from an empty canvas to a changed leverage, in n8n's editor. */
export async function newcomer(): Promise<Section> {
	const { created, stored } = await withRealN8n(run);
	const row = (name: string, { clicks, keystrokes, seconds }: Effort) => [
		...[name, String(clicks), String(keystrokes), seconds.toFixed(1)],
	];
	return {
		title: 'Empty canvas → changed leverage',
		about: `In the editor of a real n8n ${NEWEST}, in a browser that a script drives by mouse and keyboard: adds the node, picks a symbol, enters a leverage and executes the node. The seconds are those of n8n and of a hand that never hesitates. A new credential takes its URL, key and secret from what the demo prints; as in the demo, n8n picks the only one that is stored.`,
		table: {
			columns: ['Credential', 'Clicks', 'Keystrokes', 'Seconds'],
			rows: [row('stored, as in the demo', stored), row('a new one', created)],
		},
		findings: [
			{
				goal: 'Newcomer: from an empty canvas to a changed leverage in the demo',
				wanted: `≤ ${MOST_CLICKS} clicks, ≤ ${MOST_SECONDS} s`,
				measured: `${stored.clicks} clicks, ${stored.seconds.toFixed(1)} s`,
				met: stored.clicks <= MOST_CLICKS && stored.seconds <= MOST_SECONDS,
			},
		],
	};
}
