import { EngineHarness, byName } from '../../../../engine/engineHarness';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start()));
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

async function getLeverage(
	account = harness.exchange.account,
	symbol = 'btcusdt',
	category = 'linear',
) {
	return await harness.run(
		{ operation: 'getLeverage', category, symbol: byName(symbol) },
		{ credentials: harness.credentials(account) },
	);
}

test('one-way and flat', async () => {
	const { items } = await getLeverage();
	expect(items).toEqual([
		{
			json: {
				category: 'linear',
				symbol: 'BTCUSDT',
				buyLeverage: 10,
				sellLeverage: 10,
				positionMode: 'oneWay',
				positions: [],
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(harness.exchange.log).toMatchObject([
		{ method: 'GET', query: 'category=linear&symbol=BTCUSDT', body: '', signatureValid: true },
	]);
});

test('one-way with a position', async () => {
	harness.exchange.setPosition({ category: 'linear', symbol: 'BTCUSDT', side: 'Sell', size: 0.5 });
	const { items } = await getLeverage();
	expect(items[0]?.json).toMatchObject({ positions: [{ side: 'Sell', size: 0.5 }] });
});

test('hedge mode has a leverage per side, and a row per open position', async () => {
	const account = harness.exchange.addAccount({ positionMode: 'hedge' });
	const place = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
	harness.exchange.setLeverage({ ...place, buyLeverage: 12.5, sellLeverage: 3 });
	harness.exchange.setPosition({ ...place, side: 'Buy', size: 2 });
	const { items } = await getLeverage(account);
	expect(items[0]?.json).toMatchObject({
		buyLeverage: 12.5,
		sellLeverage: 3,
		positionMode: 'hedge',
		positions: [{ side: 'Buy', size: 2 }],
	});
});

test('a flat classic account has no rows either', async () => {
	const { items } = await getLeverage(harness.exchange.addAccount({ uta: false }));
	expect(items[0]?.json.positions).toEqual([]);
});

test('inverse contracts are read by their own category', async () => {
	const { items } = await getLeverage(undefined, 'BTCUSD', 'inverse');
	expect(items[0]?.json).toMatchObject({ category: 'inverse', symbol: 'BTCUSD', buyLeverage: 10 });
});

test('portfolio margin has none to read, and the message says so', async () => {
	const { error } = await getLeverage(
		harness.exchange.addAccount({ marginMode: 'PORTFOLIO_MARGIN' }),
	);
	expect(error?.message).toBe('BTCUSDT: portfolio margin has no leverage per symbol');
	expect(error?.description).toContain('nothing to read or to set');
});

test('an unknown symbol and a malformed one are refused in words', async () => {
	expect((await getLeverage(undefined, 'NOSUCHUSDT')).error?.message).toMatch(/^NOSUCHUSDT: /);
	const { error } = await getLeverage(undefined, '={{ "BTC USDT" }}');
	expect(error?.message).toMatch(/^Get Leverage: Symbol "BTC USDT"/);
});

describe('a result that is not whole', () => {
	const results = [undefined, {}, { list: null }, { list: [{}] }, { list: [null] }];

	test.each(results)('%j is an unexpected response, not a TypeError', async (result) => {
		const body = JSON.stringify({ retCode: 0, retMsg: 'OK', result, time: Date.now() });
		const match = { path: '/v5/position/list' };
		const fault = { kind: 'http', httpStatus: 200, body } as const;
		harness.exchange.faults.next(fault, { match });
		// It is retried: the next response is whole.
		expect((await getLeverage()).items[0]?.json).toMatchObject({ buyLeverage: 10 });
		expect(harness.exchange.log).toHaveLength(2);
	});
});

describe('All Symbols', () => {
	const all = async (category: string, account = harness.exchange.account, settings = {}) =>
		await harness.run(
			{ operation: 'getLeverage', category, allSymbols: true },
			{ credentials: harness.credentials(account), ...settings },
		);

	test('one request, one item per symbol, none of them with a position', async () => {
		const account = harness.exchange.addAccount({ positionModes: { BTCUSDT: 'hedge' } });
		const place = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
		harness.exchange.setLeverage({ ...place, buyLeverage: 12.5, sellLeverage: 3 });
		harness.exchange.setPosition({ ...place, side: 'Buy', size: 2 });
		const { items, error } = await all('linear', account);
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(700);
		expect(new Set(items.map(({ json }) => json.symbol)).size).toBe(items.length);
		const itemOf = (symbol: string) => items.find(({ json }) => json.symbol === symbol);
		expect(itemOf('BTCUSDT')).toEqual({
			json: {
				...{ category: 'linear', symbol: 'BTCUSDT', buyLeverage: 12.5, sellLeverage: 3 },
				positionMode: 'hedge',
			},
			pairedItem: { item: 0 },
		});
		expect(itemOf('ETHUSDT')?.json).toMatchObject({ buyLeverage: 10, positionMode: 'oneWay' });
		expect(harness.exchange.log).toMatchObject([
			{ path: '/v5/position/symbol-info', query: 'category=linear', body: '' },
		]);
	});

	test('every item is paired with the input item of its category', async () => {
		const { items } = await all('={{ $json.category }}', undefined, {
			items: [{ category: 'inverse' }, { category: 'linear' }],
		});
		const pairs = new Set(
			items.map(({ json, pairedItem }) => [json.category, pairedItem]).map(String),
		);
		expect(pairs.size).toBe(2);
		expect(items[0]).toMatchObject({ json: { category: 'inverse' }, pairedItem: { item: 0 } });
		expect(items.at(-1)).toMatchObject({ json: { category: 'linear' }, pairedItem: { item: 1 } });
	});

	test('says that portfolio margin has none to read', async () => {
		const account = harness.exchange.addAccount({ marginMode: 'PORTFOLIO_MARGIN' });
		const { error } = await all('linear', account);
		expect(error?.message).toBe(
			'Get Futures Leverage: there is no leverage to read in portfolio margin mode',
		);
	});

	test('says that Demo Trading does not offer it', async () => {
		harness.exchange.faults.next({ kind: 'retCode', retCode: 10032 });
		const { error } = await all('linear');
		expect(`${error?.message} ${error?.description}`).toContain('Demo Trading');
		expect(error?.description).toMatch(/\(Bybit error 10032\)$/);
	});

	test('refuses an unknown category before anything is sent', async () => {
		const { error } = await all('={{ "spot" }}');
		expect(error?.message).toBe('Get Leverage: Category "spot" has no leverage');
		expect(harness.exchange.log).toEqual([]);
	});

	test.each([{}, { list: null }, { list: [{ symbol: 'BTCUSDT' }] }])(
		'%j is an unexpected response, and retried',
		async (result) => {
			const body = JSON.stringify({ retCode: 0, retMsg: 'OK', result, time: Date.now() });
			const match = { path: '/v5/position/symbol-info' };
			harness.exchange.faults.next({ kind: 'http', httpStatus: 200, body }, { match });
			expect((await all('inverse')).items.length).toBeGreaterThan(10);
		},
	);
});
