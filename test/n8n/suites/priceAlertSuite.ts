import type { StoredWorkflow } from '../rest/restTypes';
import type { Harness } from '../harness';

const SYMBOL = { category: 'linear', symbol: 'BTCUSDT' } as const;

/** The example that most users start with, called through its webhook. */
export function priceAlertSuite(harness: () => Harness): void {
	let workflow: StoredWorkflow;
	let lastExecution = '0';

	beforeAll(async () => {
		workflow = await harness().activateExample('price-alert-set-leverage');
	});
	beforeEach(() => harness().exchange.reset());

	async function alert(body: unknown) {
		const { client } = harness().n8n;
		const response = await client.callWebhook('bybit-price-alert', { body });
		const execution = await client.waitForExecution(workflow.id, lastExecution);
		lastExecution = execution.id;
		return { response, execution };
	}

	it('sends one signed request and returns the leverage', async () => {
		const { response, execution } = await alert({ symbol: 'BYBIT:BTCUSDT.P', leverage: '5x' });
		expect(harness().exchange.log).toEqual([
			expect.objectContaining({
				method: 'POST',
				path: '/v5/position/set-leverage',
				body: '{"category":"linear","symbol":"BTCUSDT","buyLeverage":"5","sellLeverage":"5"}',
				signatureValid: true,
				retCode: 0,
			}),
		]);
		expect(harness().exchange.leverageOf(SYMBOL)).toEqual({ buyLeverage: '5', sellLeverage: '5' });
		expect(response).toEqual({
			status: 200,
			body: expect.objectContaining({
				...SYMBOL,
				buyLeverage: 5,
				sellLeverage: 5,
				changed: true,
			}),
		});
		expect(execution.status).toBe('success');
	});

	it.each([
		['a leverage above Max Leverage', { symbol: 'BTCUSDT', leverage: '11x' }],
		['a leverage that is not a number', { symbol: 'BTCUSDT', leverage: '10,5' }],
	])('rejects %s before sending anything', async (_description, body) => {
		const { response, execution } = await alert(body);
		expect(harness().exchange.log).toEqual([]);
		expect(response).toEqual({
			status: 422,
			body: { alert: body, error: expect.stringContaining('BTCUSDT') },
		});
		expect(execution.status).toBe('error');
	});

	it("returns the exchange's error", async () => {
		const { response, execution } = await alert({ symbol: 'NOSUCHUSDT', leverage: 5 });
		expect(response).toEqual({
			status: 422,
			body: {
				alert: { symbol: 'NOSUCHUSDT', leverage: 5 },
				error: expect.stringContaining('NOSUCHUSDT'),
			},
		});
		expect(execution.status).toBe('error');
	});
}
