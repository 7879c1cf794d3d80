import { Exchange } from '..';
import { get, send, type Signing } from './client';

interface Listed {
	symbol: string;
	category?: string;
	baseCoin: string;
	status: string;
	contractType: string;
	leverageFilter: { minLeverage: string; maxLeverage: string; leverageStep: string };
	positionIdx: number;
	leverage: string;
	side: string;
	size: string;
	maxLeverage: string;
	riskLimitValue: string;
	isLowestRisk: number;
}
interface Page {
	list: Listed[];
	nextPageCursor: string;
}

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: Infinity });
});
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

async function read(path: string, query: string, signing?: Signing): Promise<Page> {
	const { json } = signing
		? await get(exchange.url, signing, path, query)
		: await send(exchange.url, 'GET', `${path}?${query}`);
	expect(json).toMatchObject({ retCode: 0, retMsg: 'OK' });
	return json.result as unknown as Page;
}
const instruments = (query: string): Promise<Page> => read('/v5/market/instruments-info', query);

describe('instruments-info', () => {
	it('has more linear contracts than one default page, and names none twice', async () => {
		const symbols: string[] = [];
		let cursor = '';
		let pages = 0;
		do {
			const page = await instruments(`category=linear&cursor=${encodeURIComponent(cursor)}`);
			symbols.push(...page.list.map(({ symbol }) => symbol));
			cursor = page.nextPageCursor;
			pages++;
		} while (cursor !== '');
		expect(pages).toBe(2);
		expect(symbols.length).toBeGreaterThan(700);
		expect(new Set(symbols).size).toBe(symbols.length);
		const whole = await instruments('category=linear&limit=1000');
		expect(whole.list.map(({ symbol }) => symbol)).toEqual(symbols);
		expect(whole.nextPageCursor).toBe('');
	});

	it('hands out a cursor that is encoded already and must be encoded again', async () => {
		const { nextPageCursor } = await instruments('category=linear&limit=3');
		expect(nextPageCursor).toMatch(/^offset%3D3%26last%3D/);
		const path = '/v5/market/instruments-info?category=linear&limit=3&cursor=';
		const raw = await send(exchange.url, 'GET', path + nextPageCursor);
		expect(raw.json.retCode).toBe(10001);
		const encoded = await send(exchange.url, 'GET', path + encodeURIComponent(nextPageCursor));
		expect(encoded.json.retCode).toBe(0);
	});

	it.each(['0', '1001', '-1', 'x', '1.5'])('refuses the limit %s', async (limit) => {
		const query = `/v5/market/instruments-info?category=linear&limit=${limit}`;
		expect((await send(exchange.url, 'GET', query)).json.retCode).toBe(10001);
	});

	it.each([
		['category=linear&symbol=BTCUSDT', ['BTCUSDT']],
		['category=inverse&symbol=BTCUSDH27', ['BTCUSDH27']],
		['category=linear&symbol=BTCUSD', []],
		['category=linear&symbol=NEWUSDT', []],
		['category=linear&symbol=NEWUSDT&status=PreLaunch', ['NEWUSDT']],
		['category=linear&status=PreLaunch', ['NEWUSDT', 'SOONUSDT']],
		['category=inverse&status=Closed', ['BTCUSDH26', 'EOSUSD']],
		['category=inverse&baseCoin=SOL', ['SOLPERP', 'SOLUSD', 'SOLUSDT']],
		['category=spot', []],
	])('%s', async (query, symbols) => {
		expect((await instruments(query)).list.map(({ symbol }) => symbol)).toEqual(symbols);
	});

	it('describes contracts as Bybit does', async () => {
		const find = async (query: string): Promise<Listed | undefined> =>
			(await instruments(query)).list[0];
		expect(await find('category=linear&symbol=10000LADYSUSDT')).toMatchObject({
			contractType: 'LinearPerpetual',
			status: 'Trading',
			settleCoin: 'USDT',
			deliveryTime: '0',
			leverageFilter: { minLeverage: '1', maxLeverage: '12.50', leverageStep: '0.01' },
		});
		expect(await find('category=linear&symbol=BTCUSDT-25JUN27')).toMatchObject({
			contractType: 'LinearFutures',
			deliveryTime: String(Date.UTC(2027, 5, 25, 8)),
		});
		expect(await find('category=inverse&symbol=BTCUSDH27')).toMatchObject({
			contractType: 'InverseFutures',
			settleCoin: 'BTC',
			deliveryTime: String(Date.UTC(2027, 2, 26, 8)),
		});
		expect((await instruments('category=inverse')).list.length).toBeGreaterThan(20);
	});
});

describe('risk-limit', () => {
	it('starts at the contract’s own maximum and falls from there', async () => {
		const { list } = await read('/v5/market/risk-limit', 'category=linear&symbol=BTCUSDT');
		expect(list.map(({ maxLeverage }) => maxLeverage)).toEqual([
			'100.00',
			'75.00',
			'50.00',
			'25.00',
			'10.00',
		]);
		expect(list.map(({ isLowestRisk }) => isLowestRisk)).toEqual([1, 0, 0, 0, 0]);
		const values = list.map(({ riskLimitValue }) => Number(riskLimitValue));
		expect(values).toEqual([...values].sort((a, b) => a - b));
	});

	it('comes in pages without a symbol', async () => {
		const { list, nextPageCursor } = await read('/v5/market/risk-limit', 'category=inverse');
		expect(new Set(list.map(({ symbol }) => symbol)).size).toBe(15);
		expect(nextPageCursor).not.toBe('');
	});
});

describe('position/list', () => {
	const PATH = '/v5/position/list';
	const BTC = 'category=linear&symbol=BTCUSDT';

	it('answers one row for a flat symbol in one-way mode', async () => {
		const { list } = await read(PATH, BTC, exchange.account);
		expect(list).toHaveLength(1);
		expect(list[0]).toMatchObject({ positionIdx: 0, leverage: '10', side: '', size: '0' });
	});

	it('answers two rows in hedge mode, each with its leverage', async () => {
		const account = exchange.addAccount({ positionMode: 'hedge' });
		const place = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
		exchange.setLeverage({ ...place, buyLeverage: 6, sellLeverage: 12.5 });
		exchange.setPosition({ ...place, side: 'Sell', size: 0.5 });
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
		const place = { category: 'linear', symbol: 'BTCUSDT' } as const;
		exchange.setPosition({ ...place, side: 'Buy', size: 1 });
		exchange.setPosition({ ...place, side: 'Sell', size: 2 });
		const { list } = await read(PATH, BTC, exchange.account);
		expect(list).toMatchObject([{ side: 'Sell', size: '2' }]);
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
	])('refuses %s', async (query, retMsg) => {
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
		});
		expect(result).not.toHaveProperty('deadlineDay');
		const unbound = await read('/v5/user/query-api', '', exchange.account);
		expect(unbound).toMatchObject({ readOnly: 0, ips: ['*'], deadlineDay: 90 });
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
