import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { byName, EngineHarness } from '../../../engine/engineHarness';
import { runAlerts } from './runAlerts';

const one = [{ symbol: 'BTCUSDT', leverage: 5 }];

let harness: EngineHarness;
beforeAll(async () => {
	harness = await EngineHarness.start();
});
afterAll(() => harness.stop());

test.each(['={{ "2000" }}', 1_999.5, -1, 2 ** 31 - 1])('takes %s as a timeout', async (timeout) => {
	const { items } = await runAlerts(harness, one, {
		parameters: {
			operation: 'setLeverage',
			symbol: byName('BTCUSDT'),
			leverage: '5',
			requestOptions: { timeout },
		},
	});
	expect(items[0]?.json).toMatchObject({ changed: true });
});

test('says what a request was about: its category too', async () => {
	const account = harness.exchange.addAccount();
	const fault = { kind: 'retCode', retCode: 10001, retMsg: 'symbol invalid' } as const;
	harness.exchange.faults.next(fault, { match: { apiKey: account.apiKey } });
	const { items } = await runAlerts(harness, one, { account });
	expect(items[0]?.json.error).toContain('BTCUSDT: symbol not found in category Linear');
});

test('gives up a response that trickles in for ever: n8n counts silence only', async () => {
	let requests = 0;
	const server = createServer((_request, response) => {
		requests += 1;
		response.writeHead(200, { 'Content-Type': 'application/json' });
		const timer = setInterval(() => response.write(' '), 50);
		response.on('close', () => clearInterval(timer));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	let stop = () => {};
	const running = runAlerts(harness, one, {
		credentials: { ...harness.credentials(), baseUrl: `http://127.0.0.1:${port}` },
		timeout: 200,
		onStart: (cancel) => (stop = cancel),
	});
	await new Promise((resolve) => setTimeout(resolve, 2_500));
	stop();
	await running;
	await new Promise((resolve) => server.close(resolve));
	expect(requests).toBeGreaterThan(1);
});
