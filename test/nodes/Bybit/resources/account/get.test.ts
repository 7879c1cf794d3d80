import { EngineHarness } from '../../../../engine/engineHarness';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start()));
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

const parameters = { resource: 'account', operation: 'get' };

test.each([
	['ISOLATED_MARGIN', 'isolated', 5, 'uta2'],
	['REGULAR_MARGIN', 'cross', 3, 'uta1'],
	['PORTFOLIO_MARGIN', 'portfolio', 6, 'uta2'],
	['REGULAR_MARGIN', 'cross', 1, 'classic'],
] as const)('%s is %s, status %d is %s', async (bybitMode, marginMode, status, accountType) => {
	const account = harness.exchange.addAccount({
		marginMode: bybitMode,
		unifiedMarginStatus: status,
	});
	const { items, error } = await harness.run(parameters, {
		credentials: harness.credentials(account),
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(items[0]).toMatchObject({
		json: {
			...{ marginMode, accountType, updatedTime: 1_697_078_946_000 },
			...{ environment: 'custom', time: expect.any(Number) },
		},
		pairedItem: { item: 0 },
	});
	expect(harness.exchange.log).toMatchObject([
		{ method: 'GET', path: '/v5/account/info', body: '' },
	]);
});

test('is retried where the response is not whole; a time that is missing stays so', async () => {
	harness.exchange.faults.next({ kind: 'envelope', result: {} });
	const result = { marginMode: 'REGULAR_MARGIN', unifiedMarginStatus: 5 };
	harness.exchange.faults.next({ kind: 'envelope', result });
	const { items } = await harness.run(parameters);
	expect(items[0]?.json).toEqual({
		...{ marginMode: 'cross', accountType: 'uta2' },
		...{ environment: 'custom', time: expect.any(Number) },
	});
	expect(harness.exchange.log).toHaveLength(2);
});
