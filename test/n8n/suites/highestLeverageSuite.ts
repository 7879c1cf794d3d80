import { bothSides, leverageOf, linear } from '../linearSymbol';
import type { StoredWorkflow } from '../rest/restTypes';
import type { Harness } from '../harness';

/** The example that sets the highest leverage Bybit allows, up to 20×. */
export function highestLeverageSuite(harness: () => Harness): void {
	let workflow: StoredWorkflow;
	let lastExecution = '0';
	beforeAll(async () => {
		workflow = await harness().activateExample('highest-leverage-under-a-cap');
	});
	beforeEach(() => harness().exchange.reset());

	async function alert(symbol: string) {
		const { client } = harness().n8n;
		const response = await client.callWebhook('bybit-highest-leverage', { body: { symbol } });
		const execution = await client.waitForExecution(workflow.id, lastExecution);
		lastExecution = execution.id;
		return { response, execution };
	}

	it.each([
		{ allows: 'more than Max Leverage', symbol: 'BTCUSDT', set: 20, requested: bothSides(100) },
		{ allows: 'exactly Max Leverage', symbol: 'USDCUSDT', set: 20, requested: undefined },
		{ allows: 'less than Max Leverage', symbol: 'DYMUSDT', set: 12.5, requested: undefined },
	])('sets $set× where $symbol allows $allows', async ({ symbol, set, requested }) => {
		harness().exchange.setLeverage({ ...linear(symbol), ...bothSides(2) });
		const { response, execution } = await alert(`BYBIT:${symbol}.P`);
		expect(leverageOf(harness().exchange, symbol)).toEqual(bothSides(set));
		expect(response).toEqual({
			status: 200,
			body: {
				...linear(symbol),
				...bothSides(set),
				changed: true,
				environment: 'custom',
				retCode: 0,
				retMsg: 'OK',
				time: expect.any(Number),
				...(requested && { requested }),
			},
		});
		expect(execution.status).toBe('success');
	});

	it('sets the highest leverage for a large position', async () => {
		harness().exchange.setLeverage({ ...linear('BTCUSDT'), ...bothSides(2) });
		harness().exchange.setPosition({ ...linear('BTCUSDT'), side: 'Buy', size: 50 });
		const { response } = await alert('BTCUSDT');
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(10));
		expect(response).toEqual({
			status: 200,
			body: expect.objectContaining({ ...bothSides(10), changed: true, requested: bothSides(100) }),
		});
	});

	it.each([
		['reading the limits', 'NOSUCHUSDT', /^NOSUCHUSDT: .* Check Symbol and Category/],
		['setting the leverage', 'BTCUSDT', /^BTCUSDT: .*110007/],
	])('responds with the reason when %s fails', async (_step, symbol, reason) => {
		harness().exchange.faults.next(110007, { match: { path: '/v5/position/set-leverage' } });
		const { response, execution } = await alert(symbol);
		expect(response).toEqual({
			status: 422,
			body: { alert: { symbol }, error: expect.stringMatching(reason) },
		});
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(10));
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toMatch(reason);
	});
}
