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
		const answer = await clientOf(apiKey, pkcs8).setLeverage(leverage);
		expect(answer.retCode).toBe(0);
		expect(exchange.leverageOf({ ...leverage, apiKey }).sellLeverage).toBe('6');
	});

	it('is refused with a wrong secret', async () => {
		const answer = await clientOf(exchange.account.apiKey, 'wrong').setLeverage(leverage);
		expect(answer.retCode).toBe(10004);
	});

	it('reads the rate limit that the headers tell', async () => {
		const answer = await client.setLeverage(leverage);
		expect(answer.rateLimitApi).toMatchObject({ maxRequests: 10, remainingRequests: 9 });
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

	it('throws when the answer is lost, and the leverage is set all the same', async () => {
		exchange.faults.next('dropAfterApplying');
		await expect(client.setLeverage(leverage)).rejects.toThrow();
		expect(exchange.leverageOf(leverage).buyLeverage).toBe('6');
	});
});
