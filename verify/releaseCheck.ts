/**
 * What the owner must fill in before a release: `npm run release-check`. Fails on placeholders, on addresses of
 * different repositories, and when CHANGELOG.md is not that of the version.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { newestRelease } from './releaseVersion';

interface ReleaseFields {
	/** Where the value stands, for the owner to find it. */
	field: string;
	value: string;
}

/** What this repository holds until its owner fills it in. */
const PLACEHOLDER = /n8n-nodes-bybit-leverage\/n8n-nodes-bybit-leverage|contributors|noreply|^$/;

function textIn(text: string, pattern: RegExp): string {
	return pattern.exec(text)?.[1] ?? '';
}

/** @param root folder of the package */
export function releaseFields(root: string): ReleaseFields[] {
	const read = (file: string) => readFileSync(resolve(root, file), 'utf8');
	const manifest = JSON.parse(read('package.json')) as {
		author?: { name?: string; email?: string };
		homepage?: string;
		repository?: { url?: string };
		bugs?: { url?: string };
	};
	const credential = 'credentials/BybitLeverageApi.credentials.ts';
	const codexFiles = ['nodes/Bybit/Bybit.node.json', 'nodes/Bybit/BybitTrigger.node.json'];
	return [
		{ field: 'package.json author.name', value: manifest.author?.name ?? '' },
		{ field: 'package.json author.email', value: manifest.author?.email ?? '' },
		{ field: 'package.json homepage', value: manifest.homepage ?? '' },
		{ field: 'package.json repository.url', value: manifest.repository?.url ?? '' },
		{ field: 'package.json bugs.url', value: manifest.bugs?.url ?? '' },
		{
			field: `${credential} documentationUrl`,
			value: textIn(read(credential), /documentationUrl\s*=\s*'([^']*)'/),
		},
		...codexFiles.map((file) => ({
			field: `${file} primaryDocumentation`,
			value: textIn(read(file), /"primaryDocumentation":\s*\[\s*\{\s*"url":\s*"([^"]*)"/),
		})),
		{
			field: 'nodes/Bybit/Bybit.node.json credentialDocumentation',
			value: textIn(
				read('nodes/Bybit/Bybit.node.json'),
				/"credentialDocumentation":\s*\[\s*\{\s*"url":\s*"([^"]*)"/,
			),
		},
		{ field: 'README.md CI badge', value: textIn(read('README.md'), /\[!\[CI\]\(([^)]*)\)/) },
		{
			field: 'README.md link of the CI badge',
			value: textIn(read('README.md'), /\[!\[CI\]\([^)]*\)\]\(([^)]*)\)/),
		},
		{ field: 'LICENSE copyright', value: textIn(read('LICENSE'), /Copyright \(c\) (.*)/) },
	];
}

/** The fields that still hold a placeholder, or nothing. */
export function missingFields(fields: ReleaseFields[]): ReleaseFields[] {
	return fields.filter(({ value }) => PLACEHOLDER.test(value));
}

/** Owner and name of a repository on GitHub; undefined for everything else. */
function repositoryIn(text: string): string | undefined {
	return /github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[#/].*)?$/.exec(text)?.[1];
}

/** The fields with the address of another repository than the first one. */
export function otherRepositories(fields: ReleaseFields[]): ReleaseFields[] {
	const addresses = fields.filter(({ value }) => repositoryIn(value) !== undefined);
	const [first] = addresses;
	return addresses.filter(
		({ value }) => first && repositoryIn(value) !== repositoryIn(first.value),
	);
}

/**
 * What CHANGELOG.md lacks for a release of this version.
 *
 * @param version of package.json
 * @returns undefined when its newest version is this one, with a date, and nothing is unreleased
 */
export function versionMismatch(version: string, changelog: string): string | undefined {
	const newest = newestRelease(changelog);
	const [, unreleased = ''] = /^## \[Unreleased\]([^]*?)(?=^## |(?![^]))/im.exec(changelog) ?? [];
	if (unreleased.trim() !== '')
		return `CHANGELOG.md: move what is under Unreleased under ## [${version}]`;
	if (newest.version !== version)
		return `CHANGELOG.md: the newest version is ${newest.version ?? 'missing'}, that of package.json is ${version}`;
	return newest.date ? undefined : `CHANGELOG.md: write the heading ## [${version}] - YYYY-MM-DD`;
}

function main(): void {
	const root = resolve(__dirname, '..');
	const read = (file: string) => readFileSync(resolve(root, file), 'utf8');
	const { version } = JSON.parse(read('package.json')) as { version: string };
	const fields = releaseFields(root);
	const mismatch = versionMismatch(version, read('CHANGELOG.md'));
	const findings = [
		...missingFields(fields).map(
			({ field, value }) => `Fill in ${field}${value && `, now ${value}`}`,
		),
		...otherRepositories(fields).map(
			({ field, value }) => `Another repository in ${field}: ${value}`,
		),
		...(mismatch ? [mismatch] : []),
	];
	for (const finding of findings) process.stdout.write(`${finding}\n`);
	const summary =
		findings.length === 0 ? 'Ready to release.' : `${findings.length} to correct before a release.`;
	process.stdout.write(`${summary}\n`);
	if (findings.length > 0) process.exitCode = 1;
}

if (require.main === module) main();
