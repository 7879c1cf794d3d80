import fc from 'fast-check';
import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { Bybit } from '../../../../../../nodes/Bybit/Bybit.node';
import { setLeverageFields } from '../../../../../../nodes/Bybit/resources/position/setLeverage/setLeverageFields';

const { description } = new Bybit();
const asTool = { ...description, name: 'bybitTool' };

function fieldNamed(name: string): INodeProperties {
	const field = setLeverageFields.find((candidate) => candidate.name === name);
	if (!field) throw new Error(`No field ${name}`);
	return field;
}

/** Whether the panel shows a field, with these values. */
function isShown(name: string, parameters: INodeParameters, nodeType = description): boolean {
	const values = {
		...{ resource: 'position', operation: 'setLeverage', side: 'both', options: {} },
		...parameters,
	};
	return NodeHelpers.displayParameter(values, fieldNamed(name), null, nodeType);
}

test.each([
	['both', ['leverage']],
	['buy', ['buyLeverage']],
	['sell', ['sellLeverage']],
	['separate', ['buyLeverage', 'sellLeverage']],
])('%s shows %j', (side, fields) => {
	const leverages = ['leverage', 'buyLeverage', 'sellLeverage'];
	expect(leverages.filter((name) => isShown(name, { side }))).toEqual(fields);
	expect(isShown('sideNotice', { side })).toBe(side !== 'both');
});

describe('the notice about high leverage', () => {
	test('is shown above 25×, however it is written', () => {
		const steps = fc.integer({ min: 100, max: 20_000 });
		fc.assert(
			fc.property(steps, fc.constantFrom('', 'x', ' X', '×', ' '), (step, suffix) => {
				const leverage = `${step / 100}${suffix}`;
				expect(isShown('leverageNotice', { leverage })).toBe(step > 2500);
			}),
		);
	});

	test.each(['', '  ', 'x', '2,5', '25.00', '025', 25, undefined, null])(
		'is not for %j',
		(leverage) => {
			expect(isShown('leverageNotice', { leverage })).toBe(false);
		},
	);

	test.each(['25.01', '030', '26x', '100 x', ' 99.5 ', 50])('is for %j', (leverage) => {
		expect(isShown('leverageNotice', { leverage })).toBe(true);
	});

	test.each([
		['buyLeverageNotice', 'buyLeverage', ['buy', 'separate']],
		['sellLeverageNotice', 'sellLeverage', ['sell', 'separate']],
	])('%s stands below %s', (notice, field, sides) => {
		for (const side of ['both', 'buy', 'sell', 'separate'])
			expect(isShown(notice, { side, [field]: '50' })).toBe(sides.includes(side));
	});

	test('disappears with a cap of at most 25×', () => {
		const steps = fc.integer({ min: 100, max: 20_000 });
		fc.assert(
			fc.property(steps, fc.constantFrom('', 'x', ' X', ' '), (step, suffix) => {
				const options = { maxLeverage: `${step / 100}${suffix}` };
				expect(isShown('leverageNotice', { leverage: '50', options })).toBe(step > 2500);
			}),
		);
	});

	test.each(['', '0', '26', 'ten', '2,5'])('stays with the cap %j', (maxLeverage) => {
		const options = { maxLeverage };
		expect(isShown('leverageNotice', { leverage: '50', options })).toBe(true);
	});
});

describe('the notice of the tool without a cap', () => {
	const name = 'leverageToolNotice';

	test.each([
		// As stored, and as the editor hands it on: it evaluates expressions first, and this one fails.
		["={{ $fromAI('Leverage', ``, 'string') }}"],
		[''],
		[undefined],
	])('is shown while the model may fill in %j', (leverage) => {
		const parameters = { leverage } as INodeParameters;
		expect(isShown(name, parameters, asTool)).toBe(true);
		expect(isShown(name, parameters)).toBe(false);
	});

	test.each(['5', '10x', ' 2.5', 5])('not where %j was typed', (leverage) => {
		expect(isShown(name, { leverage }, asTool)).toBe(false);
	});

	test('not where there is a cap', () => {
		const leverage = "={{ $fromAI('Leverage') }}";
		expect(isShown(name, { leverage, options: { maxLeverage: '10' } }, asTool)).toBe(false);
		expect(isShown(name, { leverage, options: { onlyLower: true } }, asTool)).toBe(true);
	});

	test('stands below the fields of the sides to set', () => {
		const names = ['leverageToolNotice', 'buyLeverageToolNotice', 'sellLeverageToolNotice'];
		const shown = (side: string) => names.filter((notice) => isShown(notice, { side }, asTool));
		expect(shown('both')).toEqual(names.slice(0, 1));
		expect(shown('buy')).toEqual(names.slice(1, 2));
		expect(shown('sell')).toEqual(names.slice(2));
		expect(shown('separate')).toEqual(names.slice(1));
	});

	test('not at another operation', () => {
		expect(isShown(name, { operation: 'getLeverage' }, asTool)).toBe(false);
	});
});

test('options and choices are in alphabetical order', () => {
	const named = (field: INodeProperties) =>
		(field.options ?? []).map((option) =>
			'displayName' in option ? option.displayName : option.name,
		);
	const collections = setLeverageFields.filter(({ options }) => options);
	const options = fieldNamed('options').options as INodeProperties[];
	for (const field of [...collections, ...options.filter((option) => option.options)]) {
		const names = named(field);
		expect(names).toEqual([...names].sort());
		expect(names.length).toBeGreaterThan(1);
	}
});

test('a stored cap of the default value stays stored', () => {
	// n8n leaves out values that equal their default, but not in a collection.
	const node = { parameters: { options: { maxLeverage: '10' }, leverage: '5' } };
	for (const withDefaults of [true, false])
		expect(
			NodeHelpers.getNodeParameters(
				description.properties,
				node.parameters,
				...[withDefaults, false, null, description],
			)?.options,
		).toEqual({ maxLeverage: '10' });
});
