import { resolve } from 'node:path';

import { missingFields, releaseFields } from '../../verify/releaseCheck';

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
