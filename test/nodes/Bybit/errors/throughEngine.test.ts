import { ERROR_CODE } from '../../../../nodes/Bybit/errors/errorCode';
import { EngineHarness, byName } from '../../../engine/engineHarness';
import type { FaultName } from '../../../exchange';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start({ rateLimit: Infinity })));
afterAll(async () => await harness.stop());

const parameters = { operation: 'setLeverage', symbol: byName('BTCUSDT'), leverage: 50 };

/** The error of a run whose requests all end so. None of these is retried. */
async function errorOf(fault: number | FaultName) {
	const account = harness.exchange.addAccount();
	harness.exchange.faults.next(fault, { times: Infinity, match: { apiKey: account.apiKey } });
	const run = await harness.run(parameters, { credentials: harness.credentials(account) });
	return { error: run.error, apiKey: account.apiKey };
}

test.each<[number | FaultName, string, string]>([
	[10003, 'Bybit error 10003', '10003'],
	[10004, 'Bybit error 10004', '10004'],
	[110013, 'Bybit error 110013', '110013'],
	[987654, 'Bybit error 987654', '987654'],
	['http401', 'HTTP 401', '401'],
	['http404', 'HTTP 404', '404'],
	['countryBlocked', 'HTTP 403', '403'],
	['accessTooFrequent', 'HTTP 403', '403'],
])('%s reaches the operator through n8n, without the key', async (fault, code, httpCode) => {
	const { error, apiKey } = await errorOf(fault);
	expect(error).toMatchObject({ name: 'NodeApiError', httpCode, messages: [] });
	expect(error?.message).toMatch(/^BTCUSDT: /);
	expect(ERROR_CODE.exec(error?.description ?? '')?.[1]).toBe(code);
	expect(JSON.stringify(error)).not.toContain(apiKey);
});

test('n8n shows no code for what was found before anything was sent', async () => {
	const { error } = await harness.run({ ...parameters, leverage: 'abc' });
	expect(error).toMatchObject({ httpCode: null, messages: [] });
	expect(error?.message).toContain('"abc"');
});
