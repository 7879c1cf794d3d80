import { ActiveExample } from '../../activeExample';
import type { Harness } from '../../harness';
import { bothSides, leverageOf, linear, openLong, requestedSymbols } from '../../linearSymbol';
import { outputItems } from '../../rest/executions';

/** The example in which a fast move lowers the leverage of all open positions. */
export function fastMoveSuite(harness: () => Harness): void {
	let example: ActiveExample;
	beforeEach(async () => {
		example = await ActiveExample.start(harness(), 'fast-move-lowers-all-positions');
		openLong(harness().exchange, 'ETHUSDT', 20);
		openLong(harness().exchange, 'SOLUSDT', 2);
		openLong(harness().exchange, 'BTCPERP', 12.5);
		harness().exchange.setLeverage({ ...linear('XRPUSDT'), ...bothSides(50) });
	});
	afterEach(() => example.stop());

	it('lowers every open position, and nothing else', async () => {
		harness().exchange.setPrice(linear('BTCUSDT'), 95_100);
		harness().exchange.setPrice(linear('BTCUSDT'), 94_900);
		const execution = await example.nextExecution();
		expect(execution.status).toBe('success');
		expect(outputItems(execution, 'Moved 5% in an hour')).toMatchObject([
			{ symbol: 'BTCUSDT', percent: 5, minutes: 60, leverage: 3 },
		]);
		expect(requestedSymbols(harness().exchange)).toEqual(['BTCPERP', 'ETHUSDT']);
		const leverages = ['ETHUSDT', 'SOLUSDT', 'BTCPERP', 'XRPUSDT'].map(
			(symbol) => leverageOf(harness().exchange, symbol).buyLeverage,
		);
		expect(leverages).toEqual([3, 2, 3, 50]);
	});

	it('lowers the others when one fails, then fails', async () => {
		const match = { path: '/v5/position/set-leverage', symbol: 'ETHUSDT' };
		harness().exchange.faults.next(110007, { match });
		harness().exchange.setPrice(linear('BTCUSDT'), 94_000);
		const { status, data } = await example.nextExecution();
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(/^ETHUSDT: .+ \(Bybit error 110007\)$/);
		expect(leverageOf(harness().exchange, 'BTCPERP')).toEqual(bothSides(3));
	});
}
