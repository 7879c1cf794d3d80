import Ajv from 'ajv';
import { loadOutputSchema } from 'n8n-core';
import { Workflow, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { join } from 'node:path';

import { BybitTrigger } from '../../../nodes/Bybit/BybitTrigger.node';
import { registryOf } from '../../engine/registry';
import { alerts, TRIGGER, TriggerHarness } from './trigger/triggerHarness';

const { description } = new BybitTrigger();

function field(name: string, fields: INodeProperties[] = description.properties): INodeProperties {
	const found = fields.find((candidate) => candidate.name === name);
	if (!found) throw new Error(`No field ${name}`);
	return found;
}

function valuesOf({ options = [] }: INodeProperties): unknown[] {
	return options.map((option) => ('value' in option ? option.value : option.name));
}

function alertFields(): INodeProperties[] {
	const [group] = field('alerts').options ?? [];
	return group && 'values' in group ? group.values : [];
}

/** What stored workflows rely on. */
describe('the contract', () => {
	const stored = ({ name, type, default: value }: INodeProperties) => [name, type, value];

	test('of the node', () => {
		expect(description).toMatchObject({
			...{ name: 'bybitTrigger', displayName: 'Bybit Trigger', version: 1, group: ['trigger'] },
			...{ inputs: [], outputs: ['main'] },
		});
		expect(description).not.toHaveProperty('credentials');
		expect(Object.keys(new BybitTrigger().methods.listSearch)).toEqual(['searchSymbols']);
	});

	test('of its fields', () => {
		expect(description.properties.map(({ name, type }) => [name, type])).toEqual([
			['event', 'options'],
			['environment', 'options'],
			['baseUrl', 'string'],
			['category', 'options'],
			['priceType', 'options'],
			['alerts', 'fixedCollection'],
			['repeat', 'options'],
			['options', 'collection'],
		]);
		expect(field('event').default).toBe('priceAlert');
		expect(field('environment').default).toBe('mainnet');
		expect(field('category').default).toBe('linear');
		expect(field('priceType').default).toBe('last');
		expect(field('repeat').default).toBe('everyTime');
		expect(valuesOf(field('priceType'))).toEqual(['index', 'last', 'mark']);
		expect(valuesOf(field('repeat'))).toEqual(['everyTime', 'once']);
	});

	test('of an alert', () => {
		expect(field('alerts').options).toMatchObject([{ name: 'alert' }]);
		expect(alertFields().map(stored)).toEqual([
			['symbol', 'resourceLocator', { mode: 'list', value: '' }],
			['condition', 'options', 'crossingDown'],
			['price', 'string', ''],
			['percent', 'string', ''],
			['minutes', 'number', 60],
			['leverage', 'string', ''],
		]);
		expect(valuesOf(field('condition', alertFields()))).toEqual([
			...['crossing', 'crossingDown', 'crossingUp', 'movingDown', 'movingUp'],
		]);
	});

	test('of its options', () => {
		const options = field('options').options as INodeProperties[];
		expect(options.map(stored)).toEqual([
			['catchUp', 'number', 5],
			['checkEvery', 'number', 5],
			['cooldown', 'number', 5],
		]);
	});
});

test.each(['environment', 'priceType', 'repeat'])('%s is in alphabetical order', (name) => {
	const names = (field(name).options ?? []).map((option) => option.name);
	expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
});

describe('the subtitle', () => {
	function shown(parameters: INodeParameters): unknown {
		const node = {
			...{ id: 'trigger', name: 'Bybit Trigger', type: TRIGGER, typeVersion: 1 },
			...{ position: [0, 0] as [number, number], parameters },
		};
		const workflow = new Workflow({
			...{ nodes: [node], connections: {}, active: false },
			nodeTypes: registryOf({ [TRIGGER]: new BybitTrigger() }),
		});
		const { subtitle = '' } = description;
		return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
	}

	const listed = { __rl: true, mode: 'list', value: 'BTCUSDT', cachedResultName: 'BTCUSDT · BTC' };

	test.each<[INodeParameters[], string]>([
		[[{ symbol: listed, price: '90000' }], 'BTCUSDT crossing down 90000'],
		[[{ symbol: 'ETHUSDT', condition: 'crossing', price: 1 }], 'ETHUSDT crossing 1'],
		[[{ symbol: listed, condition: 'crossingUp', price: '1' }], 'BTCUSDT crossing up 1'],
		[
			[{ symbol: listed, condition: 'movingDown', percent: '5 %' }],
			'BTCUSDT moving down 5% in 60 min',
		],
		[
			[{ symbol: listed, condition: 'movingUp', percent: 5, minutes: 10 }],
			'BTCUSDT moving up 5% in 10 min',
		],
		[[{ symbol: { ...listed, value: '={{ $vars.symbol }}' }, price: '1' }], '… crossing down 1'],
		[[{ symbol: listed, price: '={{ $vars.level }}' }], 'BTCUSDT crossing down …'],
		[[{ symbol: { ...listed, value: '' } }], 'No symbol'],
		[[{}, {}, {}], '3 alerts'],
		[[], '0 alerts'],
	])('of %j is %s', (rows, text) => {
		expect(shown({ alerts: { alert: rows } })).toBe(text);
	});

	test('of a new trigger', () => {
		expect(shown({})).toBe('No symbol');
	});
});

describe('the output schema', () => {
	const schema = loadOutputSchema({ nodeDir: join(__dirname, '../../../nodes/Bybit'), version: 1 });
	let harness: TriggerHarness;
	beforeAll(async () => (harness = await TriggerHarness.start()));
	afterAll(async () => await harness.stop());

	test('fits what is put out', async () => {
		const rows = [
			{ price: '90', leverage: '5' },
			{ condition: 'movingDown', percent: '5', minutes: 60 },
		];
		harness.prices.set('BTCUSDT', 100);
		const trigger = await harness.activate({ alerts: alerts(...rows) });
		harness.prices.set('BTCUSDT', 80, 5);
		await trigger.tick();
		const restarted = await harness.activate(
			{ alerts: alerts(...rows), options: { cooldown: 0 } },
			{ activation: 'init', saved: trigger.saved },
		);
		harness.prices.set('BTCUSDT', 100, 60);
		harness.prices.set('BTCUSDT', 80, 60);
		await restarted.tick();
		expect(restarted.items).toMatchObject([{ late: true }, { late: true }]);
		const manual = { mode: 'manual', activation: 'manual' } as const;
		const tests = await Promise.all(
			rows.map(async (row) => await harness.activate({ alerts: alerts(row) }, manual)),
		);
		for (const { response } of tests) await response.manualTriggerFunction?.();

		const items = [trigger, restarted, ...tests].flatMap(({ items }) => items);
		const ajv = new Ajv({ allErrors: true });
		ajv.validate({ type: 'array', minItems: 6, items: schema ?? false }, items);
		expect(ajv.errorsText()).toBe('No errors');
	});

	test('rejects anything else', () => {
		expect(new Ajv().validate(schema ?? true, { symbol: 'BTCUSDT' })).toBe(false);
	});
});
