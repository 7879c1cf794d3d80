import { Exchange, type AccountOptions, type MarginMode } from '..';
import { instrumentOf } from '../instruments/instrumentList';
import { get, post, postLeverage, type Received, type Signing } from './exchangeClient';

const BTC = { category: 'linear', symbol: 'BTCUSDT' } as const;
const ETH = { category: 'linear', symbol: 'ETHUSDT' } as const;

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: { 'set-margin-mode': 5 }, ipLimit: false });
});
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

const setMarginMode = (
	setMarginMode: unknown,
	key: Signing = exchange.account,
): Promise<Received> =>
	post(exchange.url, key, '/v5/account/set-margin-mode', JSON.stringify({ setMarginMode }));

const switchMode = (body: object, key: Signing = exchange.account): Promise<Received> =>
	post(exchange.url, key, '/v5/position/switch-mode', JSON.stringify(body));

describe('set-margin-mode', () => {
	it('changes the whole account, and a reset undoes it', async () => {
		const { json } = await setMarginMode('REGULAR_MARGIN');
		expect(json).toMatchObject({ retCode: 0, result: { reasons: [] } });
		expect(exchange.marginModeOf()).toBe('REGULAR_MARGIN');
		const info = await get(exchange.url, exchange.account, '/v5/account/info');
		expect(info.json.result).toMatchObject({ marginMode: 'REGULAR_MARGIN' });
		expect(exchange.counters.applied).toBe(1);
		exchange.reset();
		expect(exchange.marginModeOf()).toBe('ISOLATED_MARGIN');
	});

	it('does not say when nothing changed', async () => {
		const { json } = await setMarginMode('ISOLATED_MARGIN');
		expect(json).toMatchObject({ retCode: 0, result: { reasons: [] } });
		expect(exchange.counters.applied).toBe(0);
	});

	it('gives every reason', async () => {
		const account = exchange.addAccount({ equity: 999 });
		const eth = { ...account, category: 'linear', symbol: 'ETHPERP' } as const;
		exchange.setPosition({ ...eth, side: 'Buy', size: 1 });
		exchange.setOpenOrders(eth);
		const { json, status } = await setMarginMode('PORTFOLIO_MARGIN', account);
		expect(status).toBe(200);
		expect(json).toMatchObject({
			retCode: 3400045,
			retMsg: 'Set margin mode failed',
			result: {
				reasons: [
					{
						reasonCode: '3400000',
						reasonMsg: 'Equity needs to be equal to or greater than 1000 USDC',
					},
					{ reasonCode: '3400002', reasonMsg: expect.stringContaining('no active orders') },
					{ reasonCode: '3400001', reasonMsg: expect.stringContaining('no positions') },
				],
			},
		});
		expect(exchange.marginModeOf(account.apiKey)).toBe('ISOLATED_MARGIN');
		expect((await setMarginMode('REGULAR_MARGIN', account)).json.retCode).toBe(0);
	});

	it('with reasons of the test', async () => {
		const reasons = [{ reasonCode: '1', reasonMsg: 'Because' }];
		exchange.faults.next({ kind: 'retCode', retCode: 110073, result: { reasons } });
		const { json } = await setMarginMode('REGULAR_MARGIN');
		expect(json).toMatchObject({ retCode: 110073, result: { reasons } });
	});

	it.each<[string, AccountOptions, unknown, number]>([
		['an unknown mode', {}, 'CROSS', 10001],
		['no text', {}, 1, 10001],
		['a read-only key', { readOnly: true }, 'REGULAR_MARGIN', 10005],
		['a classic account', { uta: false }, 'REGULAR_MARGIN', 10028],
	])('is an error for %s', async (_name, options, mode, retCode) => {
		const { json } = await setMarginMode(mode, exchange.addAccount(options));
		expect(json.retCode).toBe(retCode);
	});

	it('has a limit of 5 a second', async () => {
		const codes = [];
		for (let i = 0; i < 6; i++) codes.push((await setMarginMode('ISOLATED_MARGIN')).json.retCode);
		expect(codes).toEqual([0, 0, 0, 0, 0, 10006]);
	});
});

