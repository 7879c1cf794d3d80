import { inspect } from 'node:util';
import type { EditorSession } from './describeInEditor';
import { type Effort, setFirstLeverage } from './newcomer';

const MOST_SECONDS = 60;

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

	it('takes at most 12 clicks and a minute with a stored credential, as in the demo', async () => {
		expectAtMost(12, await setFirstLeverage(session(), false));
	});
}
