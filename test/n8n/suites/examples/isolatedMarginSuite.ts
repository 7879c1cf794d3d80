import type { Harness } from '../../harness';
import { bothSides, leverageOf } from '../../linearSymbol';
import { outputItems } from '../../rest/executions';
import type { StoredWorkflow } from '../../rest/restTypes';

const TRIGGER = 'When clicking ‘Execute workflow’';

/** The example that switches to isolated margin before it sets the leverage. */
export function isolatedMarginSuite(harness: () => Harness): void {
	let workflow: StoredWorkflow;
	beforeAll(async () => {
		workflow = await harness().importExample('isolated-margin-then-leverage');
	});
	beforeEach(() => harness().exchange.reset());
	afterEach(() => harness().exchange.setMarginMode('ISOLATED_MARGIN'));

	const run = () => harness().n8n.client.executeManually(workflow, TRIGGER);

	it.each(['REGULAR_MARGIN', 'PORTFOLIO_MARGIN', 'ISOLATED_MARGIN'] as const)(
		'leaves %s for isolated margin, and sets the leverage',
		async (mode) => {
			harness().exchange.setMarginMode(mode);
			const execution = await run();
			expect(execution.status).toBe('success');
			expect(harness().exchange.marginModeOf()).toBe('ISOLATED_MARGIN');
			expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(5));
			expect(outputItems(execution, 'Set isolated margin')).toMatchObject([
				{ marginMode: 'isolated', changed: mode !== 'ISOLATED_MARGIN', environment: 'custom' },
			]);
		},
	);

	it('sets no leverage when Bybit refuses the margin mode', async () => {
		harness().exchange.setMarginMode('PORTFOLIO_MARGIN');
		const usdc = { category: 'linear', symbol: 'ETHPERP' } as const;
		harness().exchange.setPosition({ ...usdc, side: 'Buy', size: 1 });
		const { status, data } = await run();
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(/3400045|margin mode/i);
		expect(data.resultData.runData['Set leverage']).toBeUndefined();
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(10));
	});
}
