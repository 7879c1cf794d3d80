import { EngineHarness, byName } from '../../../../../engine/engineHarness';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start({ rateLimit: Infinity })));
afterAll(async () => await harness.stop());
beforeEach(() => {
	harness.exchange.reset();
	harness.exchange.aboveMaximum = 110013;
});

const btc = { operation: 'setLeverage', symbol: byName('BTCUSDT') };
const reduce = { aboveSymbolMaximum: 'reduce' };

/** An account in hedge mode with isolated margin, and its leverages of BTCUSDT on the exchange. */
function hedged(options: Parameters<EngineHarness['exchange']['addAccount']>[0] = {}) {
	const account = harness.exchange.addAccount({ positionMode: 'hedge', ...options });
	const contract = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
	return {
		contract,
		credentials: harness.credentials(account),
		leverages: () => Object.values(harness.exchange.leverageOf(contract)).map(Number),
		/** Size of the position in BTC: 40 allows 10×, 20 allows 50×. */
		open: (side: 'Buy' | 'Sell', size: number) =>
			harness.exchange.setPosition({ ...contract, side, size }),
		set: (buyLeverage: number, sellLeverage: number) =>
			harness.exchange.setLeverage({ ...contract, buyLeverage, sellLeverage }),
	};
}

/** Bybit's error for the next changes, without the limit in its words. */
function failWithoutNumbers(times = 1): void {
	const match = { path: '/v5/position/set-leverage' };
	const retMsg = 'Cannot set leverage due to risk limit level.';
	harness.exchange.faults.next({ kind: 'retCode', retCode: 110013, retMsg }, { times, match });
}

describe('each side has its own limit', () => {
	test.each([
		[{ buyLeverage: 100, sellLeverage: 90 }, [10, 90]],
		[{ buyLeverage: 90, sellLeverage: 100 }, [10, 100]],
		// Bybit names 100×, which both sides have: the position tells.
		[{ buyLeverage: 100, sellLeverage: 100 }, [10, 100]],
	])('where only long is limited to 10×, %j becomes %j', async (leverages, expected) => {
		const account = hedged();
		account.open('Buy', 40);
		const { items, error } = await harness.run(
			{ ...btc, side: 'separate', ...leverages, options: reduce },
			account,
		);
		expect(error).toBeUndefined();
		expect(account.leverages()).toEqual(expected);
		const [buyLeverage, sellLeverage] = expected;
		expect(items[0]?.json).toMatchObject({ buyLeverage, sellLeverage, requested: leverages });
	});

	test('where both are limited, each becomes its own limit', async () => {
		const account = hedged();
		account.open('Buy', 40);
		account.open('Sell', 20);
		const leverages = { side: 'separate', buyLeverage: 100, sellLeverage: 90 };
		const { error } = await harness.run({ ...btc, ...leverages, options: reduce }, account);
		expect(error).toBeUndefined();
		expect(account.leverages()).toEqual([10, 50]);
	});

	test('the position tells where Bybit’s words do not', async () => {
		const account = hedged();
		account.open('Sell', 40);
		failWithoutNumbers();
		const leverages = { side: 'separate', buyLeverage: 100, sellLeverage: 90 };
		await harness.run({ ...btc, ...leverages, options: reduce }, account);
		expect(account.leverages()).toEqual([100, 10]);
	});

	test('Both stays both', async () => {
		const account = hedged();
		account.open('Buy', 40);
		failWithoutNumbers();
		await harness.run({ ...btc, leverage: 100, options: reduce }, account);
		expect(account.leverages()).toEqual([10, 10]);
	});

	test('sides that must be equal stay equal', async () => {
		const account = hedged({ marginMode: 'REGULAR_MARGIN' });
		account.open('Buy', 40);
		const leverages = { side: 'separate', buyLeverage: 100, sellLeverage: 100 };
		const { error } = await harness.run({ ...btc, ...leverages, options: reduce }, account);
		expect(error).toBeUndefined();
		expect(account.leverages()).toEqual([10, 10]);
	});
});

