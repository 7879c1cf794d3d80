import { importExample } from '../imported-example';
import { itemsOf } from '../node-items';
import { executeManually } from '../rest/manual-execution';
import type { StoredWorkflow } from '../rest/types';
import type { Rig } from '../rig';

const BTC = { category: 'linear', symbol: 'BTCUSDT' } as const;
const WALLET = '/v5/account/wallet-balance';
const TRIGGER = 'When clicking ‘Execute workflow’';

/** The example that sets 3× above a wallet balance of 5000, else 5×. */
export function walletBalance(rig: () => Rig): void {
	let workflow: StoredWorkflow;
	beforeAll(async () => {
		workflow = await importExample(rig(), 'wallet-balance-set-leverage');
	});
	beforeEach(() => rig().exchange.reset());

	const run = () => executeManually(rig().n8n.client.session, workflow, TRIGGER);
	const leverage = () => rig().exchange.leverageOf(BTC);

	/** The next reading of the wallet finds that much in it. */
	function put(totalEquity: string): void {
		const list = [{ accountType: 'UNIFIED', totalEquity, coin: [] }];
		const body = JSON.stringify({ retCode: 0, retMsg: 'OK', result: { list }, time: Date.now() });
		rig().exchange.faults.next(
			{ kind: 'http', httpStatus: 200, body },
			{ match: { path: WALLET } },
		);
	}

	it('reads the wallet with a signed request, and sets the leverage', async () => {
		const execution = await run();
		expect(execution.status).toBe('success');
		const signed = { signatureValid: true, retCode: 0 };
		expect(rig().exchange.log).toEqual([
			expect.objectContaining({
				...signed,
				method: 'GET',
				path: WALLET,
				query: 'accountType=UNIFIED',
			}),
			expect.objectContaining({ ...signed, method: 'POST', path: '/v5/position/set-leverage' }),
		]);
		expect(leverage()).toEqual({ buyLeverage: '3', sellLeverage: '3' });
		expect(itemsOf(execution, 'Set leverage')).toEqual([
			expect.objectContaining({ ...BTC, buyLeverage: 3, sellLeverage: 3, changed: true }),
		]);
	});

	it.each([
		['5000.00', '5'],
		['5000.01', '3'],
		['0', '5'],
	])('decides by a balance of %s: %s×', async (balance, expected) => {
		put(balance);
		expect((await run()).status).toBe('success');
		expect(leverage()).toEqual({ buyLeverage: expected, sellLeverage: expected });
	});

	it('fails, and changes nothing, when Bybit refuses to read the wallet', async () => {
		rig().exchange.faults.next(10005, { match: { path: WALLET } });
		const execution = await run();
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toContain('retCode 10005');
		expect(leverage()).toEqual({ buyLeverage: '10', sellLeverage: '10' });
	});
}
