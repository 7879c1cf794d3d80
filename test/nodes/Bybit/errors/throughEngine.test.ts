import { BybitRig, byName } from '../../../engine/bybitRig';
import type { RunResult } from '../../../engine/run';
import type { FaultName } from '../../../exchange';
import { asked } from './requestInfo';
import { rows } from './expectedRetCodes';

jest.mock('../../../../nodes/Bybit/transport/time', () =>
	jest.requireActual<object>('../transport/engine/fastTime'),
);

/** The fault, what happened, and the noun that the fix turns on. */
const faults: Array<[FaultName, RegExp, RegExp]> = [
	['http401', /does not accept this API key/, /API Key and API Secret/],
	['http404', /nothing at this address/, /Base URL/],
	['http429', /too many requests/, /Retry On Fail/],
	['http500', /not available at present/, /Retry On Fail/],
	['http502', /not available at present/, /Retry On Fail/],
	['http503', /not available at present/, /Retry On Fail/],
	['countryBlocked', /turned this host away/, /countries/],
	['accessTooFrequent', /stopped serving/, /10 minutes/],
	['html200', /is not one of Bybit/, /proxy/],
	['garbage200', /is not one of Bybit/, /proxy/],
	['empty200', /is not one of Bybit/, /proxy/],
	['foreignJson200', /is not one of Bybit/, /proxy/],
	['dropBeforeApplying', /hung up/, /Retry On Fail/],
	['halfAnswer', /hung up/, /Retry On Fail/],
];

let rig: BybitRig;
const runs = new Map<number | FaultName, RunResult>();

/** What an operator gets to see when every request of an account ends so. */
async function meet(fault: number | FaultName): Promise<void> {
	const account = rig.exchange.addAccount();
	rig.exchange.faults.next(fault, { times: Infinity, match: { apiKey: account.apiKey } });
	const options = { unchanged: 'fail' };
	const parameters = { operation: 'setLeverage', symbol: byName('BTCUSDT'), leverage: 50, options };
	runs.set(fault, await rig.run(parameters, { credentials: rig.credentials(account) }));
}

// All side by side: the slow ones do nothing but wait.
beforeAll(async () => {
	rig = await BybitRig.start({ rateLimit: Infinity });
	await Promise.all([...rows, ...faults].map(async ([fault]) => await meet(fault)));
});
afterAll(async () => await rig.stop());

test.each(rows)('retCode %d reaches the operator', (retCode, what, fix, cause) => {
	const error = runs.get(retCode)?.error;
	expect(error?.message).toMatch(/^BTCUSDT: /);
	expect(error?.message.replace(new URL(rig.exchange.url).host, asked.host)).toMatch(what);
	expect(error?.description).toMatch(fix);
	expect(error?.description).toContain(`Bybit said: ${retCode}`);
	expect(error).toMatchObject({ name: 'NodeApiError', httpCode: String(retCode) });
	expect((error as { failure?: { cause: string } }).failure?.cause).toBe(cause);
});

test.each(faults)('%s reaches the operator', (fault, what, fix) => {
	const error = runs.get(fault)?.error;
	expect(error?.message).toMatch(/^BTCUSDT: /);
	expect(error?.message).toMatch(what);
	expect(error?.description).toMatch(fix);
});
