import { Exchange } from '..';
import { get, send, type Signing } from './exchangeClient';

interface Page {
	list: Array<{ symbol: string }>;
	nextPageCursor: string;
}

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: Infinity });
});
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

async function read(path: string, query: string, signing: Signing): Promise<Page> {
	const { json } = await get(exchange.url, signing, path, query);
	expect(json.retCode).toBe(0);
	return json.result as unknown as Page;
}

describe('position/list', () => {
	const PATH = '/v5/position/list';
	const BTC = 'category=linear&symbol=BTCUSDT';

	it('returns one row for a flat symbol in one-way mode', async () => {
		const { list } = await read(PATH, BTC, exchange.account);
		expect(list).toHaveLength(1);
		expect(list[0]).toMatchObject({ positionIdx: 0, leverage: '10', side: '', size: '0' });
	});

	it('returns two rows in hedge mode, each with its leverage', async () => {
		const account = exchange.addAccount({ positionMode: 'hedge' });
		const contract = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
		exchange.setLeverage({ ...contract, buyLeverage: 6, sellLeverage: 12.5 });
		exchange.setPosition({ ...contract, side: 'Sell', size: 0.5 });
		const { list } = await read(PATH, BTC, account);
		expect(list).toMatchObject([
			{ positionIdx: 1, leverage: '6', side: '', size: '0' },
			{ positionIdx: 2, leverage: '12.5', side: 'Sell', size: '0.5' },
		]);
	});

	it('has no leverage in portfolio margin', async () => {
		const account = exchange.addAccount({ marginMode: 'PORTFOLIO_MARGIN' });
		const { list } = await read(PATH, BTC, account);
		expect(list[0]).toMatchObject({ leverage: '', riskId: 0 });
	});

	it('one-way has one side only: the newest', async () => {
		const contract = { category: 'linear', symbol: 'BTCUSDT' } as const;
		exchange.setPosition({ ...contract, side: 'Buy', size: 1 });
		exchange.setPosition({ ...contract, side: 'Sell', size: 2 });
		const { list } = await read(PATH, BTC, exchange.account);
		expect(list).toMatchObject([{ side: 'Sell', size: '2' }]);
	});

	it('values an open position', async () => {
		exchange.setPosition({ category: 'linear', symbol: 'BTCUSDT', side: 'Buy', size: 0.1 });
		exchange.setPrice({ category: 'linear', symbol: 'BTCUSDT' }, 99_000.5, 'mark');
		const linear = await read(PATH, BTC, exchange.account);
		expect(linear.list[0]).toMatchObject({
			avgPrice: '100000',
			positionValue: '10000',
			markPrice: '99000.5',
			unrealisedPnl: '-99.95',
			// 100,000 less a tenth of margin, plus half a percent of maintenance margin.
			liqPrice: '90500',
		});
		const btcUsd = { category: 'inverse', symbol: 'BTCUSD' } as const;
		exchange.setPosition({ ...btcUsd, side: 'Sell', size: 1000 });
		exchange.setPrice(btcUsd, 80_000, 'mark');
		const inverse = await read(PATH, 'category=inverse&symbol=BTCUSD', exchange.account);
		expect(inverse.list[0]).toMatchObject({ positionValue: '0.01', unrealisedPnl: '0.0025' });
	});

	it.each([
		['cross margin', { marginMode: 'REGULAR_MARGIN' }, 10, ''],
		['portfolio margin', { marginMode: 'PORTFOLIO_MARGIN' }, 10, ''],
	] as const)('has no liquidation price where %s', async (_name, options, leverage, liqPrice) => {
		const account = exchange.addAccount(options);
		const contract = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
		exchange.setLeverage({ ...contract, buyLeverage: leverage, sellLeverage: leverage });
		exchange.setPosition({ ...contract, side: 'Buy', size: 0.1 });
		expect((await read(PATH, BTC, account)).list[0]).toMatchObject({ liqPrice });
	});

	it('lists the open positions of a settle coin, in pages', async () => {
		for (const symbol of ['BTCUSDT', 'ETHUSDT', 'BTCPERP']) {
			exchange.setPosition({ category: 'linear', symbol, side: 'Buy', size: 1 });
		}
		const usdt = await read(PATH, 'category=linear&settleCoin=USDT&limit=1', exchange.account);
		expect(usdt.list.map(({ symbol }) => symbol)).toEqual(['BTCUSDT']);
		const cursor = encodeURIComponent(usdt.nextPageCursor);
		const query = `category=linear&settleCoin=USDT&limit=1&cursor=${cursor}`;
		const second = await read(PATH, query, exchange.account);
		expect(second.list.map(({ symbol }) => symbol)).toEqual(['ETHUSDT']);
		expect(second.nextPageCursor).toBe('');
	});

	it.each([
		['category=linear', 'Missing some parameters'],
		['symbol=BTCUSDT', 'category invalid'],
		['category=linear&symbol=BTCUSD', 'symbol invalid'],
	])('rejects %s', async (query, retMsg) => {
		const { json } = await get(exchange.url, exchange.account, PATH, query);
		expect(json).toMatchObject({ retCode: 10001, retMsg: expect.stringContaining(retMsg) });
	});
});