describe('a kept side above its limit', () => {
	const message =
		'BTCUSDT: the sell side, kept at 90×, exceeds what Bybit allows for its position size';

	test.each([[reduce], [{}]])(
		'is neither changed nor blamed on the other one: %j',
		async (options) => {
			const account = hedged();
			account.set(10, 90);
			account.open('Sell', 40);
			const { error } = await harness.run(
				{ ...btc, side: 'buy', buyLeverage: 5, options },
				account,
			);
			expect(error?.message).toBe(message);
			expect(error?.description).toMatch(/Lower the sell side too.*\(Bybit error 110013\)$/);
			expect(account.leverages()).toEqual([10, 90]);
			expect(harness.bodies).toHaveLength(1);
		},
	);

	test('is found by position and tiers where both sides have the same leverage', async () => {
		const account = hedged();
		account.set(10, 90);
		account.open('Sell', 40);
		const { error } = await harness.run({ ...btc, side: 'buy', buyLeverage: 90 }, account);
		expect(error?.message).toBe(message);
	});

	test('says so also when the side to set is above its limit too', async () => {
		const account = hedged();
		account.set(10, 90);
		account.open('Sell', 40);
		account.open('Buy', 20);
		const parameters = { ...btc, side: 'buy', buyLeverage: 100, options: reduce };
		const { error } = await harness.run(parameters, account);
		expect(error?.message).toBe(message);
		expect(account.leverages()).toEqual([10, 90]);
	});

	test('the side to set is reduced, the kept one stays', async () => {
		const account = hedged();
		account.set(10, 90);
		account.open('Buy', 40);
		const parameters = { ...btc, side: 'buy', buyLeverage: 90, options: reduce };
		const { items, error } = await harness.run(parameters, account);
		expect(error).toBeUndefined();
		expect(account.leverages()).toEqual([10, 90]);
		expect(items[0]?.json).toMatchObject({
			...{ buyLeverage: 10, sellLeverage: 90, changed: false },
			requested: { buyLeverage: 90, sellLeverage: 90 },
		});
	});

	test('Bybit’s error remains where the tiers cannot be read', async () => {
		const account = hedged();
		account.set(10, 90);
		account.open('Buy', 40);
		const match = { path: '/v5/market/risk-limit' };
		harness.exchange.faults.next({ kind: 'retCode', retCode: 10005 }, { match });
		const { error } = await harness.run({ ...btc, side: 'buy', buyLeverage: 90 }, account);
		expect(error?.message).toBe('BTCUSDT: 90× exceeds the 10× limit for this position size');
		expect(error?.description).toContain('(Bybit error 110013)');
	});
});

describe('10001 “buy leverage invalid”', () => {
	test.each([
		[{ leverage: 500 }, [100, 100]],
		[{ side: 'separate', buyLeverage: 500, sellLeverage: 3 }, [100, 3]],
		[{ side: 'separate', buyLeverage: 3, sellLeverage: 500 }, [3, 100]],
		[{ side: 'sell', sellLeverage: 500 }, [10, 100]],
	])('above the highest tier, %j is reduced to %j', async (leverages, expected) => {
		harness.exchange.aboveMaximum = 10001;
		const account = hedged();
		const { error } = await harness.run({ ...btc, ...leverages, options: reduce }, account);
		expect(error).toBeUndefined();
		expect(account.leverages()).toEqual(expected);
	});

	test('then the position’s own limit counts', async () => {
		harness.exchange.aboveMaximum = 10001;
		const account = hedged();
		account.open('Buy', 40);
		await harness.run({ ...btc, leverage: 500, options: reduce }, account);
		expect(account.leverages()).toEqual([10, 10]);
	});

	test.each([
		// Off the contract's step, and below the highest tier: lowering it would be a guess.
		[{ leverage: '6.55', options: reduce }, 'DYMUSDT'],
		[{ leverage: '500', options: {} }, 'BTCUSDT'],
	])('otherwise remains an error: %j', async (parameters, symbol) => {
		harness.exchange.aboveMaximum = 10001;
		const { error } = await harness.run({ ...btc, symbol: byName(symbol), ...parameters });
		expect(error?.description).toContain('(Bybit error 10001)');
		expect(harness.bodies).toHaveLength(1);
	});
});

describe('inverse futures on UTA 1.0', () => {
	const inverse = { ...btc, category: 'inverse', symbol: byName('BTCUSDH27') };

	test.each([3, 4] as const)('may have two sides with two values (status %d)', async (status) => {
		const account = hedged({ unifiedMarginStatus: status });
		const parameters = { ...inverse, side: 'buy', buyLeverage: 4 };
		const { items, error } = await harness.run(parameters, account);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ buyLeverage: 4, sellLeverage: 10, changed: true });
	});

	test('on UTA 2.0 they are in one-way mode, and the error says where hedge mode exists', async () => {
		const account = hedged({ unifiedMarginStatus: 5 });
		const { error } = await harness.run({ ...inverse, side: 'buy', buyLeverage: 4 }, account);
		expect(error?.message).toContain('BTCUSDH27: cannot set one side alone in one-way mode');
		expect(error?.description).toContain('USDT perpetuals only (on UTA 1.0 also for inverse');
	});
});
