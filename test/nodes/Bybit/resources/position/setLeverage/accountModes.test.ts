import { EngineHarness, byName } from '../../../../../engine/engineHarness';
import type { MarginMode, PositionMode } from '../../../../../exchange';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start({ rateLimit: Infinity })));
afterAll(async () => await harness.stop());

interface Mode {
	marginMode: MarginMode;
	positionMode: PositionMode;
	uta: boolean;
}

const isolated = { marginMode: 'ISOLATED_MARGIN', uta: true } as const;
const cross = { marginMode: 'REGULAR_MARGIN', uta: true } as const;
const portfolio = { marginMode: 'PORTFOLIO_MARGIN', uta: true } as const;
const classic = { marginMode: 'ISOLATED_MARGIN', uta: false } as const;

const classicCross = { marginMode: 'REGULAR_MARGIN', uta: false } as const;

const both = { side: 'both', leverage: 5 };
const separate = { side: 'separate', buyLeverage: 5, sellLeverage: 7 };
const buyOnly = { side: 'buy', buyLeverage: 5 };

const inOneWay =
	'cannot set one side alone in one-way mode, where buy and sell leverage must match Nothing was changed. Set Side to Both.';
const inCross = 'cannot set one side alone in cross margin, where buy and sell leverage must match';
const inPortfolio = 'portfolio margin has no leverage per symbol';

/** mode, what is asked, and the leverages on the exchange after it (10 and 10 before) or the refusal */
const table: Array<[Mode, object, [string, string] | string]> = [
	[{ ...isolated, positionMode: 'oneWay' }, both, ['5', '5']],
	[{ ...isolated, positionMode: 'oneWay' }, separate, 'must be equal'],
	[{ ...isolated, positionMode: 'oneWay' }, buyOnly, inOneWay],
	[{ ...isolated, positionMode: 'hedge' }, both, ['5', '5']],
	[{ ...isolated, positionMode: 'hedge' }, separate, ['5', '7']],
	[{ ...isolated, positionMode: 'hedge' }, buyOnly, ['5', '10']],
	[{ ...isolated, positionMode: 'hedge' }, { side: 'sell', sellLeverage: 5 }, ['10', '5']],
	[{ ...cross, positionMode: 'oneWay' }, both, ['5', '5']],
	[{ ...cross, positionMode: 'hedge' }, both, ['5', '5']],
	[{ ...cross, positionMode: 'hedge' }, separate, 'must be equal'],
	[{ ...cross, positionMode: 'hedge' }, buyOnly, inCross],
	[{ ...portfolio, positionMode: 'oneWay' }, both, 'portfolio margin'],
	[{ ...portfolio, positionMode: 'oneWay' }, buyOnly, inPortfolio],
	[
		{ ...portfolio, positionMode: 'oneWay' },
		{ ...both, options: { includePrevious: true } },
		inPortfolio,
	],
	[{ ...classic, positionMode: 'oneWay' }, both, ['5', '5']],
	[{ ...classic, positionMode: 'hedge' }, separate, ['5', '7']],
	[{ ...classic, positionMode: 'hedge' }, buyOnly, ['5', '10']],
	[{ ...classicCross, positionMode: 'hedge' }, buyOnly, ['5', '10']],
];

test.each(table)('%j: %j', async (mode, asked, expected) => {
	const account = harness.exchange.addAccount(mode);
	const { error } = await harness.run(
		{ operation: 'setLeverage', symbol: byName('BTCUSDT'), ...asked },
		{ credentials: harness.credentials(account) },
	);
	const { apiKey } = account;
	const now = harness.exchange.leverageOf({ apiKey, category: 'linear', symbol: 'BTCUSDT' });
	if (typeof expected === 'string') {
		expect(`${error?.message} ${error?.description}`).toContain(expected);
		expect(error?.message).toMatch(/^BTCUSDT: /);
		expect(now).toEqual({ buyLeverage: '10', sellLeverage: '10' });
	} else {
		expect(error).toBeUndefined();
		expect(now).toEqual({ buyLeverage: expected[0], sellLeverage: expected[1] });
	}
});

test('an inverse contract is set by its own category', async () => {
	const { items } = await harness.run({
		operation: 'setLeverage',
		category: 'inverse',
		symbol: byName('BTCUSD'),
		leverage: 3,
	});
	expect(items[0]?.json).toMatchObject({ category: 'inverse', symbol: 'BTCUSD', buyLeverage: 3 });
	expect(harness.exchange.leverageOf({ category: 'inverse', symbol: 'BTCUSD' }).buyLeverage).toBe(
		'3',
	);
});

test('two items, one per side of a symbol, both hold in the end', async () => {
	const account = harness.exchange.addAccount({ positionMode: 'hedge' });
	const { items, error } = await harness.run(
		{
			operation: 'setLeverage',
			symbol: byName('ETHUSDT'),
			side: '={{ $json.side }}',
			// n8n requires every field that it shows, and it shows all of them here.
			leverage: '1',
			buyLeverage: '={{ $json.leverage }}',
			sellLeverage: '={{ $json.leverage }}',
		},
		{
			items: [
				{ side: 'buy', leverage: 3 },
				{ side: 'sell', leverage: 4 },
			],
			credentials: harness.credentials(account),
		},
	);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => [json.buyLeverage, json.sellLeverage])).toEqual([
		[3, 10],
		[3, 4],
	]);
	const { apiKey } = account;
	expect(harness.exchange.leverageOf({ apiKey, category: 'linear', symbol: 'ETHUSDT' })).toEqual({
		buyLeverage: '3',
		sellLeverage: '4',
	});
});