describe('the account and its key', () => {
	it('tells margin mode and kind', async () => {
		const classic = exchange.addAccount({ uta: false, marginMode: 'REGULAR_MARGIN' });
		expect(await read('/v5/account/info', '', classic)).toMatchObject({
			marginMode: 'REGULAR_MARGIN',
			unifiedMarginStatus: 1,
		});
	});

	it('tells what the key may do', async () => {
		const account = exchange.addAccount({
			readOnly: true,
			permissions: { ContractTrade: [] },
			ips: ['127.0.0.1'],
		});
		const result = await read('/v5/user/query-api', '', account);
		expect(result).toMatchObject({
			readOnly: 1,
			permissions: { ContractTrade: [], Spot: [] },
			ips: ['127.0.0.1'],
			uta: 1,
			// Bybit's own example of a key with bound IPs.
			deadlineDay: -2,
			expiredAt: '1970-01-01T00:00:00Z',
		});
		const unbound = await read('/v5/user/query-api', '', exchange.account);
		expect(unbound).toMatchObject({ readOnly: 0, ips: ['*'], deadlineDay: 90 });
	});

	it.each([
		['a sub-account', { parentUid: 7 }, { isMaster: false, parentUid: '7' }],
		['a master account', {}, { isMaster: true, parentUid: '0' }],
		['an app', { thirdParty: true }, { type: 2 }],
		['a changed password', { ips: ['127.0.0.1'], deadlineDay: 7 }, { deadlineDay: 7 }],
	])('of %s', async (_name, options, expected) => {
		const result = await read('/v5/user/query-api', '', exchange.addAccount(options));
		expect(result).toMatchObject(expected);
	});

	it('names the day on which it expires', async () => {
		const result = await read('/v5/user/query-api', '', exchange.account);
		const { expiredAt } = result as unknown as { expiredAt: string };
		expect(expiredAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
		const days = (Date.parse(expiredAt) - Date.now()) / 86_400_000;
		expect(Math.round(days)).toBe(90);
	});

	it('has a wallet', async () => {
		const query = 'accountType=UNIFIED';
		const { list } = await read('/v5/account/wallet-balance', query, exchange.account);
		expect(list).toHaveLength(1);
	});

	it('tells the time of its own clock', async () => {
		exchange.clockOffsetMs = 60_000;
		const { result, time = 0 } = (await send(exchange.url, 'GET', '/v5/market/time')).json;
		exchange.clockOffsetMs = 0;
		expect(time - Date.now()).toBeGreaterThan(59_000);
		expect(Math.floor(time / 1000)).toBe(Number((result as { timeSecond?: string }).timeSecond));
	});
});
