import { EngineHarness, byName } from '../../../../../engine/engineHarness';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start({ rateLimit: Infinity })));
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

const btc = { operation: 'setLeverage', symbol: byName('BTCUSDT') };
const btcOnExchange = () => harness.exchange.leverageOf({ category: 'linear', symbol: 'BTCUSDT' });

/** A position so large that Bybit allows no more than 50×: the third tier of BTCUSDT. */
const largePosition = () =>
	harness.exchange.setPosition({ category: 'linear', symbol: 'BTCUSDT', side: 'Buy', size: 20 });

const reduce = { aboveSymbolMaximum: 'reduce' };

/** Bybit's refusal of the next changes, in these words. */
function refuse({
	retMsg,
	retCode = 110013,
	times = 1,
}: {
	retMsg: string;
	retCode?: number;
	times?: number;
}): void {
	const match = { path: '/v5/position/set-leverage' };
	harness.exchange.faults.next({ kind: 'retCode', retCode, retMsg }, { times, match });
}

/** The endpoints that were asked, in that order, by the last part of their path. */
const endpoints = () => harness.exchange.log.map(({ path }) => path.split('/').at(-1));

const leveragesSent = () =>
	harness.bodies.map((body) => (JSON.parse(body) as { buyLeverage: string }).buyLeverage);

describe('more than Bybit allows', () => {
	test('fails, and says how much is allowed', async () => {
		largePosition();
		const { error } = await harness.run({ ...btc, leverage: 100 });
		expect(error?.message).toBe('BTCUSDT: 100× exceeds the 50× limit for this position size');
		expect(error?.description).toContain('110013');
		expect(btcOnExchange().buyLeverage).toBe('10');
	});

	test('fails in the words of both sides where they differ', async () => {
		const account = harness.exchange.addAccount({ positionMode: 'hedge' });
		refuse({ retMsg: 'too high' });
		const { error } = await harness.run(
			{ ...btc, side: 'separate', buyLeverage: 4, sellLeverage: 100 },
			{ credentials: harness.credentials(account) },
		);
		expect(error?.message).toBe(
			'BTCUSDT: 4× buy / 100× sell exceeds the limit for this position size',
		);
		expect(endpoints()).toEqual(['set-leverage']);
	});

	test('is reduced to what the answer names', async () => {
		largePosition();
		const { items } = await harness.run({
			...btc,
			leverage: 100,
			options: reduce,
		});
		expect(items[0]?.json).toMatchObject({
			buyLeverage: 50,
			sellLeverage: 50,
			changed: true,
			requested: { buyLeverage: 100, sellLeverage: 100 },
		});
		expect(btcOnExchange()).toEqual({ buyLeverage: '50', sellLeverage: '50' });
		expect(leveragesSent()).toEqual(['100', '50']);
	});

	test('is reduced by tiers where the answer names no less than was asked', async () => {
		const retMsg = 'cannot set leverage [10000] gt maxLeverage [10000] by risk limit';
		refuse({ retMsg });
		const { items } = await harness.run({ ...btc, leverage: 100, options: reduce });
		expect(leveragesSent()).toEqual(['100', '75']);
		expect(items[0]?.json).toMatchObject({ buyLeverage: 75 });
	});

	test('is reduced to what the answer names, also where no tier has it', async () => {
		refuse({ retMsg: 'cannot set leverage [10000] gt maxLeverage [6000] by risk limit' });
		const { items } = await harness.run({ ...btc, leverage: 100, options: reduce });
		expect(endpoints()).toEqual(['set-leverage', 'set-leverage']);
		expect(items[0]?.json).toMatchObject({ buyLeverage: 60, sellLeverage: 60 });
	});

	test.each([
		['another error', 110044, 'insufficient balance'],
		['a parameter that is not a leverage', 10001, 'symbol invalid'],
		['a leverage that is invalid, but not too high', 10001, 'buy leverage invalid'],
	])('%s is not reduced', async (_, retCode, retMsg) => {
		refuse({ retCode, retMsg });
		const { error } = await harness.run({ ...btc, leverage: 100, options: reduce });
		expect(error?.description).toContain(`(Bybit error ${retCode})`);
		expect(leveragesSent()).toEqual(['100']);
	});

	test.each([
		['the side that has it', 4, 4],
		['both sides alike where both have it', 100, 75],
	])('is reduced on %s', async (_, buyLeverage, reduced) => {
		const account = harness.exchange.addAccount({ positionMode: 'hedge' });
		refuse({ retMsg: 'too high' });
		const { items } = await harness.run(
			{ ...btc, side: 'separate', buyLeverage, sellLeverage: 100, options: reduce },
			{ credentials: harness.credentials(account) },
		);
		expect(items[0]?.json).toMatchObject({ buyLeverage: reduced, sellLeverage: 75 });
		// The sides do not become unequal by it, so that the account's modes need not be read.
		expect(endpoints()).toEqual(['set-leverage', 'risk-limit', 'list', 'set-leverage']);
	});

	test('is reduced tier by tier where the answer names none', async () => {
		refuse({ retMsg: 'too high', times: 2 });
		const { items } = await harness.run({
			...btc,
			leverage: 100,
			options: reduce,
		});
		expect(leveragesSent()).toEqual(['100', '75', '50']);
		expect(items[0]?.json).toMatchObject({ buyLeverage: 50, requested: { buyLeverage: 100 } });
	});

	test('fails after all when no tier is left', async () => {
		refuse({ retMsg: 'too high', times: Infinity });
		const { error } = await harness.run({ ...btc, leverage: 100, options: reduce });
		expect(error?.message).toBe('BTCUSDT: 10× exceeds the limit for this position size');
		// 100×, and each of the tiers below it.
		expect(harness.bodies).toHaveLength(5);
	});

	test('reduces the sides being set, and leaves a kept one', async () => {
		const account = harness.exchange.addAccount({ positionMode: 'hedge' });
		const { items } = await harness.run(
			{
				operation: 'setLeverage',
				symbol: byName('XRPUSDT'),
				side: 'buy',
				buyLeverage: 100,
				options: { aboveSymbolMaximum: 'reduce', includePrevious: true },
			},
			{ credentials: harness.credentials(account) },
		);
		expect(items[0]?.json).toMatchObject({
			buyLeverage: 75,
			sellLeverage: 10,
			requested: { buyLeverage: 100, sellLeverage: 10 },
			previous: { buyLeverage: 10, sellLeverage: 10 },
		});
	});
});
