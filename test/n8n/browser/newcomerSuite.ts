import { inspect } from 'node:util';
import type { EditorSession } from './describeInEditor';
import { type Effort, MOST_CLICKS, MOST_SECONDS, setFirstLeverage } from './newcomer';

/** How far it is from an empty canvas to a changed leverage. Needs an n8n without credentials. */
export function newcomerSuite(session: () => EditorSession): void {
	function expectAtMost(clicks: number, effort: Effort): void {
		process.stderr.write(`The first leverage: ${inspect(effort)}\n`);
		expect(effort.clicks).toBeLessThanOrEqual(clicks);
		expect(effort.seconds).toBeLessThanOrEqual(MOST_SECONDS);
	}

	it('takes at most 15 clicks and a minute with a new credential', async () => {
		expectAtMost(15, await setFirstLeverage(session(), true));
	});

	it(`takes at most ${MOST_CLICKS} clicks and a minute with a stored credential, as in the demo`, async () => {
		expectAtMost(MOST_CLICKS, await setFirstLeverage(session(), false));
	});
}
