import type { INodeParameters } from 'n8n-workflow';

import { EngineHarness, byName } from '../../../../../engine/engineHarness';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start()));
afterAll(async () => await harness.stop());

/** n8n takes expressions out of fields that allow none, but leaves these in. */
const fromAI = (name: string) => `={{ $fromAI('${name}', \`\`, 'number') }}`;

/** What an alert carries, for expressions to find. */
const alert = { cap: 1000 };

const lifted: Array<[string, INodeParameters]> = [
	['Max Leverage', { maxLeverage: '={{ 1000 }}' }],
	['Max Leverage', { maxLeverage: '={{ $json.cap }}' }],
	['Max Leverage', { maxLeverage: fromAI('Max_Leverage') }],
	['Max Leverage', { maxLeverage: fromAI('Max_Leverage'), aboveMaxLeverage: 'reduce' }],
	['If Above Max Leverage', { maxLeverage: '10', aboveMaxLeverage: fromAI('Above_Max_Leverage') }],
];

test.each(lifted)('%s takes no expression: %j', async (parameter, options) => {
	const { error } = await harness.run(
		{ operation: 'setLeverage', symbol: byName('BTCUSDT'), leverage: 50, options },
		{ items: [alert] },
	);
	expect(error?.message).toMatch(new RegExp(`^BTCUSDT: ${parameter} `));
	expect(error?.description).toMatch(
		new RegExp(`^Enter the value itself: .* ${parameter}|^Set ${parameter} to`),
	);
	expect(harness.exchange.log).toEqual([]);
});

test('a cap written as text is a cap', async () => {
	const { error } = await harness.run({
		operation: 'setLeverage',
		symbol: byName('BTCUSDT'),
		leverage: 50,
		options: { maxLeverage: '=10' },
	});
	expect(error?.message).toContain("exceeds this node's Max Leverage of 10×");
});
