import { createServer, type AddressInfo, type Server } from 'node:net';

import { EngineHarness } from '../../../engine/engineHarness';
import type { FaultName } from '../../../exchange';
import { runAlerts, expectNoSecrets, pairs, type AlertsResult } from './runAlerts';

jest.mock('../../../../nodes/Bybit/client/clock', () => jest.requireActual<object>('./fastClock'));

const one = [{ symbol: 'BTCUSDT', leverage: 5 }];
const twenty = Array.from({ length: 20 }, (_, index) => ({
	symbol: index % 2 === 0 ? 'BTCUSDT' : 'ETHUSDT',
	leverage: 2 + index,
}));

let harness: EngineHarness;
beforeAll(async () => {
	harness = await EngineHarness.start({ rateLimit: Infinity });
});
afterAll(async () => {
	await harness.stop();
});

/** Items for an exchange at another address. */
async function runAlertsAt(baseUrl: string, alerts = one): Promise<AlertsResult> {
	const account = harness.exchange.addAccount();
	const credentials = { ...harness.credentials(account), baseUrl };
	return await runAlerts(harness, alerts, { account, credentials });
}

async function listen(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

/** A port that was just given back: nobody listens there. */
async function deadPort(): Promise<number> {
	const server = createServer();
	const port = await listen(server);
	await new Promise((resolve) => server.close(resolve));
	return port;
}

describe.each<[FaultName, string, number | undefined]>([
	['http503', 'HTTP 503', undefined],
	['serverError', '10016', undefined],
	['html200', 'returned an unexpected response', undefined],
	['dropBeforeApplying', 'ECONNRESET', undefined],
	['halfResponse', 'closed the connection', undefined],
	['silenceBeforeApplying', 'ECONNABORTED', 200],
])('%s without end', (fault, said, timeout) => {
	test('is given up after 30 s of tries, with its reason', async () => {
		const account = harness.exchange.addAccount();
		harness.exchange.faults.next(fault, { times: Infinity, match: { apiKey: account.apiKey } });
		const result = await runAlerts(harness, one, { account, timeout });
		expect(result.items).toHaveLength(1);
		expect(result.items[0]?.json.error).toContain(said);
		expect(result.received.length).toBeGreaterThan(3);
		expect(result.received.length).toBeLessThan(40);
		expectNoSecrets(result);
	});
});

test('a host that takes no connections', async () => {
	const result = await runAlertsAt(`http://127.0.0.1:${await deadPort()}`);
	expect(result.items[0]?.json.error).toMatch(/ECONNREFUSED/);
	expectNoSecrets(result);
});

test('a host that nobody knows', async () => {
	const result = await runAlertsAt('https://exchange.invalid');
	expect(result.items[0]?.json.error).toMatch(/ENOTFOUND|EAI_AGAIN/);
	expectNoSecrets(result);
});

test('a host that does not speak https is asked once', async () => {
	let connections = 0;
	const server = createServer((socket) => {
		connections += 1;
		socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
	});
	const port = await listen(server);
	const result = await runAlertsAt(`https://127.0.0.1:${port}`);
	server.close();
	expect(result.items[0]?.json.error).toMatch(/EPROTO/);
	expect(connections).toBe(1);
});

test('20 items for a dead host: one waits for it, the others have one try each', async () => {
	const account = harness.exchange.addAccount();
	harness.exchange.faults.next('dropBeforeApplying', {
		times: Infinity,
		match: { apiKey: account.apiKey },
	});
	const result = await runAlerts(harness, twenty, { account });
	expect(pairs(result)).toEqual(twenty.map((_, index) => index));
	for (const { json } of result.items)
		expect(json.error).toMatch(/^(BTC|ETH)USDT: .*closed the connection/);
	const tries = new Map<number, number>();
	for (const { leverage } of result.received) tries.set(leverage, (tries.get(leverage) ?? 0) + 1);
	// The first of either symbol, side by side.
	expect([...tries.values()].filter((count) => count > 1)).toHaveLength(2);
	expect(tries.size).toBe(20);
});
