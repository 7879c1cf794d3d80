import { Exchange } from '..';
import { send } from './exchangeClient';

interface Listed {
	symbol: string;
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

async function read(path: string, query: string): Promise<Page> {
	const { json } = await send(exchange.url, 'GET', `${path}?${query}`);
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

	it.each(['0', '1001', '-1', 'x', '1.5'])('rejects the limit %s', async (limit) => {
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
		['category=linear&symbolType=stock', ['TSLAUSDT']],
		['category=linear&symbolType=commodity', ['XAUUSDT']],
		['category=linear&symbolType=forex', ['EURUSDT']],
		['category=linear&symbolType=innovation', ['MEMEUSDT']],
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
		// A perpetual that is going to be delisted has a delivery time, and is a perpetual all the same.
		expect(await find('category=linear&symbol=FADEUSDT')).toMatchObject({
			contractType: 'LinearPerpetual',
			status: 'Trading',
			deliveryTime: String(Date.UTC(2027, 0, 15, 8)),
		});
		expect((await instruments('category=inverse')).list.length).toBeGreaterThan(20);
	});

	it('changes and lists contracts at run time', async () => {
		const query = 'category=linear&symbol=MEMEUSDT';
		exchange.changeInstrument({ category: 'linear', symbol: 'MEMEUSDT' }, { status: 'Closed' });
		expect((await instruments(query)).list).toEqual([]);
		expect((await instruments(`${query}&status=Closed`)).list).toHaveLength(1);
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
