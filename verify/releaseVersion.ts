import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Check } from './packageCheck';
import type { Manifest } from './manifest';

/** The first heading that is a version: Keep a Changelog puts the newest release at the top. */
const RELEASE = /^## \[(?<version>\d+\.\d+\.\d+[^\]]*)\](?: - (?<date>\d{4}-\d{2}-\d{2})$)?/m;

/** The newest release of a changelog; its date is undefined before it is released. */
export function newestRelease(changelog: string): { version?: string; date?: string } {
	const { version, date } = RELEASE.exec(changelog)?.groups ?? {};
	return { version, date };
}

/** @param tag the git tag that is about to be published */
export function releaseVersionCheck(root: string, manifest: Manifest, tag: string): Check {
	return {
		name: 'version of the release',
		limit: tag,
		measure: () => {
			const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
			const { version = 'no release' } = newestRelease(changelog);
			return {
				measured: `package.json ${manifest.version}, CHANGELOG ${version}`,
				ok: tag === `v${manifest.version}` && version === manifest.version,
			};
		},
	};
}