describe('switch-mode', () => {
	const codeOf = async (body: object, key?: Signing): Promise<number | undefined> =>
		(await switchMode(body, key)).json.retCode;

	it('switches one symbol, there and back', async () => {
		expect((await switchMode({ ...BTC, mode: 3 })).json).toMatchObject({ retCode: 0, result: {} });
		expect(exchange.positionModeOf(BTC)).toBe('hedge');
		expect(exchange.positionModeOf(ETH)).toBe('oneWay');
		expect(await codeOf({ ...BTC, mode: 3 })).toBe(110025);
		expect(await codeOf({ ...BTC, coin: null, mode: 0 })).toBe(0);
		expect(exchange.positionModeOf(BTC)).toBe('oneWay');
	});

	it('rejects a symbol with a position, or with orders', async () => {
		exchange.setPosition({ ...BTC, side: 'Buy', size: 1 });
		expect(await codeOf({ ...BTC, mode: 3 })).toBe(110024);
		exchange.setPosition({ ...BTC, side: 'Buy', size: 0 });
		exchange.setOpenOrders(BTC);
		expect(await codeOf({ ...BTC, mode: 3 })).toBe(110028);
		exchange.setOpenOrders(BTC, false);
		expect(await codeOf({ ...BTC, mode: 3 })).toBe(0);
	});

	it('by coin leaves symbols with positions or orders, and new listings inherit it', async () => {
		exchange.setPosition({ ...BTC, side: 'Buy', size: 1 });
		exchange.setOpenOrders(ETH);
		expect(await codeOf({ category: 'linear', coin: 'USDT', mode: 3 })).toBe(0);
		const modeOf = (symbol: string): string =>
			exchange.positionModeOf({ category: 'linear', symbol });
		expect(['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'SOLPERP'].map(modeOf)).toEqual([
			'oneWay',
			'oneWay',
			'hedge',
			'oneWay',
		]);
		exchange.addInstrument(instrumentOf(['JUSTUSDT', 'JUST', 'USDT', 25, 0.01, 1]));
		expect(modeOf('JUSTUSDT')).toBe('hedge');
		expect(await codeOf({ category: 'linear', coin: 'USDT', mode: 3 })).toBe(110025);
		// The symbol's own mode comes before the coin's.
		expect(await codeOf({ category: 'linear', symbol: 'SOLUSDT', mode: 0 })).toBe(0);
		expect(modeOf('SOLUSDT')).toBe('oneWay');
	});

	it.each<[string, object, number]>([
		['hedge mode of a USDC perpetual', { category: 'linear', symbol: 'BTCPERP', mode: 3 }, 110029],
		['of a dated future', { category: 'linear', symbol: 'BTCUSDT-25JUN27', mode: 3 }, 110029],
		['of an inverse contract', { category: 'inverse', symbol: 'BTCUSDH27', mode: 3 }, 110029],
		['of all USDC contracts', { category: 'linear', coin: 'USDC', mode: 3 }, 110029],
		[
			'one-way mode of what has no other',
			{ category: 'inverse', symbol: 'BTCUSD', mode: 0 },
			110025,
		],
		['a mode as text', { ...BTC, mode: '3' }, 10001],
		['another mode', { ...BTC, mode: 1 }, 10001],
		['neither symbol nor coin', { category: 'linear', mode: 3 }, 10001],
		['an unknown coin', { category: 'linear', coin: 'usdt', mode: 3 }, 10001],
		['an unknown symbol', { category: 'linear', symbol: 'NOUSDT', mode: 3 }, 10001],
		['a contract that is closed', { category: 'linear', symbol: 'LUNAUSDT', mode: 3 }, 110066],
	])('%s', async (_name, body, retCode) => {
		expect(await codeOf(body)).toBe(retCode);
		expect(exchange.counters.applied).toBe(0);
	});

	it('needs the Position permission, and has a limit of 10 a second', async () => {
		const readOnly = exchange.addAccount({ readOnly: true });
		expect(await codeOf({ ...BTC, mode: 3 }, readOnly)).toBe(10005);
		const { headers } = await switchMode({ ...BTC, mode: 3 });
		expect(headers['x-bapi-limit']).toBe('10');
	});
});

