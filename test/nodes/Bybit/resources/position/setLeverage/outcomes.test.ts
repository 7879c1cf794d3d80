import { BybitRig, byName } from '../../../../../engine/bybitRig';

let rig: BybitRig;
beforeAll(async () => (rig = await BybitRig.start({ rateLimit: Infinity })));
afterAll(async () => await rig.stop());
beforeEach(() => rig.exchange.reset());

const btc = { operation: 'setLeverage', symbol: byName('BTCUSDT') };
const btcOnExchange = () => rig.exchange.leverageOf({ category: 'linear', symbol: 'BTCUSDT' });

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
		expect(error?.message).toBe('BTCUSDT: leverage is already 5×');
		expect(error).toMatchObject({ httpCode: '110043' });
	});
});

test('the cap reduces, and the output shows it', async () => {
	const options = { maxLeverage: '20', aboveMaxLeverage: 'reduce' };
	const { items } = await rig.run({ ...btc, leverage: 50, options });
	expect(items[0]?.json).toMatchObject({
		buyLeverage: 20,
		requested: { buyLeverage: 50, sellLeverage: 50 },
	});
});

test('the cap reduces one side, and the output shows what was asked for both', async () => {
	const account = rig.exchange.addAccount({ positionMode: 'hedge' });
	const options = { maxLeverage: '20', aboveMaxLeverage: 'reduce' };
	const { items } = await rig.run(
		{ ...btc, side: 'separate', buyLeverage: 50, sellLeverage: 4, options },
		{ credentials: rig.credentials(account) },
	);
	expect(items[0]?.json).toMatchObject({
		buyLeverage: 20,
		sellLeverage: 4,
		requested: { buyLeverage: 50, sellLeverage: 4 },
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

test('the side that is kept is read, and not shown as what was before', async () => {
	const account = rig.exchange.addAccount({ positionMode: 'hedge' });
	const { items } = await rig.run(
		{ ...btc, side: 'buy', buyLeverage: 7 },
		{ credentials: rig.credentials(account) },
	);
	expect(items[0]?.json).toMatchObject({ buyLeverage: 7, sellLeverage: 10 });
	expect(items[0]?.json).not.toHaveProperty('previous');
});

test('an expression may ask for the leverage before', async () => {
	const { items } = await rig.run({ ...btc, leverage: 7, options: { includePrevious: 'true' } });
	expect(items[0]?.json.previous).toEqual({ buyLeverage: 10, sellLeverage: 10 });
});

describe('a change whose answer was lost', () => {
	const loseAnswer = () => {
		const match = { path: '/v5/position/set-leverage' };
		rig.exchange.faults.next('dropAfterApplying', { match });
	};

	test('is a change', async () => {
		loseAnswer();
		const { items } = await rig.run({ ...btc, leverage: 5 });
		expect(items[0]?.json).toMatchObject({ changed: true, retCode: 110043 });
	});

	test('is none when it is known to have been so before', async () => {
		loseAnswer();
		const { items } = await rig.run({ ...btc, leverage: 10, options: { includePrevious: true } });
		expect(items[0]?.json).toMatchObject({ changed: false, retCode: 110043 });
	});
});
