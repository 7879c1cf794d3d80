import { EngineHarness, byName } from '../../../../../engine/engineHarness';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start({ rateLimit: Infinity })));
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

/** Runs with Only Lower in hedge mode, where 10× is set for buy and 20× for sell. */
async function lower(parameters: object, options: object = {}) {
	const account = harness.exchange.addAccount({ positionMode: 'hedge' });
	const contract = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
	harness.exchange.setLeverage({ ...contract, buyLeverage: 10, sellLeverage: 20 });
	const result = await harness.run(
		{
			...{ operation: 'setLeverage', symbol: byName('BTCUSDT'), ...parameters },
			options: { onlyLower: true, ...options },
		},
		{ credentials: harness.credentials(account) },
	);
	const { buyLeverage, sellLeverage } = harness.exchange.leverageOf(contract);
	return {
		json: result.items[0]?.json,
		error: result.error,
		leverages: [Number(buyLeverage), Number(sellLeverage)],
	};
}

test.each([
	[{ leverage: '5' }, [5, 5]],
	[{ leverage: '15' }, [10, 15]],
	[{ side: 'separate', buyLeverage: '50', sellLeverage: '7' }, [10, 7]],
	[{ side: 'sell', sellLeverage: '15' }, [10, 15]],
])('10× and 20×, lowered to %j, are %j', async (parameters, expected) => {
	const { json, error, leverages } = await lower(parameters);
	expect(error).toBeUndefined();
	expect(leverages).toEqual(expected);
	const [buyLeverage, sellLeverage] = expected;
	expect(json).toMatchObject({ buyLeverage, sellLeverage, changed: true, retCode: 0 });
});

test.each([
	[{ leverage: '20' }],
	[{ leverage: '100' }],
	[{ side: 'separate', buyLeverage: '10', sellLeverage: '20' }],
	[{ side: 'buy', buyLeverage: '11' }],
])('where all is lower already, nothing is sent: %j', async (parameters) => {
	const { json, error, leverages } = await lower(parameters);
	expect(error).toBeUndefined();
	expect(harness.bodies).toEqual([]);
	expect(leverages).toEqual([10, 20]);
	expect(json).toMatchObject({ buyLeverage: 10, sellLeverage: 20, changed: false });
	expect(json).not.toHaveProperty('retCode');
});

test('a side that stayed lower shows what was requested, one that was lowered does not', async () => {
	expect((await lower({ leverage: '15' })).json).toMatchObject({
		requested: { buyLeverage: 15, sellLeverage: 15 },
	});
	expect((await lower({ leverage: '5' })).json).not.toHaveProperty('requested');
});

test('the previous leverage is shown where it is to be', async () => {
	const previous = { buyLeverage: 10, sellLeverage: 20 };
	expect((await lower({ leverage: '5' }, { includePrevious: true })).json).toMatchObject({
		previous,
	});
	expect((await lower({ leverage: '99' }, { includePrevious: true })).json).toMatchObject({
		previous,
	});
	expect((await lower({ leverage: '99' })).json).not.toHaveProperty('previous');
});

test('nothing to lower is an error where If Unchanged is Fail', async () => {
	const { error } = await lower({ leverage: '50' }, { unchanged: 'fail' });
	expect(error?.message).toBe('BTCUSDT: leverage is already 10× buy / 20× sell');
	expect(harness.bodies).toEqual([]);
});

test('an alert that asks for more than the one before it raises nothing', async () => {
	const { items } = await harness.run(
		{
			...{ operation: 'setLeverage', symbol: byName('BTCUSDT') },
			...{ leverage: '={{ $json.leverage }}', options: { onlyLower: true } },
		},
		{ items: [{ leverage: 8 }, { leverage: 3 }, { leverage: 9 }] },
	);
	expect(items.map(({ json }) => [json.buyLeverage, json.changed])).toEqual([
		[8, true],
		[3, true],
		[3, false],
	]);
});
