import { EngineHarness, byName } from '../../../../engine/engineHarness';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start()));
afterAll(async () => await harness.stop());

async function getLimits(category: string, symbol: string) {
	return await harness.run({ operation: 'getLeverageLimits', category, symbol: byName(symbol) });
}

test('linear: minimum, maximum, step, and what each position size allows', async () => {
	const { items, error } = await getLimits('linear', 'BYBIT:BTCUSDT.P');
	expect(error).toBeUndefined();
	const { riskTiers, ...limits } = items[0]?.json as { riskTiers: Array<Record<string, number>> };
	expect(limits).toEqual({
		category: 'linear',
		symbol: 'BTCUSDT',
		status: 'Trading',
		minLeverage: 1,
		maxLeverage: 100,
		leverageStep: 0.01,
	});
	expect(riskTiers.map((tier) => tier.maxLeverage)).toEqual([100, 75, 50, 25, 10]);
	expect(riskTiers[0]).toEqual({
		riskLimitValue: 800_000,
		maxLeverage: 100,
		initialMargin: 0.01,
		maintenanceMargin: expect.any(Number) as number,
	});
	expect(items[0]?.pairedItem).toEqual({ item: 0 });
});

test.each([
	['linear', 'DYMUSDT', 12.5, 0.1],
	['linear', 'USDCUSDT', 20, 1],
	['inverse', 'BTCUSD', 100, 0.01],
])('%s %s', async (category, symbol, maxLeverage, leverageStep) => {
	const { items } = await getLimits(category, symbol);
	expect(items[0]?.json).toMatchObject({ category, symbol, maxLeverage, leverageStep });
});

test('a pre-market contract, which Bybit lists only when asked for its status', async () => {
	const { items, error } = await getLimits('linear', 'NEWUSDT');
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject({
		...{ symbol: 'NEWUSDT', status: 'PreLaunch', minLeverage: 1, maxLeverage: 5 },
		riskTiers: expect.arrayContaining([expect.objectContaining({ maxLeverage: 5 })]) as unknown,
	});
});

test('a contract that is closed is not found', async () => {
	const { error } = await getLimits('linear', 'LUNAUSDT');
	expect(error?.message).toMatch(/^LUNAUSDT: symbol not found/);
});

test('a symbol of the other category is refused in words', async () => {
	const { error } = await getLimits('inverse', 'BTCUSDT');
	expect(error?.message).toMatch(/^BTCUSDT: /);
	expect(error?.description).toContain('Category');
});

test('the tiers come with the smallest positions first, in whatever order Bybit has them', async () => {
	const tier = (riskLimitValue: string, maxLeverage: string) => {
		return { riskLimitValue, maxLeverage, initialMargin: '0.1', maintenanceMargin: '0.05' };
	};
	const list = [tier('900000', '25'), tier('20000000', '5'), tier('100000', '50')];
	const body = JSON.stringify({ retCode: 0, retMsg: 'OK', result: { list }, time: Date.now() });
	const match = { path: '/v5/market/risk-limit' };
	harness.exchange.faults.next({ kind: 'http', httpStatus: 200, body }, { match });
	const { items } = await getLimits('linear', 'BTCUSDT');
	expect(items[0]?.json.riskTiers).toMatchObject([
		{ riskLimitValue: 100_000, maxLeverage: 50, maintenanceMargin: 0.05 },
		{ riskLimitValue: 900_000, maxLeverage: 25 },
		{ riskLimitValue: 20_000_000, maxLeverage: 5 },
	]);
});

test.each([
	['linear', 'NOSUCHUSDT', 'Linear'],
	['inverse', 'NOSUCHUSD', 'Inverse'],
] as const)('in category %s, %s is not found', async (category, symbol, name) => {
	const { error } = await getLimits(category, symbol);
	expect(error?.message).toContain(`${symbol}: symbol not found in category ${name}`);
});

test('a pre-market contract is found, with its status', async () => {
	const { items } = await getLimits('linear', 'NEWUSDT');
	expect(items[0]?.json).toMatchObject({ symbol: 'NEWUSDT', status: 'PreLaunch', maxLeverage: 5 });
});

const wholeFilter = { minLeverage: '1', maxLeverage: '100', leverageStep: '0.01' };

test.each([
	['instruments-info', { list: [{ status: 'Trading' }] }],
	['instruments-info', { list: [{ status: 1, leverageFilter: wholeFilter }] }],
	['instruments-info', { list: [{ leverageFilter: wholeFilter }] }],
	['instruments-info', { list: null }],
	['instruments-info', { list: [{ status: 'Trading', leverageFilter: { maxLeverage: '100' } }] }],
	['risk-limit', {}],
	['risk-limit', { list: [{ riskLimitValue: '1000' }] }],
])('%s with %j is an unexpected response, and retried', async (endpoint, result) => {
	const body = JSON.stringify({ retCode: 0, retMsg: 'OK', result, time: Date.now() });
	const match = { path: `/v5/market/${endpoint}` };
	harness.exchange.faults.next({ kind: 'http', httpStatus: 200, body }, { match });
	const { items, error } = await getLimits('linear', 'BTCUSDT');
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject({ maxLeverage: 100 });
});
