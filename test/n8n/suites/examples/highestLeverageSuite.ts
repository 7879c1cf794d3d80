import { ActiveExample } from '../../activeExample';
import type { Harness } from '../../harness';
import { bothSides, leverageOf, linear } from '../../linearSymbol';
import { outputItems } from '../../rest/executions';

/** The example that sets the highest leverage Bybit allows, up to 20×. */
export function highestLeverageSuite(harness: () => Harness): void {
	let example: ActiveExample;
	beforeAll(async () => {
		example = await ActiveExample.start(harness(), 'highest-leverage-under-a-cap');
	});
	afterAll(() => example.stop());
	beforeEach(() => harness().exchange.reset());

	it.each([
		{ allows: 'more than Max Leverage', symbol: 'BTCUSDT', set: 20, requested: bothSides(100) },
		{ allows: 'exactly Max Leverage', symbol: 'USDCUSDT', set: 20, requested: undefined },
		{ allows: 'less than Max Leverage', symbol: 'DYMUSDT', set: 12.5, requested: undefined },
	])('sets $set× where $symbol allows $allows', async ({ symbol, set, requested }) => {
		harness().exchange.setLeverage({ ...linear(symbol), ...bothSides(2) });
		const execution = await example.alert({ symbol: `BYBIT:${symbol}.P` });
		expect(execution.status).toBe('success');
		expect(leverageOf(harness().exchange, symbol)).toEqual(bothSides(set));
		expect(outputItems(execution, 'Set leverage')).toEqual([
			{
				...linear(symbol),
				...bothSides(set),
				changed: true,
				environment: 'custom',
				retCode: 0,
				retMsg: 'OK',
				time: expect.any(Number),
				...(requested && { requested }),
			},
		]);
	});

	it('sets the highest leverage for a large position', async () => {
		harness().exchange.setLeverage({ ...linear('BTCUSDT'), ...bothSides(2) });
		harness().exchange.setPosition({ ...linear('BTCUSDT'), side: 'Buy', size: 50 });
		const execution = await example.alert({ symbol: 'BTCUSDT' });
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(10));
		expect(outputItems(execution, 'Set leverage')).toEqual([
			expect.objectContaining({ ...bothSides(10), changed: true, requested: bothSides(100) }),
		]);
	});

	it.each([
		['the limits cannot be read', 'NOSUCHUSDT', /^NOSUCHUSDT: /],
		['the leverage cannot be set', 'BTCUSDT', /^BTCUSDT: /],
	])('fails with the reason when %s', async (_step, symbol, reason) => {
		harness().exchange.faults.next(110007, { match: { path: '/v5/position/set-leverage' } });
		const { status, data } = await example.alert({ symbol });
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(reason);
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(10));
	});
}
