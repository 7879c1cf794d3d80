import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Installed } from './installed';

const BUNDLE = 'dist/nodes/Bybit/Bybit.node.js';
const PACE = /("\/v5\/position\/set-leverage": \{ name: "Set Leverage", perSecond: )10( \})/;

/**
 * A copy of the packed node whose pace is so high that so many items go out at once, as the HTTP
 * Request node's do: what is left is what an item costs. Not a byte else differs.
 *
 * @throws Error when the number to change is not where it was
 */
export function withoutPace(installed: Installed, items: number): Installed {
	const copy = `${installed.package}-without-pace`;
	cpSync(installed.package, copy, { recursive: true });
	const code = readFileSync(join(copy, BUNDLE), 'utf8');
	if (!PACE.test(code)) throw new Error(`No pace of set-leverage in ${BUNDLE}`);
	writeFileSync(join(copy, BUNDLE), code.replace(PACE, `$1${items}$2`));
	return { ...installed, package: copy };
}
