import { Exchange } from '..';
import { postLeverage, send, type Received } from './exchangeClient';

const NOW = 1_700_000_000_000;

let exchange: Exchange;
let leverage = 10;
afterEach(() => exchange.close());

const set = (timestamp = NOW): Promise<Received> =>
	postLeverage(exchange.url, { ...exchange.account, timestamp }, 'BTCUSDT', String(++leverage));

describe('several servers with clocks of their own', () => {
	beforeEach(async () => {
		const now = (): number => NOW;
		exchange = await Exchange.start({ now, rateLimit: 3, serverOffsetsMs: [0, 700] });
	});

	it('respond in rotation, each by its own clock', async () => {
		const times = [];
		for (let sent = 0; sent < 4; sent++) {
			times.push((await send(exchange.url, 'GET', '/v5/market/time')).json.time);
		}
		expect(times).toEqual([NOW, NOW + 700, NOW, NOW + 700]);
		expect(exchange.log.map(({ server }) => server)).toEqual([0, 1, 0, 1]);
	});

	it('judge a timestamp by their own clock', async () => {
		const codes = [];
		for (let sent = 0; sent < 2; sent++) codes.push((await set(NOW + 1200)).json.retCode);
		expect(codes).toEqual([10002, 0]);
		expect(exchange.leverageOf({ category: 'linear', symbol: 'BTCUSDT' }).buyLeverage).toBe(
			String(leverage),
		);
	});

	it('share one window of the rate limit, and name its end by their own clock', async () => {
		const responses = [];
		for (let sent = 0; sent < 5; sent++) responses.push(await set());
		expect(responses.map(({ json }) => json.retCode)).toEqual([0, 0, 0, 10006, 10006]);
		const resets = responses.map(({ headers }) => headers['x-bapi-limit-reset-timestamp']);
		expect(resets.slice(3)).toEqual([String(NOW + 700 + 1001), String(NOW + 1001)]);
	});

	it('can be changed at run time', async () => {
		exchange.serverOffsetsMs = [-250];
		expect((await send(exchange.url, 'GET', '/v5/market/time')).json.time).toBe(NOW - 250);
		expect(exchange.serverOffsetsMs).toEqual([-250]);
	});
});

describe('latency', () => {
	it('can be set for one path, and changed at run time', async () => {
		exchange = await Exchange.start({ latencyByPath: { '/v5/market/time': { ms: 120 } } });
		const took = async (target: string): Promise<number> => {
			const started = performance.now();
			await send(exchange.url, 'GET', target);
			return performance.now() - started;
		};
		await took('/warm-up');
		const [slow, quick] = await Promise.all([took('/v5/market/time'), took('/elsewhere')]);
		expect(slow).toBeGreaterThanOrEqual(118);
		expect(quick).toBeLessThan(slow);
		exchange.setLatency({ ms: 0 }, '/v5/market/time');
		exchange.setLatency({ ms: 120 });
		const [now, later] = await Promise.all([took('/v5/market/time'), took('/elsewhere')]);
		expect(later).toBeGreaterThanOrEqual(118);
		expect(now).toBeLessThan(later);
	});
});
