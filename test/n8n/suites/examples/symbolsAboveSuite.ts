import type { Harness } from '../../harness';
import { linear } from '../../linearSymbol';
import { outputItems } from '../../rest/executions';
import type { StoredWorkflow } from '../../rest/restTypes';

const TRIGGER = 'When clicking ‘Execute workflow’';

/** The example that lists the symbols above 20×. */
export function symbolsAboveSuite(harness: () => Harness): void {
	let workflow: StoredWorkflow;
	beforeAll(async () => {
		workflow = await harness().importExample('list-symbols-above-leverage');
	});
	beforeEach(() => harness().exchange.reset());
	afterEach(() => harness().exchange.setPositionMode(linear('SOLUSDT'), 'oneWay'));

	const run = () => harness().n8n.client.executeManually(workflow, TRIGGER);
	const set = (symbol: string, buyLeverage: number, sellLeverage = buyLeverage) =>
		harness().exchange.setLeverage({ ...linear(symbol), buyLeverage, sellLeverage });

	it('lists them, highest first, with one request', async () => {
		harness().exchange.setPositionMode(linear('SOLUSDT'), 'hedge');
		set('BTCUSDT', 20);
		set('ETHUSDT', 20.01);
		set('XRPUSDT', 50);
		set('SOLUSDT', 5, 33);
		const execution = await run();
		expect(execution.status).toBe('success');
		const symbols = outputItems(execution, 'Highest first').map(({ symbol }) => symbol);
		expect(symbols).toEqual(['XRPUSDT', 'SOLUSDT', 'ETHUSDT']);
		expect(harness().exchange.log).toHaveLength(1);
	});

	it('lists none where none is above', async () => {
		const execution = await run();
		expect(execution.status).toBe('success');
		expect(outputItems(execution, 'Get leverage of all symbols').length).toBeGreaterThan(500);
		expect(outputItems(execution, 'Highest first')).toEqual([]);
	});
}
