import { byName, bybitNode } from '../bybit-node';
import type { CredentialRef } from '../rest/types';
import type { Rig } from '../rig';
import { runNode } from '../run-node';

const ALERTS = [
	{ note: 'first', symbol: 'BTCUSDT', leverage: 5 },
	{ note: 'refused here', symbol: 'ETHUSDT', leverage: '10,5' },
	{ note: 'third', symbol: 'SOLUSDT', leverage: '6x' },
	{ note: 'refused by Bybit', symbol: 'NOSUCHUSDT', leverage: 7 },
	{ note: 'last', symbol: 'XRPUSDT', leverage: 8 },
];
const PARAMETERS = {
	operation: 'setLeverage',
	symbol: byName('={{ $json.symbol }}'),
	leverage: '={{ $json.leverage }}',
};

const done = (symbol: string, leverage: number, item: number): unknown =>
	expect.objectContaining({
		json: expect.objectContaining({ symbol, buyLeverage: leverage, sellLeverage: leverage }),
		pairedItem: { item },
	});
const refused = (symbol: string, input = {}): unknown =>
	expect.objectContaining({
		json: { ...input, error: expect.stringContaining(symbol) },
	});

/** Bad alerts among good ones, under each of n8n's settings for "On Error". */
export function continueOnFail(rig: () => Rig): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await rig().createCredential();
	});
	beforeEach(() => rig().exchange.reset());

	const leverages = () =>
		ALERTS.slice(0, 3).map(({ symbol }) => {
			return Number(rig().exchange.leverageOf({ category: 'linear', symbol }).buyLeverage);
		});

	it('sends bad items to the error output, with what came in', async () => {
		const node = bybitNode(credential, PARAMETERS, 'continueErrorOutput');
		const { execution, outputs } = await runNode(rig(), node, ALERTS);
		expect(execution.status).toBe('success');
		expect(outputs).toEqual([
			[done('BTCUSDT', 5, 0), done('SOLUSDT', 6, 2), done('XRPUSDT', 8, 4)],
			[refused('ETHUSDT', ALERTS[1]), refused('NOSUCHUSDT', ALERTS[3])],
		]);
		expect(leverages()).toEqual([5, 10, 6]);
	});

	it('keeps bad items in their place on the regular output', async () => {
		const node = bybitNode(credential, PARAMETERS, 'continueRegularOutput');
		const { execution, outputs } = await runNode(rig(), node, ALERTS);
		expect(execution.status).toBe('success');
		expect(outputs).toEqual([
			[
				done('BTCUSDT', 5, 0),
				refused('ETHUSDT'),
				done('SOLUSDT', 6, 2),
				refused('NOSUCHUSDT'),
				done('XRPUSDT', 8, 4),
			],
		]);
	});

	it('stops the workflow with the reason and the fix', async () => {
		const node = bybitNode(credential, PARAMETERS, 'stopWorkflow');
		const { execution, outputs, error } = await runNode(rig(), node, ALERTS.slice(1, 2));
		expect(execution.status).toBe('error');
		expect(outputs).toEqual([]);
		expect(error).toMatchObject({
			message: expect.stringContaining('10,5'),
			description: expect.stringMatching(/\w+/),
		});
	});
}
