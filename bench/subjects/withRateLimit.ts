import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Installed } from './installed';

/** Where the packed node has its limits, and what stands before the number. */
const LIMITS = [
	{
		file: 'dist/nodes/Bybit/client/endpoints.js',
		pattern: /('\/v5\/position\/set-leverage': \{ name: 'Set Leverage', perSecond: )\d+/,
	},
	{
		file: 'dist/nodes/Bybit/client/ipRateLimiter.js',
		pattern: /(exports\.IP_LIMIT_PER_SECOND = )\d+/,
	},
];

/**
 * A copy of the packed node with other rate limits, in which not a byte else differs. With as many a second as
 * there are items all are sent at once, as by the HTTP Request node.
 *
 * @param perSecond requests in any rolling second
 * @throws Error when a number to change is not where it was
 */
export function withRateLimit(installed: Installed, perSecond: number): Installed {
	const copy = `${installed.package}-${perSecond}-per-second`;
	cpSync(installed.package, copy, { recursive: true });
	for (const { file, pattern } of LIMITS) {
		const code = readFileSync(join(copy, file), 'utf8');
		if (!pattern.test(code)) throw new Error(`No rate limit in ${file}`);
		writeFileSync(join(copy, file), code.replace(pattern, `$1${perSecond}`));
	}
	return { ...installed, package: copy };
}
