import type { INodeParameters } from 'n8n-workflow';

import { EngineHarness, byName } from '../../../../../engine/engineHarness';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start({ rateLimit: Infinity })));
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

type AccountOptions = Parameters<EngineHarness['exchange']['addAccount']>[0];

/** A dry run of a symbol in an account that has 10×. */
async function dryRun(
	{ options, ...parameters }: INodeParameters,
	account: AccountOptions = {},
	arrange: (contract: { apiKey: string; category: 'linear'; symbol: 'BTCUSDT' }) => void = () => {},
	owner: { maxLeverage?: string } = {},
) {
	const { apiKey, ...key } = harness.exchange.addAccount(account);
	arrange({ apiKey, category: 'linear', symbol: 'BTCUSDT' });
	const result = await harness.run(
		{
			...{ operation: 'setLeverage', symbol: byName('BTCUSDT'), ...parameters },
			options: { dryRun: true, ...(options as INodeParameters) },
		},
		{ credentials: { ...harness.credentials({ apiKey, ...key }), ...owner } },
	);
	expect(harness.bodies).toEqual([]);
	expect(harness.exchange.changes).toEqual([]);
	return { json: result.items[0]?.json, error: result.error };
}

const ten = { buyLeverage: 10, sellLeverage: 10 };
const reduce = { aboveSymbolMaximum: 'reduce' };
const hedge = { positionMode: 'hedge' } as const;

test("fails where the side that keeps its leverage is above the owner's cap, as the change would", async () => {
	const one = { side: 'buy', buyLeverage: '4' };
	const { error } = await dryRun(one, hedge, () => {}, { maxLeverage: '8' });
	expect(error?.message).toMatch(/10× .*8×/);
	const allowed = await dryRun(one, hedge, () => {}, { maxLeverage: '10' });
	expect(allowed.json).toMatchObject({ buyLeverage: 4, sellLeverage: 10 });
});

test('reports what would change, and changes nothing', async () => {
	const { json } = await dryRun({ leverage: '5' });
	expect(json).toEqual({
		...{ category: 'linear', symbol: 'BTCUSDT', buyLeverage: 5, sellLeverage: 5 },
		...{ changed: true, dryRun: true, environment: 'custom', previous: ten },
	});
});

test.each([
	[{ leverage: '10' }, {}, { ...ten, changed: false }],
	[{ leverage: '5.005' }, {}, { buyLeverage: 5, requested: { buyLeverage: 5.005 } }],
	[{ side: 'buy', buyLeverage: '4' }, hedge, { buyLeverage: 4, sellLeverage: 10, changed: true }],
	[{ side: 'buy', buyLeverage: '10' }, hedge, { ...ten, changed: false }],
	[{ side: 'separate', buyLeverage: '4', sellLeverage: '6' }, hedge, { sellLeverage: 6 }],
	[{ leverage: '500', options: reduce }, {}, { buyLeverage: 100, requested: { buyLeverage: 500 } }],
	[
		{ leverage: '50', options: { maxLeverage: '20', aboveMaxLeverage: 'reduce' } },
		{},
		{ buyLeverage: 20, requested: { buyLeverage: 50, sellLeverage: 50 } },
	],
	[
		{ leverage: '50', options: { onlyLower: true } },
		{},
		{ ...ten, changed: false, dryRun: true, requested: { buyLeverage: 50, sellLeverage: 50 } },
	],
])('%j in %j would end with %j', async (parameters, account, expected) => {
	const { json, error } = await dryRun(parameters, account);
	expect(error).toBeUndefined();
	expect(json).toMatchObject({ dryRun: true, previous: ten, ...expected });
});

const match = 'buy and sell leverage must match';

test.each<[INodeParameters, AccountOptions, string]>([
	[{ leverage: '500' }, {}, 'BTCUSDT: 500× exceeds the 100× limit for this position size'],
	[{ leverage: '5', options: { maxLeverage: '4' } }, {}, "5× exceeds this node's Max Leverage"],
	[{ leverage: '10', options: { unchanged: 'fail' } }, {}, 'BTCUSDT: leverage is already 10×'],
	[
		{ side: 'separate', buyLeverage: '4', sellLeverage: '6' },
		{},
		`BTCUSDT: ${match} in one-way mode (got 4× and 6×)`,
	],
	[
		{ side: 'separate', buyLeverage: '4', sellLeverage: '6' },
		{ ...hedge, marginMode: 'REGULAR_MARGIN' },
		`BTCUSDT: ${match} in cross margin (got 4× and 6×)`,
	],
	[{ side: 'buy', buyLeverage: '4' }, {}, 'BTCUSDT: cannot set one side alone in one-way mode'],
	[{ leverage: '5' }, { marginMode: 'PORTFOLIO_MARGIN' }, 'portfolio margin has no leverage'],
	[{ leverage: '5', symbol: byName('NOSUCHUSDT') }, {}, 'NOSUCHUSDT: '],
	[{ leverage: '6.55', symbol: byName('DYMUSDT') }, {}, 'DYMUSDT: 6.55× is not a valid leverage'],
	[{ leverage: '2', symbol: byName('NEWUSDT') }, {}, 'NEWUSDT: contract is not open for trading'],
])('%j in %j fails as the change would: %s', async (parameters, account, message) => {
	const { json, error } = await dryRun(parameters, account);
	expect(json).toBeUndefined();
	expect(error?.message).toContain(message);
});

test('a position limits its own side', async () => {
	const parameters = { side: 'separate', buyLeverage: '100', sellLeverage: '90', options: reduce };
	const { json } = await dryRun(parameters, hedge, (contract) =>
		harness.exchange.setPosition({ ...contract, side: 'Buy', size: 40 }),
	);
	expect(json).toMatchObject({ buyLeverage: 10, sellLeverage: 90, changed: true });
});

test('a kept side above its limit is named', async () => {
	const { error } = await dryRun({ side: 'buy', buyLeverage: '5' }, hedge, (contract) => {
		harness.exchange.setLeverage({ ...contract, buyLeverage: 10, sellLeverage: 90 });
		harness.exchange.setPosition({ ...contract, side: 'Sell', size: 40 });
	});
	expect(error?.message).toContain('the sell side, kept at 90×,');
	expect(error?.description).not.toContain('Bybit error');
});

test('a value that is neither true nor false stops the item: it must not become a change', async () => {
	const { error } = await harness.run(
		{
			...{ operation: 'setLeverage', symbol: byName('BTCUSDT'), leverage: '5' },
			options: { dryRun: '={{ $json.dry }}' },
		},
		{ items: [{ wet: true }] },
	);
	expect(error?.message).toMatch(/^BTCUSDT: Dry Run .* is not true or false$/);
	expect(harness.exchange.log).toEqual([]);
});
