import type { INodeProperties } from 'n8n-workflow';

import { Bybit } from '../../../nodes/Bybit/Bybit.node';

/** What stored workflows hold of a field. */
const stored = ({ name, type, default: value }: INodeProperties) => [name, type, value];

/** The values that a field or a collection offers. */
const choices = ({ options = [] }: INodeProperties) =>
	options.map((option) => ('value' in option ? option.value : option.name));

/** What stored workflows rely on. */
describe('the contract', () => {
	test('of the node', () => {
		const node = new Bybit();
		expect(node.description).toMatchObject({
			...{ name: 'bybit', version: 1, usableAsTool: true, inputs: ['main'], outputs: ['main'] },
			credentials: [{ name: 'bybitLeverageApi', required: true, testedBy: 'testCredential' }],
			requestDefaults: { json: true, ignoreHttpStatusErrors: true, disableFollowRedirect: true },
		});
		expect(Object.keys(node.methods.listSearch)).toEqual(['searchSymbols']);
	});

	test('of its fields', () => {
		const fields = new Bybit().description.properties.filter(({ type }) => type !== 'notice');
		expect(fields.map(stored)).toEqual([
			['resource', 'options', 'position'],
			['operation', 'options', 'get'],
			['marginMode', 'options', 'cross'],
			['operation', 'options', 'setLeverage'],
			['applyTo', 'options', 'symbol'],
			['category', 'options', 'linear'],
			['allSymbols', 'boolean', false],
			['symbol', 'resourceLocator', { mode: 'list', value: '' }],
			['returnAll', 'boolean', false],
			['limit', 'number', 50],
			['side', 'options', 'both'],
			['leverage', 'string', ''],
			['buyLeverage', 'string', ''],
			['sellLeverage', 'string', ''],
			['options', 'collection', {}],
			['coin', 'string', 'USDT'],
			['positionMode', 'options', 'oneWay'],
		]);
	});

	test('of its options', () => {
		const { properties } = new Bybit().description;
		const options = properties.find(({ name }) => name === 'options')?.options as INodeProperties[];
		expect(options.map(stored)).toEqual([
			['dryRun', 'boolean', false],
			['aboveMaxLeverage', 'options', 'fail'],
			['aboveSymbolMaximum', 'options', 'fail'],
			['unchanged', 'options', 'succeed'],
			['includePrevious', 'boolean', false],
			['maxLeverage', 'string', '10'],
			['onlyLower', 'boolean', false],
		]);
	});

	test('of their choices', () => {
		const { properties } = new Bybit().description;
		const offered = properties
			.filter(({ options }) => options)
			.map((field) => [field.name, choices(field)]);
		expect(offered).toEqual([
			['resource', ['account', 'position']],
			['operation', ['get', 'setMarginMode']],
			['marginMode', ['cross', 'isolated', 'portfolio']],
			[
				'operation',
				['getLeverage', 'getLeverageLimits', 'getMany', 'setLeverage', 'switchPositionMode'],
			],
			['applyTo', ['coin', 'symbol']],
			['category', ['inverse', 'linear']],
			['side', ['both', 'buy', 'sell', 'separate']],
			[
				'options',
				[
					...['dryRun', 'aboveMaxLeverage', 'aboveSymbolMaximum', 'unchanged'],
					...['includePrevious', 'maxLeverage', 'onlyLower'],
				],
			],
			['positionMode', ['hedge', 'oneWay']],
		]);
	});
});
