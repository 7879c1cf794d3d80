import { generateKeyPairSync } from 'node:crypto';
import { RestClientV5 } from 'bybit-api';
import { Exchange } from '..';

/** The Node SDK that most people use, as a client that knows nothing of this project. */
describe('bybit-api', () => {
	let exchange: Exchange;
	let client: RestClientV5;
	beforeAll(async () => {
		exchange = await Exchange.start();
		client = clientOf(exchange.account.apiKey, exchange.account.apiSecret);
	});
	afterAll(() => exchange.close());
	beforeEach(() => exchange.reset());

	function clientOf(key: string, secret: string): RestClientV5 {
		return new RestClientV5({ baseUrl: exchange.url, key, secret, parseAPIRateLimits: true });
	}

	const leverage = {
		category: 'linear',
		symbol: 'BTCUSDT',
		buyLeverage: '6',
		sellLeverage: '6',
	} as const;

	it('sets a leverage, and is told when nothing changed', async () => {
		expect(await client.setLeverage(leverage)).toMatchObject({ retCode: 0, retMsg: 'OK' });
		expect(exchange.leverageOf(leverage).buyLeverage).toBe('6');
		expect(await client.setLeverage(leverage)).toMatchObject({ retCode: 110043 });
	});

	it('signs with an RSA key', async () => {
		const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		const rsaPublicKey = publicKey.export({ type: 'spki', format: 'pem' }).toString();
		const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
		const { apiKey } = exchange.addAccount({ rsaPublicKey });
		const response = await clientOf(apiKey, pkcs8).setLeverage(leverage);
		expect(response.retCode).toBe(0);
		expect(exchange.leverageOf({ ...leverage, apiKey }).sellLeverage).toBe('6');
	});

	it('is rejected with a wrong secret', async () => {
		const response = await clientOf(exchange.account.apiKey, 'wrong').setLeverage(leverage);
		expect(response.retCode).toBe(10004);
	});

	it('reads the rate limit that the headers tell', async () => {
		const response = await client.setLeverage(leverage);
		expect(response.rateLimitApi).toMatchObject({ maxRequests: 10, remainingRequests: 9 });
	});

	it('reads positions, with a query that needs encoding', async () => {
		const inverse = { category: 'inverse', symbol: 'BTCUSD,ETHUSD' } as const;
		const { result } = await client.getPositionInfo(inverse);
		expect(result.list.map(({ symbol }) => symbol)).toEqual(['BTCUSD', 'ETHUSD']);
	});

	it('pages through all instruments', async () => {
		const symbols = new Set<string>();
		let cursor: string | undefined;
		do {
			const { retCode, result } = await client.getInstrumentsInfo({
				category: 'linear',
				limit: 200,
				cursor,
			});
			expect(retCode).toBe(0);
			for (const { symbol } of result.list) symbols.add(symbol);
			cursor = result.nextPageCursor;
		} while (cursor);
		expect(symbols.size).toBeGreaterThan(700);
	});

	it('reads the account, the key, the wallet, the tiers and the time', async () => {
		expect((await client.getAccountInfo()).result.marginMode).toBe('ISOLATED_MARGIN');
		const { result: key } = await client.getQueryApiKey();
		expect(key).toMatchObject({
			readOnly: 0,
			permissions: { ContractTrade: ['Order', 'Position'] },
		});
		const wallet = await client.getWalletBalance({ accountType: 'UNIFIED' });
		expect(wallet.result.list).toHaveLength(1);
		const tiers = await client.getRiskLimit({ category: 'linear', symbol: 'BTCUSDT' });
		expect(tiers.result.list[0]?.maxLeverage).toBe('100.00');
		expect(Math.abs((await client.fetchServerTime()) * 1000 - Date.now())).toBeLessThan(5000);
	});

	it('reads and changes modes', async () => {
		expect(await client.setMarginMode('REGULAR_MARGIN')).toMatchObject({ retCode: 0 });
		expect((await client.getAccountInfo()).result.marginMode).toBe('REGULAR_MARGIN');
		const { category, symbol } = leverage;
		expect(await client.switchPositionMode({ category, symbol, mode: 3 })).toMatchObject({
			retCode: 0,
		});
		expect(exchange.positionModeOf(leverage)).toBe('hedge');
		const coin = await client.switchPositionMode({ category, coin: 'USDT', mode: 3 });
		expect(coin.retCode).toBe(0);
	});

	it('reads the leverage of every symbol', async () => {
		const all = await client.getFuturesLeverage({ category: 'linear' });
		expect(all.result.list.length).toBeGreaterThan(700);
		const one = await client.getFuturesLeverage({ category: 'linear', symbol: 'BTCUSDT' });
		expect(one.result.list).toMatchObject([{ symbol: 'BTCUSDT', leverage: '10', positionIdx: 0 }]);
	});

	it('reads candles and tickers', async () => {
		exchange.setPrice(leverage, 95_000);
		const { category, symbol } = leverage;
		const query = { category, symbol, interval: '1', limit: 2 } as const;
		const start = Math.floor(exchange.now / 60_000) * 60_000 - 60_000;
		const { result } = await client.getKline({ ...query, start });
		expect(result.list.at(-1)?.slice(0, 2)).toEqual([String(start), '100000']);
		for (const kline of [client.getMarkPriceKline(query), client.getIndexPriceKline(query)]) {
			const { list } = (await kline).result;
			expect(list[0]).toHaveLength(5);
			expect(list[0]?.[4]).toBe('95000');
		}
		const tickers = await client.getTickers({ category: 'linear', symbol });
		expect(tickers.result.list[0]).toMatchObject({ symbol, lastPrice: '95000' });
	});

	it('throws when the response is lost, and the leverage is set all the same', async () => {
		exchange.faults.next('dropAfterApplying');
		await expect(client.setLeverage(leverage)).rejects.toThrow();
		expect(exchange.leverageOf(leverage).buyLeverage).toBe('6');
	});
});
