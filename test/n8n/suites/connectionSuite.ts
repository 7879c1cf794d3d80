import { Exchange } from '../../exchange';
import { byName, bybitNode } from '../bybitNode';
import type { Harness } from '../harness';
import { bothSides, leverageOf } from '../linearSymbol';
import type { CredentialRef } from '../rest/restTypes';
import { runNode } from '../runNode';

const SET_LEVERAGE = '/v5/position/set-leverage';
const PARAMETERS = { operation: 'setLeverage', symbol: byName('BTCUSDT'), leverage: '5' };
const SHORT = { requestOptions: { timeout: 500 } };

/** Connections that break: each n8n version wraps their errors in its own way. */
export function connectionSuite(harness: () => Harness): void {
	let credential: CredentialRef;
	beforeAll(async () => {
		credential = await harness().createCredential();
	});
	beforeEach(() => harness().exchange.reset());

	const attempts = () => harness().exchange.log.filter(({ path }) => path === SET_LEVERAGE);

	it.each([
		'silenceBeforeApplying',
		'silenceAfterApplying',
		'dropBeforeApplying',
		'dropAfterApplying',
		'halfResponse',
	] as const)('sends the change once more after %s', async (fault) => {
		const { exchange } = harness();
		exchange.faults.next(fault, { match: { path: SET_LEVERAGE } });
		const node = bybitNode(credential, { ...PARAMETERS, ...SHORT });
		const { execution, outputs } = await runNode(harness(), node);
		expect(execution.status).toBe('success');
		expect(outputs[0]?.[0]?.json).toMatchObject({ buyLeverage: 5, changed: true });
		expect(attempts()).toHaveLength(2);
		expect(leverageOf(exchange, 'BTCUSDT')).toEqual(bothSides(5));
	});

	it('says which host refused the connection, after two attempts', async () => {
		const closed = await Exchange.start();
		await closed.close();
		const key = harness().exchange.addAccount();
		const data = harness().credentialData({ baseUrl: closed.url }, key);
		const unreachable = await harness().createCredential(data);
		const start = Date.now();
		const { execution, error } = await runNode(harness(), bybitNode(unreachable, PARAMETERS));
		expect(execution.status).toBe('error');
		expect(error?.message).toBe(`BTCUSDT: ${new URL(closed.url).host} refused the connection`);
		expect(error).toMatchObject({ description: expect.stringContaining('ECONNREFUSED') });
		expect(Date.now() - start).toBeLessThan(10_000);
	});
}
