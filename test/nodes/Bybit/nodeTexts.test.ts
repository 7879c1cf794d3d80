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
