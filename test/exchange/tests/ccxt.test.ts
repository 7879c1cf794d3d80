import { fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { Exchange } from '..';
import type { CcxtCall, CcxtReturn } from './ccxtProcess';

const BTC = 'BTC/USDT:USDT';

interface Market {
	id: string;
	limits: { leverage: { min: number; max: number } };
}

/** The library that trades on a hundred exchanges: a second opinion on signatures and responses. */
describe('ccxt', () => {
	let exchange: Exchange;
	let ccxt: ChildProcess;
	const waiting: Array<(response: CcxtReturn) => void> = [];
	beforeAll(async () => {
		exchange = await Exchange.start();
		ccxt = fork(join(__dirname, 'ccxtProcess.ts'), { execArgv: ['--import', 'tsx'] });
		ccxt.on('message', (response: CcxtReturn) => waiting[response.id]?.(response));
	});
	afterAll(async () => {
		ccxt.kill();
		await exchange.close();
	});
	beforeEach(() => exchange.reset());

	function callAs<T>(
		apiKey: string,
		secret: string,
		method: CcxtCall['method'],
		...args: unknown[]
	): Promise<T> {
		return new Promise((resolve, reject) => {
			const id = waiting.push(({ error, result }) => {
				if (error) reject(Object.assign(new Error(error.message), error));
				else resolve(result as T);
			});
			ccxt.send({ id: id - 1, url: exchange.url, apiKey, secret, method, args });
		});
	}
	const call = <T>(method: CcxtCall['method'], ...args: unknown[]): Promise<T> =>
		callAs(exchange.account.apiKey, exchange.account.apiSecret, method, ...args);

	it('loads every market, with what it says of leverage', async () => {
		const markets = await call<Record<string, Market>>('loadMarkets');
		expect(Object.keys(markets).length).toBeGreaterThan(720);
		expect(markets[BTC]?.limits.leverage).toEqual({ min: 1, max: 100 });
		expect(markets['BTC/USD:BTC-270326']?.id).toBe('BTCUSDH27');
	});

	it('sets a leverage, linear and inverse', async () => {
		await call('setLeverage', 6, BTC);
		await call('setLeverage', 12.5, 'BTC/USD:BTC');
		expect(exchange.leverageOf({ category: 'linear', symbol: 'BTCUSDT' }).buyLeverage).toBe('6');
		const inverse = exchange.leverageOf({ category: 'inverse', symbol: 'BTCUSD' });
		expect(inverse.sellLeverage).toBe('12.5');
	});

	it('raises the right errors', async () => {
		await expect(call('setLeverage', 10, BTC)).rejects.toThrow('110043');
		await expect(call('setLeverage', 101, BTC)).rejects.toThrow('gt maxLeverage [10000]');
		await expect(callAs('unknown', 'x', 'setLeverage', 6, BTC)).rejects.toMatchObject({
			name: 'AuthenticationError',
		});
		exchange.faults.next('rateLimited');
		await expect(call('setLeverage', 6, BTC)).rejects.toMatchObject({ name: 'RateLimitExceeded' });
	});

	it('signs with an RSA key, in PKCS#1 too', async () => {
		const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		const rsaPublicKey = publicKey.export({ type: 'spki', format: 'pem' }).toString();
		const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
		const { apiKey } = exchange.addAccount({ rsaPublicKey });
		await callAs(apiKey, pkcs1, 'setLeverage', 6, BTC);
		const contract = { apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
		expect(exchange.leverageOf(contract).buyLeverage).toBe('6');
	});

	it('changes margin mode and position mode', async () => {
		await call('setMarginMode', 'cross');
		expect(exchange.marginModeOf()).toBe('REGULAR_MARGIN');
		const btc = { category: 'linear', symbol: 'BTCUSDT' } as const;
		await call('setPositionMode', true, BTC);
		expect(exchange.positionModeOf(btc)).toBe('hedge');
		await expect(call('setPositionMode', true, BTC)).rejects.toThrow('110025');
	});

	it('reads candles and a ticker', async () => {
		const btc = { category: 'linear', symbol: 'BTCUSDT' } as const;
		exchange.setPrice(btc, 95_000);
		exchange.setPrice(btc, 96_000, 'mark');
		const since = Math.floor(exchange.now / 60_000) * 60_000 - 120_000;
		const candles = await call<number[][]>('fetchOHLCV', BTC, '1m', since);
		expect(candles[0]).toEqual([since, 100_000, 100_000, 100_000, 100_000, 0]);
		expect(candles.at(-1)?.[4]).toBe(95_000);
		const price = { price: 'mark' };
		const marks = await call<number[][]>('fetchOHLCV', BTC, '1m', since, 10, price);
		expect(marks.at(-1)?.[4]).toBe(96_000);
		expect(await call('fetchTicker', BTC)).toMatchObject({ last: 95_000, markPrice: 96_000 });
	});

	it('reads leverage, positions and balance', async () => {
		const contract = { category: 'linear', symbol: 'BTCUSDT' } as const;
		exchange.setLeverage({ ...contract, buyLeverage: 7, sellLeverage: 7 });
		exchange.setPosition({ ...contract, side: 'Buy', size: 0.5 });
		const leverage = await call('fetchLeverage', BTC);
		expect(leverage).toMatchObject({ longLeverage: 7, shortLeverage: 7 });
		const [position] = await call<object[]>('fetchPositions', [BTC]);
		expect(position).toMatchObject({ symbol: BTC, side: 'long', contracts: 0.5, leverage: 7 });
		expect(await call('fetchBalance')).toMatchObject({ USDT: { total: 10_000 } });
	});
});
