import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Check } from './packageCheck';
import type { Manifest } from './manifest';

/** The first heading that is a version: Keep a Changelog puts the newest release at the top. */
const RELEASE = /^## \[(\d+\.\d+\.\d+[^\]]*)\]/m;

/** @param tag the git tag that is about to be published */
export function releaseVersionCheck(root: string, manifest: Manifest, tag: string): Check {
	return {
		name: 'version of the release',
		limit: tag,
		measure: () => {
			const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
			const newest = RELEASE.exec(changelog)?.[1] ?? 'no release';
			return {
				measured: `package.json ${manifest.version}, CHANGELOG ${newest}`,
				ok: tag === `v${manifest.version}` && newest === manifest.version,
			};
		},
	};
}
