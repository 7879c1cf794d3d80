import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Installed } from './installed';

const BUNDLE = 'dist/nodes/Bybit/Bybit.node.js';
const PACE = /("\/v5\/position\/set-leverage": \{ name: "Set Leverage", perSecond: )10( \})/;

/**
 * A copy of the packed node with another pace, in which not a byte else differs. With as many a second
 * as there are items all go out at once, as the HTTP Request node's do.
 *
 * @param perSecond set-leverage requests in any rolling second
 * @throws Error when the number to change is not where it was
 */
export function withPace(installed: Installed, perSecond: number): Installed {
	const copy = `${installed.package}-${perSecond}-a-second`;
	cpSync(installed.package, copy, { recursive: true });
	const code = readFileSync(join(copy, BUNDLE), 'utf8');
	if (!PACE.test(code)) throw new Error(`No pace of set-leverage in ${BUNDLE}`);
	writeFileSync(join(copy, BUNDLE), code.replace(PACE, `$1${perSecond}$2`));
	return { ...installed, package: copy };
}
