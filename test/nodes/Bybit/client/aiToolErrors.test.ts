import { byName, EngineHarness } from '../../../engine/engineHarness';
import { BYBIT_TOOL } from '../../../engine/nodeTypes';
import { runTool } from '../../../engine/runTool';
import { runAlerts } from './runAlerts';

/** As the tool of an AI agent, whose panel has no On Error: the model must learn of an error and its fix. */

let harness: EngineHarness;
beforeAll(async () => {
	harness = await EngineHarness.start();
});
afterAll(() => harness.stop());
beforeEach(() => harness.exchange.reset());

const tooHigh = [{ symbol: 'BTCUSDT', leverage: 90 }];
const nodeOptions = { maxLeverage: '50' };
const fix = 'raise Max Leverage';

test('an error found before sending is returned as an item, with its fix', async () => {
	const { items, error } = await runAlerts(harness, tooHigh, {
		nodeOptions,
		settings: { type: BYBIT_TOOL },
	});
	expect(error).toBeUndefined();
	expect(items).toEqual([
		{
			json: { error: expect.stringMatching(/90×.*50×/) as string },
			pairedItem: { item: 0 },
		},
	]);
	expect(items[0]?.json.error).toContain(fix);
	expect(harness.exchange.log).toEqual([]);
});

test("Bybit's error is returned as an item, with its code", async () => {
	harness.exchange.faults.next(110007, { match: { path: '/v5/position/set-leverage' } });
	const { items, error } = await runAlerts(harness, [{ symbol: 'BTCUSDT', leverage: 5 }], {
		settings: { type: BYBIT_TOOL },
	});
	expect(error).toBeUndefined();
	expect(items[0]?.json.error).toMatch(/^BTCUSDT: .*110007/s);
});

test('an On Error that a workflow file sets applies', async () => {
	const { error } = await runAlerts(harness, tooHigh, {
		nodeOptions,
		settings: { type: BYBIT_TOOL, onError: 'stopWorkflow' },
	});
	expect(error?.message).toContain('90×');
});

test.each([undefined, 'stopWorkflow'] as const)(
	'an agent of several items calls it for one at a time (On Error: %s)',
	async (onError) => {
		const items = await runTool({
			parameters: { operation: 'setLeverage', symbol: byName('BTCUSDT'), leverage: '5' },
			credentials: harness.credentials(),
			agentItems: 3,
			settings: { onError },
		});
		expect(items.map(({ json }) => json)).toMatchObject([{ symbol: 'BTCUSDT', changed: true }]);
	},
);

test('the node itself ends the workflow', async () => {
	const { error } = await runAlerts(harness, tooHigh, { nodeOptions, settings: {} });
	expect(error?.message).toContain('90×');
});
