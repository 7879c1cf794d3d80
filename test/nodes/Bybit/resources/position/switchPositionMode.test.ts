import { EngineHarness, byName } from '../../../../engine/engineHarness';
import type { RunOptions } from '../../../../engine/runBybit';
import { late, type AccountCredentials } from '../../../../exchange';
import type { INodeParameters } from 'n8n-workflow';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start()));
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

async function switchMode(
	parameters: INodeParameters,
	account: AccountCredentials = harness.exchange.account,
	options: Partial<RunOptions> = {},
) {
	return await harness.run(
		{ operation: 'switchPositionMode', ...parameters },
		{ credentials: harness.credentials(account), ...options },
	);
}

const BTC = { symbol: byName('BYBIT:BTCUSDT.P') };

function btcOf({ apiKey }: AccountCredentials) {
	return { apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
}

test.each([
	['hedge', 3],
	['oneWay', 0],
] as const)('switches one symbol to %s', async (positionMode, mode) => {
	const other = positionMode === 'hedge' ? 'oneWay' : 'hedge';
	const account = harness.exchange.addAccount({ positionMode: other });
	const { items, error } = await switchMode({ ...BTC, positionMode }, account);
	expect(error).toBeUndefined();
	expect(items).toEqual([
		{
			json: {
				category: 'linear',
				symbol: 'BTCUSDT',
				positionMode,
				changed: true,
				environment: 'custom',
				retCode: 0,
				retMsg: 'OK',
				time: expect.any(Number),
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(harness.exchange.log.at(-1)?.body).toBe(
		`{"category":"linear","symbol":"BTCUSDT","mode":${mode}}`,
	);
	expect(harness.exchange.positionModeOf(btcOf(account))).toBe(positionMode);
});

test('switches every symbol of a coin, trimmed and in capitals', async () => {
	const account = harness.exchange.addAccount();
	const parameters = { applyTo: 'coin', coin: ' usdt ', positionMode: 'hedge' };
	const { items } = await switchMode(parameters, account);
	expect(items[0]?.json).toMatchObject({ coin: 'USDT', positionMode: 'hedge', changed: true });
	expect(items[0]?.json).not.toHaveProperty('symbol');
	expect(harness.exchange.positionModeOf(btcOf(account))).toBe('hedge');
});

test('a mode that is set already is a success without a change', async () => {
	const { items, error } = await switchMode({ ...BTC, positionMode: 'oneWay' });
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject({ changed: false, retCode: 110025 });
});

test('after a lost response it was a change', async () => {
	const account = harness.exchange.addAccount();
	harness.exchange.faults.next('dropAfterApplying', { match: { apiKey: account.apiKey } });
	const { items } = await switchMode({ ...BTC, positionMode: 'hedge' }, account);
	expect(items[0]?.json).toMatchObject({ changed: true, retCode: 110025 });
});

test('an open position, an open order, and a contract without hedge mode say what to do', async () => {
	const withPosition = harness.exchange.addAccount();
	harness.exchange.setPosition({ ...btcOf(withPosition), side: 'Buy', size: 1 });
	const position = await switchMode({ ...BTC, positionMode: 'hedge' }, withPosition);
	expect(position.error?.message).toMatch(/^BTCUSDT: .*position/);
	expect(position.error?.description).toMatch(/[Cc]lose/);

	const withOrder = harness.exchange.addAccount();
	harness.exchange.setOpenOrders(btcOf(withOrder));
	const order = await switchMode({ ...BTC, positionMode: 'hedge' }, withOrder);
	expect(order.error?.message).toMatch(/^BTCUSDT: .*order/);
	expect(order.error?.description).toMatch(/[Cc]ancel/);

	const usdc = await switchMode({ symbol: byName('BTC-PERP'), positionMode: 'hedge' });
	expect(usdc.error?.message).toMatch(/^BTCPERP: /);
	expect(usdc.error?.description).toMatch(/USDT perpetuals/);
});

test('a change of leverage waits while a coin is being switched', async () => {
	const account = harness.exchange.addAccount();
	harness.exchange.faults.next(late(50, 10000), {
		match: { apiKey: account.apiKey, path: '/v5/position/switch-mode' },
	});
	const coin = switchMode({ applyTo: 'coin', coin: 'USDT', positionMode: 'hedge' }, account);
	await new Promise((resolve) => setTimeout(resolve, 20));
	const leverage = harness.run(
		{ operation: 'setLeverage', ...BTC, leverage: '5' },
		{ credentials: harness.credentials(account) },
	);
	await Promise.all([coin, leverage]);
	const paths = harness.exchange.log
		.filter(({ uid }) => uid === account.uid)
		.map(({ path }) => path);
	expect(paths.at(-1)).toBe('/v5/position/set-leverage');
	expect(paths.slice(0, -1).every((path) => path.endsWith('switch-mode'))).toBe(true);
}, 20_000);

test.each<[INodeParameters, RegExp, string]>([
	[
		{ ...BTC, positionMode: 'both' },
		/^BTCUSDT: Position Mode "both" is not an option/,
		'Set Position Mode to hedge or oneWay.',
	],
	[{ applyTo: 'coin', coin: ' ' }, /^Switch Position Mode: Coin is empty/, 'Set Coin to the coin'],
	[
		{ applyTo: 'coin', coin: 'US-DT' },
		/^Switch Position Mode: Coin "US-DT" is not the name of a coin/,
		'Set Coin to the coin',
	],
	[{ applyTo: 'coin', coin: '={{ 5 }}' }, /Coin is empty/, 'Set Coin to the coin'],
	[
		{ applyTo: 'coin', coin: 'USDT', positionMode: 'both' },
		/^USDT: Position Mode/,
		'hedge or oneWay',
	],
	[
		{ applyTo: 'all', ...BTC },
		/^Switch Position Mode: Apply To "all" is not an option/,
		'Set Apply To to coin or symbol.',
	],
	[{ symbol: byName('BINANCE:BTCUSDT') }, /another exchange/, 'Bybit'],
])('%j is refused before it is sent', async (parameters, message, description) => {
	const { error } = await switchMode(parameters);
	expect(error?.message).toMatch(message);
	expect(error?.description).toContain(description);
	expect(harness.exchange.log).toEqual([]);
});
