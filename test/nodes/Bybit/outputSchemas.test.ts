import Ajv from 'ajv';
import { loadOutputSchema } from 'n8n-core';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { join } from 'node:path';

import { Bybit } from '../../../nodes/Bybit/Bybit.node';
import { EngineHarness, byName } from '../../engine/engineHarness';

const accountOperations = ['get', 'setMarginMode'];

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start({ rateLimit: Infinity })));
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

/** The schema as n8n finds it for the editor. */
function schemaOf(operation: string): object | undefined {
	const nodeDir = join(__dirname, '../../../nodes/Bybit');
	const resource = accountOperations.includes(operation) ? 'account' : 'position';
	return loadOutputSchema({ nodeDir, version: 1, resource, operation });
}

/** What is wrong with these outputs, in words; nothing when all is as the schema says. */
function complaints(operation: string, outputs: IDataObject[]): string {
	const ajv = new Ajv({ allErrors: true });
	ajv.validate({ type: 'array', minItems: 1, items: schemaOf(operation) ?? false }, outputs);
	return ajv.errorsText();
}

const { properties } = new Bybit().description;
const operations = properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ options = [] }) => options.map((option) => 'value' in option && option.value));

test.each(operations)('%s has a schema that refuses other outputs', (operation) => {
	expect(schemaOf(String(operation))).toMatchObject({ type: 'object', version: 1 });
	expect(complaints(String(operation), [{ symbol: 'BTCUSDT' }])).toContain('required property');
	expect(complaints(String(operation), [])).not.toBe('No errors');
});

const hedge = { positionMode: 'hedge' } as const;
const btc = { symbol: byName('BTCUSDT') };
const include = { includePrevious: true };

/** Each way an output can look: account, operation, parameters. */
const ways: Array<
	[Parameters<EngineHarness['exchange']['addAccount']>[0], string, INodeParameters]
> = [
	[{}, 'setLeverage', { ...btc, leverage: 5 }],
	[{}, 'setLeverage', { ...btc, leverage: 6.5, options: include }],
	[{}, 'setLeverage', { ...btc, leverage: 10 }],
	[{}, 'setLeverage', { category: 'inverse', symbol: byName('BTCUSD'), leverage: 5 }],
	[
		{},
		'setLeverage',
		{ ...btc, leverage: 50, options: { maxLeverage: '20', aboveMaxLeverage: 'reduce' } },
	],
	[hedge, 'setLeverage', { ...btc, side: 'separate', buyLeverage: 5, sellLeverage: 3 }],
	[hedge, 'setLeverage', { ...btc, side: 'sell', sellLeverage: 3, options: include }],
	[{}, 'setLeverage', { ...btc, leverage: 5.005, options: { dryRun: true } }],
	[{}, 'setLeverage', { ...btc, leverage: 50, options: { onlyLower: true } }],
	[{}, 'getLeverage', btc],
	[hedge, 'getLeverage', btc],
	[hedge, 'getLeverage', { allSymbols: true }],
	[{ uta: false }, 'getLeverage', btc],
	[{}, 'getLeverage', { category: 'inverse', symbol: byName('BTCUSD') }],
	[{}, 'getLeverageLimits', btc],
	[{}, 'getLeverageLimits', { category: 'inverse', symbol: byName('BTCUSD') }],
	[{}, 'getLeverageLimits', { symbol: byName('DYMUSDT') }],
	[{}, 'getLeverageLimits', { symbol: byName('NEWUSDT') }],
	[{}, 'getLeverage', { allSymbols: true }],
	[hedge, 'getLeverage', { allSymbols: true, category: 'inverse' }],
	[{}, 'switchPositionMode', { ...btc, positionMode: 'hedge' }],
	[hedge, 'switchPositionMode', { applyTo: 'coin', positionMode: 'hedge' }],
	[{}, 'get', { resource: 'account' }],
	[{}, 'setMarginMode', { resource: 'account', marginMode: 'portfolio' }],
	[{ marginMode: 'REGULAR_MARGIN' }, 'setMarginMode', { resource: 'account' }],
];

test.each(ways)('account %j: %s %j is as its schema says', async (account, operation, fields) => {
	const credentials = harness.credentials(harness.exchange.addAccount(account));
	const { items, error } = await harness.run({ operation, ...fields }, { credentials });
	expect(error).toBeUndefined();
	const outputs = items.map(({ json }) => json);
	expect(complaints(operation, outputs)).toBe('No errors');
});
