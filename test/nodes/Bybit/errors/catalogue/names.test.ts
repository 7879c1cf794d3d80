import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { BybitLeverageApi } from '../../../../../credentials/BybitLeverageApi.credentials';
import { Bybit } from '../../../../../nodes/Bybit/Bybit.node';
import { retCodes } from '../../../../../nodes/Bybit/errors/catalogue/retCodes';

type Entry = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** Names of fields and options, those of collections included. */
function namesIn(entries: readonly Entry[]): string[] {
	return entries.flatMap((entry) => [
		'displayName' in entry ? entry.displayName : entry.name,
		...('options' in entry ? namesIn(entry.options ?? []) : []),
		...('values' in entry ? namesIn(entry.values) : []),
	]);
}

const { properties } = new Bybit().description;
const nodeNames = namesIn(properties);
const credentialNames = namesIn(new BybitLeverageApi().properties);

const texts = [...new Set(retCodes.values())].flatMap(({ description, variants = [] }) => [
	description,
	...variants.flatMap((variant) => variant.description ?? []),
]);

/** Operations as the texts name them: "Account → Set Margin Mode". */
const operations = properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options = [] }) =>
		(displayOptions?.show?.resource ?? []).flatMap((resource) =>
			namesIn(options).map((name) => `${JSON.stringify(resource)} → ${name}`),
		),
	);

/** "Account → Set Margin Mode" with the resource's value, as in {@link operations}. */
const byValue = (named: string) => named.replace(/^\w+/, (name) => `"${name.toLowerCase()}"`);

test('every operation that the texts name exists', () => {
	const named = texts.flatMap(
		(text) => text.match(/(?:Account|Position) → (?:Get|Set|Switch)(?: [A-Z]\w+)+/g) ?? [],
	);
	expect(new Set(named).size).toBeGreaterThan(2);
	for (const operation of named) expect(operations).toContain(byValue(operation));
});

test.each([
	...['All Symbols', 'Both', 'Buy Leverage', 'Category', 'Coin', 'If Above Symbol Maximum'],
	...['If Unchanged', 'Inverse', 'Leverage', 'Linear', 'Margin Mode', 'One-Way', 'Position Mode'],
	...['Reduce', 'Sell Leverage', 'Side', 'Succeed', 'Symbol'],
])('the texts send to %s, which the node has', (name) => {
	expect(nodeNames).toContain(name);
});

test.each([
	...['API Key', 'API Secret', 'Base URL', 'Environment', 'Key Type', 'Private Key'],
	'Receive Window (ms)',
])('the texts send to %s, which the credential has', (name) => {
	expect(credentialNames).toContain(name);
});
