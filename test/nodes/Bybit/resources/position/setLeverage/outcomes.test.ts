import { BybitRig, byName } from '../../../../../engine/bybitRig';

let rig: BybitRig;
beforeAll(async () => (rig = await BybitRig.start({ rateLimit: Infinity })));
afterAll(async () => await rig.stop());
beforeEach(() => rig.exchange.reset());

const btc = { operation: 'setLeverage', symbol: byName('BTCUSDT') };
const btcOnExchange = () => rig.exchange.leverageOf({ category: 'linear', symbol: 'BTCUSDT' });

/** A position so large that Bybit allows no more than 50×: the third tier of BTCUSDT. */
const largePosition = () =>
	rig.exchange.setPosition({ category: 'linear', symbol: 'BTCUSDT', side: 'Buy', size: 20 });

test('one item becomes the item of the contract', async () => {
	const { items, error } = await rig.run({ ...btc, leverage: 5 });
	expect(error).toBeUndefined();
	expect(rig.exchange.log).toMatchObject([
		{
			method: 'POST',
			path: '/v5/position/set-leverage',
			body: '{"category":"linear","symbol":"BTCUSDT","buyLeverage":"5","sellLeverage":"5"}',
			signatureValid: true,
		},
	]);
	expect(items).toEqual([
		{
			json: {
				category: 'linear',
				symbol: 'BTCUSDT',
				buyLeverage: 5,
				sellLeverage: 5,
				changed: true,
				retCode: 0,
				retMsg: 'OK',
				time: expect.any(Number) as number,
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(Math.abs(Number(items[0]?.json.time) - Date.now())).toBeLessThan(10_000);
});

test('many items become one item each, in input order', async () => {
	const symbols = ['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'XRPUSDT', 'BTCUSDT'];
	const { items } = await rig.run(
		{ ...btc, symbol: byName('={{ $json.symbol }}'), leverage: '={{ $json.leverage }}' },
		{ items: symbols.map((symbol, index) => ({ symbol, leverage: index + 2 })) },
	);
	expect(items.map(({ json }) => [json.symbol, json.buyLeverage])).toEqual(
		symbols.map((symbol, index) => [symbol, index + 2]),
	);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2, 3, 4].map((item) => ({ item })),
	);
	expect(btcOnExchange().buyLeverage).toBe('6');
});

describe('a leverage that is set already', () => {
	beforeEach(() => {
		rig.exchange.setLeverage({
			...{ category: 'linear', symbol: 'BTCUSDT' },
			...{ buyLeverage: 5, sellLeverage: 5 },
		});
	});

	test('is a success that says so', async () => {
		const { items, error } = await rig.run({ ...btc, leverage: 5 });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ changed: false, retCode: 110043, buyLeverage: 5 });
	});

	test('fails where the operator chose so', async () => {
		const { error } = await rig.run({ ...btc, leverage: 5, options: { unchanged: 'fail' } });
		expect(error?.message).toBe('BTCUSDT: the leverage already is 5×');
		expect(error).toMatchObject({ httpCode: '110043' });
	});
});

describe('more than Bybit allows', () => {
	test('fails, and says how much is allowed', async () => {
		largePosition();
		const { error } = await rig.run({ ...btc, leverage: 100 });
		expect(error?.message).toBe(
			'BTCUSDT: 100× is more than Bybit allows at this position size: 50×',
		);
		expect(error?.description).toContain('110013');
		expect(btcOnExchange().buyLeverage).toBe('10');
	});

	test('is reduced to what the answer names', async () => {
		largePosition();
		const { items } = await rig.run({
			...btc,
			leverage: 100,
			options: { aboveSymbolMaximum: 'reduce' },
		});
		expect(items[0]?.json).toMatchObject({
			buyLeverage: 50,
			sellLeverage: 50,
			changed: true,
			requested: { buyLeverage: 100, sellLeverage: 100 },
		});
		expect(btcOnExchange()).toEqual({ buyLeverage: '50', sellLeverage: '50' });
	});

	test('is reduced tier by tier where the answer names none', async () => {
		rig.exchange.faults.next(
			{ kind: 'retCode', retCode: 110013, retMsg: 'too high' },
			{ times: 2, match: { path: '/v5/position/set-leverage' } },
		);
		const { items } = await rig.run({
			...btc,
			leverage: 100,
			options: { aboveSymbolMaximum: 'reduce' },
		});
		expect(
			rig.bodies.map((body) => (JSON.parse(body) as { buyLeverage: string }).buyLeverage),
		).toEqual(['100', '75', '50']);
		expect(items[0]?.json).toMatchObject({ buyLeverage: 50, requested: { buyLeverage: 100 } });
	});

	test('fails after all when no tier is left', async () => {
		const match = { path: '/v5/position/set-leverage' };
		rig.exchange.faults.next(
			{ kind: 'retCode', retCode: 110013, retMsg: 'too high' },
			{ times: Infinity, match },
		);
		const options = { aboveSymbolMaximum: 'reduce' };
		const { error } = await rig.run({ ...btc, leverage: 100, options });
		expect(error?.message).toMatch(/^BTCUSDT: .* more than Bybit allows/);
		// 100×, and each of the tiers below it.
		expect(rig.bodies).toHaveLength(5);
	});

	test('reduces the sides being set, and leaves a kept one', async () => {
		const account = rig.exchange.addAccount({ positionMode: 'hedge' });
		const { items } = await rig.run(
			{
				operation: 'setLeverage',
				symbol: byName('XRPUSDT'),
				side: 'buy',
				buyLeverage: 100,
				options: { aboveSymbolMaximum: 'reduce', includePrevious: true },
			},
			{ credentials: rig.credentials(account) },
		);
		expect(items[0]?.json).toMatchObject({
			buyLeverage: 75,
			sellLeverage: 10,
			requested: { buyLeverage: 100, sellLeverage: 10 },
			previous: { buyLeverage: 10, sellLeverage: 10 },
		});
	});
});

test('the cap reduces, and the output shows it', async () => {
	const options = { maxLeverage: 20, aboveMaxLeverage: 'reduce' };
	const { items } = await rig.run({ ...btc, leverage: 50, options });
	expect(items[0]?.json).toMatchObject({
		buyLeverage: 20,
		requested: { buyLeverage: 50, sellLeverage: 50 },
	});
});

test('the leverage before is read in the item’s own turn', async () => {
	const { items } = await rig.run(
		{ ...btc, leverage: '={{ $json.leverage }}', options: { includePrevious: true } },
		{ items: [{ leverage: 5 }, { leverage: 7 }] },
	);
	expect(items.map(({ json }) => json.previous)).toEqual([
		{ buyLeverage: 10, sellLeverage: 10 },
		{ buyLeverage: 5, sellLeverage: 5 },
	]);
	expect(items.map(({ json }) => json.requested)).toEqual([undefined, undefined]);
});
