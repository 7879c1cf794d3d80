import { byName, bybitNode } from '../bybitNode';
import type { CredentialRef } from '../rest/restTypes';
import type { Harness } from '../harness';
import { runNode } from '../runNode';

const ALERTS = [
	{ note: 'first', symbol: 'BTCUSDT', leverage: 5 },
	{ note: 'rejected by the node', symbol: 'ETHUSDT', leverage: '10,5' },
	{ note: 'third', symbol: 'SOLUSDT', leverage: '6x' },
	{ note: 'rejected by Bybit', symbol: 'NOSUCHUSDT', leverage: 7 },
	{ note: 'last', symbol: 'XRPUSDT', leverage: 8 },
];
const PARAMETERS = {
	operation: 'setLeverage',
	symbol: byName('={{ $json.symbol }}'),
	leverage: '={{ $json.leverage }}',
};

const succeeded = (symbol: string, leverage: number, item: number): unknown =>
	expect.objectContaining({
		json: expect.objectContaining({ symbol, buyLeverage: leverage, sellLeverage: leverage }),
		pairedItem: { item },
	});
const failed = (symbol: string, input = {}): unknown =>
	expect.objectContaining({
		json: { ...input, error: expect.stringContaining(symbol) },
	});

/** Bad items among good ones, with each of n8n's "On Error" settings. */
export function onErrorSuite(harness: () => Harness): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await harness().createCredential();
	});
	beforeEach(() => harness().exchange.reset());

	const leverages = () =>
		ALERTS.slice(0, 3).map(({ symbol }) => {
			return Number(harness().exchange.leverageOf({ category: 'linear', symbol }).buyLeverage);
		});

	it('sends failed items to the error output with their input data', async () => {
		const node = bybitNode(credential, PARAMETERS, 'continueErrorOutput');
		const { execution, outputs } = await runNode(harness(), node, ALERTS);
		expect(execution.status).toBe('success');
		expect(outputs).toEqual([
			[succeeded('BTCUSDT', 5, 0), succeeded('SOLUSDT', 6, 2), succeeded('XRPUSDT', 8, 4)],
			[failed('ETHUSDT', ALERTS[1]), failed('NOSUCHUSDT', ALERTS[3])],
		]);
		expect(leverages()).toEqual([5, 10, 6]);
	});

	it('keeps failed items in place on the regular output', async () => {
		const node = bybitNode(credential, PARAMETERS, 'continueRegularOutput');
		const { execution, outputs } = await runNode(harness(), node, ALERTS);
		expect(execution.status).toBe('success');
		expect(outputs).toEqual([
			[
				succeeded('BTCUSDT', 5, 0),
				failed('ETHUSDT'),
				succeeded('SOLUSDT', 6, 2),
				failed('NOSUCHUSDT'),
				succeeded('XRPUSDT', 8, 4),
			],
		]);
	});

	it('stops the workflow with a message and a description', async () => {
		const node = bybitNode(credential, PARAMETERS, 'stopWorkflow');
		const { execution, outputs, error } = await runNode(harness(), node, ALERTS.slice(1, 2));
		expect(execution.status).toBe('error');
		expect(outputs).toEqual([]);
		expect(error).toMatchObject({
			message: expect.stringContaining('10,5'),
			description: expect.stringMatching(/\w+/),
		});
	});
}
