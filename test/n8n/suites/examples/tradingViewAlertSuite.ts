import { ActiveExample } from '../../activeExample';
import type { Harness } from '../../harness';
import { bothSides, leverageOf, linear } from '../../linearSymbol';
import { outputItems } from '../../rest/executions';

/** The example in which a TradingView alert sets the leverage. */
export function tradingViewAlertSuite(harness: () => Harness): void {
	let example: ActiveExample;
	beforeAll(async () => {
		example = await ActiveExample.start(harness(), 'tradingview-alert-sets-leverage');
	});
	afterAll(() => example.stop());
	beforeEach(() => harness().exchange.reset());

	it('sends one signed request', async () => {
		const execution = await example.alert({ symbol: 'BYBIT:BTCUSDT.P', leverage: '5x' });
		expect(execution.status).toBe('success');
		expect(harness().exchange.log).toEqual([
			expect.objectContaining({
				method: 'POST',
				path: '/v5/position/set-leverage',
				body: '{"category":"linear","symbol":"BTCUSDT","buyLeverage":"5","sellLeverage":"5"}',
				signatureValid: true,
				retCode: 0,
			}),
		]);
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(5));
		expect(outputItems(execution, 'Set leverage')).toEqual([
			expect.objectContaining({ ...linear('BTCUSDT'), ...bothSides(5), changed: true }),
		]);
	});

	it.each([
		['a leverage above Max Leverage', { symbol: 'BTCUSDT', leverage: '11x' }],
		['a leverage that is not a number', { symbol: 'BTCUSDT', leverage: '10,5' }],
		["another exchange's symbol", { symbol: 'BINANCE:BTCUSDT.P', leverage: 5 }],
		['no symbol', { leverage: 5 }],
	])('fails on %s before sending anything', async (_description, alert) => {
		expect((await example.alert(alert)).status).toBe('error');
		expect(harness().exchange.log).toEqual([]);
	});

	it("fails with the exchange's error", async () => {
		const { status, data } = await example.alert({ symbol: 'NOSUCHUSDT', leverage: 5 });
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toContain('NOSUCHUSDT');
	});
}
