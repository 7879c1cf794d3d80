import { importExample } from '../imported-example';
import { equal, leverageOf, linear } from '../linear-contract';
import type { StoredWorkflow } from '../rest/types';
import type { Rig } from '../rig';

/** The example that sets the highest leverage that Bybit allows, up to 20×. */
export function underACap(rig: () => Rig): void {
	let workflow: StoredWorkflow;
	let lastExecution = '0';
	beforeAll(async () => {
		workflow = await importExample(rig(), 'highest-leverage-under-a-cap');
		await rig().n8n.client.activate(workflow);
	});
	beforeEach(() => rig().exchange.reset());

	async function alert(symbol: string) {
		const { client } = rig().n8n;
		const answer = await client.callWebhook('bybit-highest-leverage', { body: { symbol } });
		const execution = await client.waitForExecution(workflow.id, lastExecution);
		lastExecution = execution.id;
		return { answer, execution };
	}

	it.each([
		{ allows: 'more than the cap', symbol: 'BTCUSDT', set: 20, requested: equal(100) },
		{ allows: 'as much as the cap', symbol: 'USDCUSDT', set: 20, requested: undefined },
		{ allows: 'less than the cap', symbol: 'DYMUSDT', set: 12.5, requested: undefined },
	])('sets $set× where $symbol allows $allows', async ({ symbol, set, requested }) => {
		rig().exchange.setLeverage({ ...linear(symbol), ...equal(2) });
		const { answer, execution } = await alert(`BYBIT:${symbol}.P`);
		expect(leverageOf(rig().exchange, symbol)).toEqual(equal(set));
		expect(answer).toEqual({
			status: 200,
			body: {
				...linear(symbol),
				...equal(set),
				changed: true,
				retCode: 0,
				retMsg: 'OK',
				time: expect.any(Number),
				...(requested && { requested }),
			},
		});
		expect(execution.status).toBe('success');
	});

	it('sets what a large position allows', async () => {
		rig().exchange.setLeverage({ ...linear('BTCUSDT'), ...equal(2) });
		rig().exchange.setPosition({ ...linear('BTCUSDT'), side: 'Buy', size: 50 });
		const { answer } = await alert('BTCUSDT');
		expect(leverageOf(rig().exchange, 'BTCUSDT')).toEqual(equal(10));
		expect(answer).toEqual({
			status: 200,
			body: expect.objectContaining({ ...equal(10), changed: true, requested: equal(100) }),
		});
	});

	it.each([
		['reading the limits', 'NOSUCHUSDT', /^NOSUCHUSDT: .* Check Symbol and Category/],
		['setting the leverage', 'BTCUSDT', /^BTCUSDT: .*110007/],
	])('answers with the reason when refused on %s', async (_when, symbol, reason) => {
		rig().exchange.faults.next(110007, { match: { path: '/v5/position/set-leverage' } });
		const { answer, execution } = await alert(symbol);
		expect(answer).toEqual({
			status: 422,
			body: { alert: { symbol }, error: expect.stringMatching(reason) },
		});
		expect(leverageOf(rig().exchange, 'BTCUSDT')).toEqual(equal(10));
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toMatch(reason);
	});
}
