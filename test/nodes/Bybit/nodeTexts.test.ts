import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { BybitLeverageApi } from '../../../credentials/BybitLeverageApi.credentials';
import { Bybit } from '../../../nodes/Bybit/Bybit.node';
import { BybitTrigger } from '../../../nodes/Bybit/BybitTrigger.node';

/** n8n's rules for the panel that its linters do not check. */

type Option = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** All fields, also those inside collections. */
function allFields(fields: INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => [
		field,
		...(field.options ?? []).flatMap((option: Option) => {
			if ('values' in option) return allFields(option.values);
			return 'type' in option ? allFields([option]) : [];
		}),
	]);
}

const fields = allFields([
	...new Bybit().description.properties,
	...new BybitTrigger().description.properties,
	...new BybitLeverageApi().properties,
]);

const named = fields.map((field) => [field.name, field] as const);

function titleOf(option: Option): string {
	return 'displayName' in option ? option.displayName : option.name;
}

function textsOf(field: INodeProperties): string[] {
	const modes = field.modes ?? [];
	return [
		...[field.displayName, field.description, field.hint, field.placeholder],
		...modes.flatMap(({ displayName, hint, placeholder }) => [displayName, hint, placeholder]),
		...(field.options ?? []).flatMap((option: Option) => [
			titleOf(option),
			'description' in option ? option.description : undefined,
			'action' in option ? option.action : undefined,
		]),
	].filter((text): text is string => typeof text === 'string' && text !== '');
}

test.each(named.filter(([, { options = [] }]) => options.length > 1))(
	'%s lists its options in alphabetical order',
	(_, { options = [] }) => {
		const titles = options.map(titleOf);
		const sorted = [...titles].sort((one, other) => one.localeCompare(other, 'en'));
		expect(titles).toEqual(sorted);
	},
);

test.each(named)('%s has texts in the style of n8n', (_, field) => {
	for (const text of textsOf(field)) {
		expect(text).not.toMatch(/\p{Extended_Pictographic}/u);
		expect(text).toBe(text.trim());
	}
	if (field.type === 'boolean') expect(field.description).toMatch(/^Whether to /);
	const sentences = (field.description ?? '').split(/[.!?] /);
	if (sentences.length === 1) expect(field.description ?? '').not.toMatch(/\.$/);
	const hints = [field.hint, ...(field.modes ?? []).map(({ hint }) => hint)];
	for (const hint of hints) expect((hint ?? '').length).toBeLessThanOrEqual(120);
	if (field.placeholder && !['collection', 'fixedCollection'].includes(field.type))
		expect(field.placeholder).toMatch(/^e\.g\. /);
});

/** Words that Title Case leaves small. */
const SMALL_WORDS = /^(a|an|and|as|at|by|for|from|if|in|of|on|or|per|the|to|via|with|ms)$/;

function expectTitleCase(name: string): void {
	const [first = '', ...words] = name.replace(/[()]/g, '').split(' ');
	expect(first).toMatch(/^[\p{Lu}\d]/u);
	for (const word of words) {
		if (!SMALL_WORDS.test(word)) expect(word).toMatch(/^[\p{Lu}\d%]/u);
	}
}

test.each(named.filter(([, { type }]) => type !== 'notice' && type !== 'hidden'))(
	'%s has names in Title Case, options and modes included',
	(_, { displayName, modes = [], options = [] }) => {
		expectTitleCase(displayName);
		// n8n's linter sees no option that is made from a table, such as those of Environment.
		for (const option of options) expectTitleCase(titleOf(option));
		for (const mode of modes) expectTitleCase(mode.displayName);
	},
);

test.each([new Bybit().description, new BybitTrigger().description, new BybitLeverageApi()])(
	'$displayName has a name in Title Case, and no emoji',
	(type) => {
		expectTitleCase(type.displayName);
		const description = 'description' in type ? type.description : '';
		expect(type.displayName + description).not.toMatch(/\p{Extended_Pictographic}/u);
		expect(description).not.toMatch(/\.$/);
	},
);

/** @see https://docs.n8n.io/integrations/creating-nodes/build/reference/node-codex-files/ */
const CATEGORIES = [
	...['Data & Storage', 'Finance & Accounting', 'Marketing & Content', 'Productivity'],
	...['Miscellaneous', 'Sales', 'Development', 'Analytics', 'Communication', 'Utility'],
];

test.each(['Bybit', 'BybitTrigger'])('%s has a category that n8n knows', (name) => {
	const file = join(__dirname, `../../../nodes/Bybit/${name}.node.json`);
	const { categories } = JSON.parse(readFileSync(file, 'utf8')) as { categories: string[] };
	expect(categories.length).toBeGreaterThan(0);
	for (const category of categories) expect(CATEGORIES).toContain(category);
});

test('the package is licensed as MIT and has one credential type', () => {
	const manifest = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
		license: string;
		n8n: { credentials: string[] };
	};
	expect(manifest.license).toBe('MIT');
	expect(manifest.n8n.credentials).toHaveLength(1);
});
