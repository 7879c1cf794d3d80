import { resolve } from 'node:path';

import {
	missingFields,
	otherRepositories,
	releaseFields,
	versionMismatch,
} from '../../verify/releaseCheck';

const root = resolve(__dirname, '../..');

test('finds every field that the owner must fill in', () => {
	expect(releaseFields(root).map(({ field }) => field)).toEqual([
		'package.json author.name',
		'package.json author.email',
		'package.json homepage',
		'package.json repository.url',
		'package.json bugs.url',
		'credentials/BybitLeverageApi.credentials.ts documentationUrl',
		'nodes/Bybit/Bybit.node.json primaryDocumentation',
		'nodes/Bybit/BybitTrigger.node.json primaryDocumentation',
		'nodes/Bybit/Bybit.node.json credentialDocumentation',
		'README.md CI badge',
		'README.md link of the CI badge',
		'LICENSE copyright',
	]);
	for (const { value } of releaseFields(root)) expect(value).not.toBe('');
});

test.each([
	['', true],
	['n8n-nodes-bybit-leverage contributors', true],
	['https://github.com/n8n-nodes-bybit-leverage/n8n-nodes-bybit-leverage#readme', true],
	['https://github.com/someone/n8n-nodes-bybit-leverage#readme', false],
	['Jane Doe', false],
])('%j is missing: %s', (value, missing) => {
	expect(missingFields([{ field: 'x', value }])).toHaveLength(missing ? 1 : 0);
});

test('an address of another repository than that of package.json is found, in whatever form', () => {
	const fields = [
		['package.json repository.url', 'git+https://github.com/jane/bybit.git'],
		['package.json homepage', 'https://github.com/jane/bybit#readme'],
		['package.json bugs.url', 'https://github.com/jane/bybit/issues'],
		['package.json author.name', 'Jane Doe'],
		['README.md CI badge', 'https://github.com/jane/bybit-old/actions/workflows/ci.yml/badge.svg'],
	].map(([field = '', value = '']) => ({ field, value }));
	expect(otherRepositories(fields).map(({ field }) => field)).toEqual(['README.md CI badge']);
	expect(otherRepositories(releaseFields(root))).toEqual([]);
});

describe('the version', () => {
	const intro = '# Changelog\n\nVersions follow Semantic Versioning.\n\n';

	test.each([
		['0.2.0', '## [0.2.0] - 2026-11-30\n\n## [0.1.0] - 2026-01-01\n'],
		['0.2.0', '## [Unreleased]\n\n## [0.2.0] - 2026-11-30\n'],
		['1.0.0-beta.1', '## [1.0.0-beta.1] - 2026-11-30\n'],
	])('%s agrees with %j', (version, headings) => {
		expect(versionMismatch(version, intro + headings)).toBeUndefined();
	});

	test.each([
		['without a date', '0.2.0', '## [0.2.0] - not released yet\n'],
		['without any date', '0.2.0', '## [0.2.0]\n'],
		['with half a date', '0.2.0', '## [0.2.0] - 2026-11\n'],
		['of another version', '0.2.1', '## [0.2.0] - 2026-11-30\n'],
		['that is not the newest', '0.1.0', '## [0.2.0] - 2026-11-30\n\n## [0.1.0] - 2026-01-01\n'],
		['that is missing', '0.2.0', '## [Unreleased]\n'],
		['with changes above it', '0.2.0', '## [Unreleased]\n\n- New\n\n## [0.2.0] - 2026-11-30\n'],
	])('does not agree with a heading %s', (_, version, headings) => {
		expect(versionMismatch(version, intro + headings)).toMatch(/^CHANGELOG\.md: .+/);
	});
});
