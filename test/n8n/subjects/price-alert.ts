import type { StoredWorkflow } from '../rest/types';
import type { Rig } from '../rig';

const CONTRACT = { category: 'linear', symbol: 'BTCUSDT' } as const;

/** The workflow of examples/ that most users begin with, called by its webhook. */
export function priceAlert(rig: () => Rig): void {
	let workflow: StoredWorkflow;
	let lastExecution = '0';

	beforeAll(async () => {
		const credential = await rig().createCredential();
		workflow = await rig().activateExample('price-alert-set-leverage', credential);
	});
	beforeEach(() => rig().exchange.reset());

	async function alert(body: unknown) {
		const { client } = rig().n8n;
		const answer = await client.callWebhook('bybit-price-alert', { body });
		const execution = await client.waitForExecution(workflow.id, lastExecution);
		lastExecution = execution.id;
		return { answer, execution };
	}

	it('sends one signed request and reports the leverage', async () => {
		const { answer, execution } = await alert({ symbol: 'BYBIT:BTCUSDT.P', leverage: '5x' });
		expect(rig().exchange.log).toEqual([
			expect.objectContaining({
				method: 'POST',
				path: '/v5/position/set-leverage',
				body: '{"category":"linear","symbol":"BTCUSDT","buyLeverage":"5","sellLeverage":"5"}',
				signatureValid: true,
				retCode: 0,
			}),
		]);
		expect(rig().exchange.leverageOf(CONTRACT)).toEqual({ buyLeverage: '5', sellLeverage: '5' });
		expect(answer).toEqual({
			status: 200,
			body: expect.objectContaining({
				...CONTRACT,
				buyLeverage: 5,
				sellLeverage: 5,
				changed: true,
			}),
		});
		expect(execution.status).toBe('success');
	});

	it.each([
		['a leverage above its cap', { symbol: 'BTCUSDT', leverage: '11x' }],
		['a leverage that is none', { symbol: 'BTCUSDT', leverage: '10,5' }],
	])('refuses %s before it sends anything', async (_what, body) => {
		const { answer, execution } = await alert(body);
		expect(rig().exchange.log).toEqual([]);
		expect(answer).toEqual({
			status: 422,
			body: { alert: body, error: expect.stringContaining('BTCUSDT') },
		});
		expect(execution.status).toBe('error');
	});

	it("passes on the exchange's refusal", async () => {
		const { answer, execution } = await alert({ symbol: 'NOSUCHUSDT', leverage: 5 });
		expect(answer).toEqual({
			status: 422,
			body: {
				alert: { symbol: 'NOSUCHUSDT', leverage: 5 },
				error: expect.stringContaining('NOSUCHUSDT'),
			},
		});
		expect(execution.status).toBe('error');
	});
}