describe('symbol-info', () => {
	const read = (query: string, key: Signing = exchange.account): Promise<Received> =>
		get(exchange.url, key, '/v5/position/symbol-info', query);

	it('has the leverage of every symbol of a category', async () => {
		exchange.setLeverage({ ...BTC, buyLeverage: 6, sellLeverage: 12.5 });
		await switchMode({ ...BTC, mode: 3 });
		const { json } = await read('category=linear');
		const { list } = json.result as unknown as { list: Array<{ symbol: string }> };
		expect(list.length).toBeGreaterThan(750);
		expect(list.filter(({ symbol }) => symbol === 'BTCUSDT')).toEqual([
			{ symbol: 'BTCUSDT', leverage: '12.5', side: 'Sell', positionIdx: 2 },
			{ symbol: 'BTCUSDT', leverage: '6', side: 'Sell', positionIdx: 1 },
		]);
		expect(list.filter(({ symbol }) => symbol === 'ETHUSDT')).toEqual([
			{ symbol: 'ETHUSDT', leverage: '10', side: '', positionIdx: 0 },
		]);
	});

	it('has one symbol, and no rate limit of its own that is known', async () => {
		const { json, headers } = await read('category=inverse&symbol=BTCUSD');
		expect(json.result).toEqual({
			category: 'inverse',
			list: [{ symbol: 'BTCUSD', leverage: '10', side: '', positionIdx: 0 }],
		});
		expect(headers).not.toHaveProperty('x-bapi-limit');
		expect((await read('category=inverse&symbol=BTCUSDT')).json.retCode).toBe(10001);
		expect((await read('symbol=BTCUSDT')).json.retCode).toBe(10001);
	});

	it('is an error in portfolio margin', async () => {
		const account = exchange.addAccount({ marginMode: 'PORTFOLIO_MARGIN' });
		expect((await read('category=linear', account)).json.retCode).toBe(110077);
	});
});

describe('UTA 1.0', () => {
	const future = { category: 'inverse', symbol: 'BTCUSDH27' } as const;

	it.each([3, 4] as const)(
		'status %d: inverse futures have two sides, and a margin mode of their own',
		async (unifiedMarginStatus) => {
			const account = exchange.addAccount({ unifiedMarginStatus, marginMode: 'PORTFOLIO_MARGIN' });
			const here = { ...future, apiKey: account.apiKey };
			expect((await switchMode({ ...future, mode: 3 }, account)).json.retCode).toBe(0);
			const { json } = await postLeverage(exchange.url, account, 'BTCUSDH27', '6', '7', 'inverse');
			expect(json.retCode).toBe(0);
			exchange.setContractMarginMode(here, 'ISOLATED_MARGIN');
			const query = 'category=inverse&symbol=BTCUSDH27';
			const rows = await get(exchange.url, account, '/v5/position/list', query);
			expect(rows.json.result).toMatchObject({
				list: [
					{ positionIdx: 1, leverage: '6', tradeMode: 1 },
					{ positionIdx: 2, leverage: '7', tradeMode: 1 },
				],
			});
			const linear = await postLeverage(exchange.url, account, 'BTCUSDT', '6');
			expect(linear.json.retCode).toBe(110038);
			const info = await get(exchange.url, account, '/v5/account/info');
			expect(info.json.result).toMatchObject({ unifiedMarginStatus });
		},
	);

	it.each([5, 6] as const)(
		'status %d is UTA 2.0: they are one-way',
		async (unifiedMarginStatus) => {
			const account = exchange.addAccount({ unifiedMarginStatus });
			expect((await switchMode({ ...future, mode: 3 }, account)).json.retCode).toBe(110029);
		},
	);
});

describe('Demo Trading', () => {
	it('does not offer every endpoint', async () => {
		const demo = await Exchange.start({ environment: 'demo' });
		const codeOf = async (path: string, query = ''): Promise<number | undefined> =>
			(await get(demo.url, demo.account, path, query)).json.retCode;
		const codes = [
			await codeOf('/v5/position/symbol-info', 'category=linear'),
			await codeOf('/v5/user/query-api'),
			await codeOf('/v5/account/info'),
		];
		await demo.close();
		expect(codes).toEqual([10032, 10032, 0]);
	});
});

describe('what a test arranges', () => {
	it.each<MarginMode>(['REGULAR_MARGIN', 'PORTFOLIO_MARGIN'])('%s stays after a reset', (mode) => {
		const { apiKey } = exchange.addAccount();
		exchange.setMarginMode(mode, apiKey);
		exchange.setPositionMode({ ...BTC, apiKey }, 'hedge');
		exchange.reset();
		expect(exchange.marginModeOf(apiKey)).toBe(mode);
		expect(exchange.positionModeOf({ ...BTC, apiKey })).toBe('hedge');
	});
});
