import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { EngineHarness, byName } from '../../../../../engine/engineHarness';
import { cases, type Input } from './inputs';

let harness: EngineHarness;
beforeAll(async () => {
	harness = await EngineHarness.start({
		rateLimit: Infinity,
		account: { positionModes: { ETHUSDT: 'hedge' } },
	});
});
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

/** Every field an expression, as where an alert or a model drives the node. */
async function drive(input: Input) {
	const fields = { category: 'linear', side: 'both', ...input };
	const { options = {}, ...json } = fields;
	const expression = (name: string) => `={{ $json.${name} }}`;
	// The operator's cap takes no expressions, so that no alert and no model can lift it.
	const { maxLeverage, aboveMaxLeverage, ...driven } = options;
	const cap = JSON.parse(JSON.stringify({ maxLeverage, aboveMaxLeverage })) as INodeParameters;
	return await harness.run(
		{
			operation: 'setLeverage',
			category: expression('category'),
			symbol: byName(expression('symbol')),
			side: expression('side'),
			leverage: expression('leverage'),
			buyLeverage: expression('buyLeverage'),
			sellLeverage: expression('sellLeverage'),
			options: {
				...cap,
				...Object.fromEntries(
					Object.keys(driven).map((name) => [name, expression(`options.${name}`)]),
				),
			},
		},
		{ items: [{ ...json, options } as IDataObject] },
	);
}

test('an expression cannot stand in for the cap', async () => {
	const options = { maxLeverage: '={{ 1000 }}' };
	const { error } = await harness.run({
		operation: 'setLeverage',
		symbol: byName('BTCUSDT'),
		leverage: 50,
		options,
	});
	expect(error?.message).toBe('BTCUSDT: Max Leverage must not be an expression');
	expect(harness.exchange.log).toEqual([]);
});

test('there are at least 100 of them', () => {
	expect(cases.length).toBeGreaterThanOrEqual(100);
});

test.each(cases)('%j', async (input, expected) => {
	const { error, items } = await drive(input);
	if ('refused' in expected) {
		expect(error?.message).toBe(expected.refused);
		expect(error?.description).toMatch(/\w+.*\./);
		expect(harness.exchange.log).toEqual([]);
		return;
	}
	expect(error).toBeUndefined();
	const [buyLeverage, sellLeverage] = expected.sent;
	const { category = 'linear' } = input;
	const symbol = expected.symbol ?? input.symbol;
	expect(harness.bodies).toEqual([JSON.stringify({ category, symbol, buyLeverage, sellLeverage })]);
	expect(items[0]?.json).toMatchObject({
		symbol,
		buyLeverage: Number(buyLeverage),
		sellLeverage: Number(sellLeverage),
	});
});
