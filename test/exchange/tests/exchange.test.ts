import { Agent, request } from 'node:http';
import { Exchange, type LogEntry } from '..';
import { postLeverage, send } from './exchangeClient';

describe('an exchange', () => {
	it('listens on loopback only, each on a port of its own', async () => {
		const exchanges = await Promise.all([Exchange.start(), Exchange.start()]);
		const [first = '', second = ''] = exchanges.map(({ url }) => url);
		expect(first).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(second).not.toBe(first);
		await Promise.all(exchanges.map((exchange) => exchange.close()));
	});

	it('rejects when its port is taken', async () => {
		const exchange = await Exchange.start();
		const port = Number(new URL(exchange.url).port);
		await expect(Exchange.start({ port })).rejects.toThrow('EADDRINUSE');
		await exchange.close();
	});

	it('closes at once, whoever still holds a connection or waits', async () => {
		const exchange = await Exchange.start();
		const agent = new Agent({ keepAlive: true });
		const idle = new Promise<void>((resolve) => {
			request(`${exchange.url}/v5/market/time`, { agent }, (response) => {
				response.resume().on('end', resolve);
			}).end();
		});
		await idle;
		exchange.faults.next('silenceBeforeApplying');
		const waiting = send(exchange.url, 'GET', '/v5/market/time');
		const broken = expect(waiting).rejects.toThrow();
		await new Promise<void>((resolve) => {
			exchange.onRequest(() => resolve());
		});
		const started = performance.now();
		await exchange.close();
		await broken;
		expect(performance.now() - started).toBeLessThan(5000);
		agent.destroy();
	});

	it('keeps requests under way as long as it is told', async () => {
		const exchange = await Exchange.start({ latency: { ms: 40, jitterMs: 10 } });
		const started = performance.now();
		await Promise.all(
			Array.from({ length: 20 }, () => send(exchange.url, 'GET', '/v5/market/time')),
		);
		const took = performance.now() - started;
		await exchange.close();
		expect(took).toBeGreaterThanOrEqual(38);
		// Side by side, not one after the other.
		expect(took).toBeLessThan(700);
	});
});

describe('the log', () => {
	let exchange: Exchange;
	afterEach(() => exchange.close());

	it('has what arrived, but no signature', async () => {
		exchange = await Exchange.start();
		const heard: LogEntry[] = [];
		const stop = exchange.onRequest((entry) => heard.push(entry));
		const signing = { ...exchange.account, recvWindow: '6000' };
		const before = Date.now();
		await postLeverage(exchange.url, signing, 'BTCUSDT', '6');
		stop();
		await send(exchange.url, 'GET', '/v5/market/time?x=%2C');
		expect(exchange.log).toHaveLength(2);
		expect(heard).toEqual([exchange.log[0]]);
		expect(exchange.log[0]).toMatchObject({
			method: 'POST',
			path: '/v5/position/set-leverage',
			query: '',
			body: '{"category":"linear","symbol":"BTCUSDT","buyLeverage":"6","sellLeverage":"6"}',
			headers: {
				host: exchange.url.slice('http://'.length),
				contentType: 'application/json',
				hasApiKey: true,
				recvWindow: '6000',
			},
			signatureValid: true,
			retCode: 0,
			httpStatus: 200,
			applied: true,
			delivery: 'whole',
			uid: exchange.account.uid,
		});
		expect(exchange.log[0]?.time).toBeGreaterThanOrEqual(before);
		expect(exchange.log[1]).toMatchObject({ query: 'x=%2C', signatureValid: false });
		expect(JSON.stringify(exchange.log)).not.toContain(exchange.account.apiKey);
	});

	it('counts', async () => {
		exchange = await Exchange.start();
		await postLeverage(exchange.url, exchange.account, 'BTCUSDT', '6');
		await postLeverage(exchange.url, exchange.account, 'BTCUSDT', '6');
		await send(exchange.url, 'GET', '/nowhere');
		expect(exchange.counters).toEqual({
			requests: 3,
			applied: 1,
			byPath: { '/v5/position/set-leverage': 2, '/nowhere': 1 },
			byRetCode: { 0: 1, 110043: 1, none: 1 },
			byHttpStatus: { 200: 2, 404: 1 },
			ipLimited: 0,
		});
		exchange.reset();
		expect(exchange.counters.requests).toBe(0);
		expect(exchange.log).toEqual([]);
		expect(exchange.leverageOf({ category: 'linear', symbol: 'BTCUSDT' }).buyLeverage).toBe('10');
	});

	it.each([
		[0, 0],
		[2, 3],
	])('with a limit of %d keeps %d of five at most', async (logLimit, most) => {
		exchange = await Exchange.start({ logLimit });
		for (let sent = 0; sent < 5; sent++) {
			await send(exchange.url, 'GET', `/v5/market/time?${sent}`);
			expect(exchange.log.length).toBeLessThanOrEqual(most);
		}
		expect(exchange.counters.requests).toBe(5);
		expect(exchange.log.at(-1)?.query).toBe(logLimit === 0 ? undefined : '4');
	});
});
