import { outputItems } from '../../rest/executions';
import type { StoredWorkflow } from '../../rest/restTypes';
import type { Harness } from '../../harness';

const BTC = { category: 'linear', symbol: 'BTCUSDT' } as const;
const WALLET = '/v5/account/wallet-balance';
const TRIGGER = 'When clicking ‘Execute workflow’';

/** The example that sets 3× above a wallet balance of 5000, otherwise 5×. */
export function walletBalanceSuite(harness: () => Harness): void {
	let workflow: StoredWorkflow;
	beforeAll(async () => {
		workflow = await harness().importExample('wallet-balance-sets-leverage');
	});
	beforeEach(() => harness().exchange.reset());

	const run = () => harness().n8n.client.executeManually(workflow, TRIGGER);
	const leverage = () => harness().exchange.leverageOf(BTC);

	/** Sets the balance that the next wallet request returns. */
	function setBalance(totalEquity: string): void {
		const list = [{ accountType: 'UNIFIED', totalEquity, coin: [] }];
		const body = JSON.stringify({ retCode: 0, retMsg: 'OK', result: { list }, time: Date.now() });
		harness().exchange.faults.next(
			{ kind: 'http', httpStatus: 200, body },
			{ match: { path: WALLET } },
		);
	}

	it('reads the wallet with a signed request and sets the leverage', async () => {
		const execution = await run();
		expect(execution.status).toBe('success');
		const signed = { signatureValid: true, retCode: 0 };
		expect(harness().exchange.log).toEqual([
			expect.objectContaining({
				...signed,
				method: 'GET',
				path: WALLET,
				query: 'accountType=UNIFIED',
			}),
			expect.objectContaining({ ...signed, method: 'GET', path: '/v5/position/list' }),
			expect.objectContaining({ ...signed, method: 'POST', path: '/v5/position/set-leverage' }),
		]);
		expect(leverage()).toEqual({ buyLeverage: '3', sellLeverage: '3' });
		expect(outputItems(execution, 'Set leverage')).toEqual([
			expect.objectContaining({ ...BTC, buyLeverage: 3, sellLeverage: 3, changed: true }),
		]);
	});

	it.each([
		['5000.00', '5'],
		['5000.01', '3'],
		['0', '5'],
	])('with a balance of %s sets %s×', async (balance, expected) => {
		setBalance(balance);
		expect((await run()).status).toBe('success');
		expect(leverage()).toEqual({ buyLeverage: expected, sellLeverage: expected });
	});

	it('fails and changes nothing when the wallet cannot be read', async () => {
		harness().exchange.faults.next(10005, { match: { path: WALLET } });
		const execution = await run();
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toMatch(
			/^Bybit did not return .+ \(Bybit error 10005\)$/,
		);
		expect(leverage()).toEqual({ buyLeverage: '10', sellLeverage: '10' });
	});
}
