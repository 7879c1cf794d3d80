import { EngineHarness, byName } from '../../../../../engine/engineHarness';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start({ rateLimit: Infinity })));
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

const btc = { operation: 'setLeverage', symbol: byName('BTCUSDT') };
const btcOnExchange = () => harness.exchange.leverageOf({ category: 'linear', symbol: 'BTCUSDT' });

test('one item becomes the item of the contract', async () => {
	const { items, error } = await harness.run({ ...btc, leverage: 5 });
	expect(error).toBeUndefined();
	expect(harness.exchange.log).toMatchObject([
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
				environment: 'custom',
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
	const { items } = await harness.run(
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
		harness.exchange.setLeverage({
			...{ category: 'linear', symbol: 'BTCUSDT' },
			...{ buyLeverage: 5, sellLeverage: 5 },
		});
	});

	test('is a success that says so', async () => {
		const { items, error } = await harness.run({ ...btc, leverage: 5 });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ changed: false, retCode: 110043, buyLeverage: 5 });
	});

	test('fails where the operator chose so', async () => {
		const { error } = await harness.run({ ...btc, leverage: 5, options: { unchanged: 'fail' } });
		expect(error?.message).toBe('BTCUSDT: leverage is already 5×');
		expect(error).toMatchObject({ httpCode: '110043' });
	});
});

test('the cap reduces, and the output shows it', async () => {
	const options = { maxLeverage: '20', aboveMaxLeverage: 'reduce' };
	const { items } = await harness.run({ ...btc, leverage: 50, options });
	expect(items[0]?.json).toMatchObject({
		buyLeverage: 20,
		requested: { buyLeverage: 50, sellLeverage: 50 },
	});
});

test('the cap reduces one side, and the output shows what was asked for both', async () => {
	const account = harness.exchange.addAccount({ positionMode: 'hedge' });
	const options = { maxLeverage: '20', aboveMaxLeverage: 'reduce' };
	const { items } = await harness.run(
		{ ...btc, side: 'separate', buyLeverage: 50, sellLeverage: 4, options },
		{ credentials: harness.credentials(account) },
	);
	expect(items[0]?.json).toMatchObject({
		buyLeverage: 20,
		sellLeverage: 4,
		requested: { buyLeverage: 50, sellLeverage: 4 },
	});
});

test('the leverage before is read in the item’s own turn', async () => {
	const { items } = await harness.run(
		{ ...btc, leverage: '={{ $json.leverage }}', options: { includePrevious: true } },
		{ items: [{ leverage: 5 }, { leverage: 7 }] },
	);
	expect(items.map(({ json }) => json.previous)).toEqual([
		{ buyLeverage: 10, sellLeverage: 10 },
		{ buyLeverage: 5, sellLeverage: 5 },
	]);
	expect(items.map(({ json }) => json.requested)).toEqual([undefined, undefined]);
});

test('the side that is kept is read, and not shown as what was before', async () => {
	const account = harness.exchange.addAccount({ positionMode: 'hedge' });
	const { items } = await harness.run(
		{ ...btc, side: 'buy', buyLeverage: 7 },
		{ credentials: harness.credentials(account) },
	);
	expect(items[0]?.json).toMatchObject({ buyLeverage: 7, sellLeverage: 10 });
	expect(items[0]?.json).not.toHaveProperty('previous');
});

test('an expression may ask for the leverage before', async () => {
	const { items } = await harness.run({
		...btc,
		leverage: 7,
		options: { includePrevious: 'true' },
	});
	expect(items[0]?.json.previous).toEqual({ buyLeverage: 10, sellLeverage: 10 });
});

test('what was rounded down shows what was requested', async () => {
	const { items } = await harness.run({ ...btc, leverage: '5.555' });
	expect(items[0]?.json).toMatchObject({
		...{ buyLeverage: 5.55, sellLeverage: 5.55 },
		requested: { buyLeverage: 5.555, sellLeverage: 5.555 },
	});
});

test('floating-point noise was not requested', async () => {
	const { items } = await harness.run({ ...btc, leverage: 6.999999999999999 });
	expect(items[0]?.json).toMatchObject({ buyLeverage: 7 });
	expect(items[0]?.json).not.toHaveProperty('requested');
});

describe('a change whose response was lost', () => {
	/**
	 * Loses the first response, in an account of its own: no other change of it may wait for a late request.
	 *
	 * @param applied whether Bybit carried the first request out
	 */
	async function setWithLostResponse(applied: boolean, leverage: string, options: object = {}) {
		const match = { path: '/v5/position/set-leverage' };
		harness.exchange.faults.next(applied ? 'dropAfterApplying' : 'dropBeforeApplying', { match });
		const account = harness.exchange.addAccount();
		const { items, error } = await harness.run(
			{ ...btc, leverage, options: { ...options } },
			{ credentials: harness.credentials(account) },
		);
		const contract = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
		return {
			json: items[0]?.json,
			error,
			leverage: harness.exchange.leverageOf(contract).buyLeverage,
		};
	}

	test('is a change', async () => {
		const { json } = await setWithLostResponse(true, '5');
		expect(json).toMatchObject({ changed: true, retCode: 110043 });
	});

	test('is none when the leverage is known to have been the same before', async () => {
		const { json } = await setWithLostResponse(true, '10', { includePrevious: true });
		expect(json).toMatchObject({ changed: false, retCode: 110043 });
	});

	describe('with If Unchanged = Fail', () => {
		const options = { unchanged: 'fail' };

		test.each([
			[true, 110043],
			[false, 0],
		])('is a success where leverage was another (carried out: %j)', async (applied, retCode) => {
			const { json, error, leverage } = await setWithLostResponse(applied, '5', options);
			expect(error).toBeUndefined();
			expect(json).toMatchObject({ buyLeverage: 5, changed: true, retCode });
			expect(json).not.toHaveProperty('previous');
			expect(leverage).toBe('5');
		});

		test.each([true, false])('fails where it was the same (reached Bybit: %j)', async (applied) => {
			const { error } = await setWithLostResponse(applied, '10', options);
			expect(error?.message).toBe('BTCUSDT: leverage is already 10×');
			expect(error?.description).toMatch(/\(Bybit error 110043\)$/);
		});
	});
});

test("the credential's cap stops every item before anything is sent", async () => {
	const credentials = { ...harness.credentials(), maxLeverage: '10' };
	const { error } = await harness.run(
		{ ...btc, leverage: '={{ $json.leverage }}', options: { dryRun: '={{ $json.dry }}' } },
		{ items: [5, 11].map((leverage) => ({ leverage, dry: false })), credentials },
	);
	expect(error?.message).toContain('Max Leverage');
	expect(error?.context).toMatchObject({ itemIndex: 1 });
	expect(harness.exchange.log).toEqual([]);
});
