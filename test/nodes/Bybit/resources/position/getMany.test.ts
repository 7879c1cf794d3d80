import type { INodeParameters } from 'n8n-workflow';

import { EngineHarness } from '../../../../engine/engineHarness';
import type { AccountCredentials } from '../../../../exchange';
import { instrumentList } from '../../../../exchange/instruments/instrumentList';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start({ rateLimit: Infinity })));
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

async function run(parameters: INodeParameters, account = harness.exchange.account) {
	return await harness.run(
		{ operation: 'getMany', ...parameters },
		{ credentials: harness.credentials(account) },
	);
}

async function getMany(parameters: INodeParameters = {}, account?: AccountCredentials) {
	const { items, error } = await run(parameters, account);
	expect(error).toBeUndefined();
	return items;
}

type Position = Omit<Parameters<typeof harness.exchange.setPosition>[0], 'apiKey'>;

/** Opens a position of this account: a linear long one of 1, unless said. */
function open({ apiKey }: AccountCredentials, symbol: string, over: Partial<Position> = {}): void {
	harness.exchange.setPosition({
		...{ apiKey, category: 'linear', symbol, side: 'Buy', size: 1 },
		...over,
	});
}

test('no position is no item', async () => {
	expect(await getMany()).toEqual([]);
});

test('a position with its leverage, prices and profit; numbers are numbers', async () => {
	const account = harness.exchange.addAccount({ marginMode: 'ISOLATED_MARGIN' });
	open(account, 'BTCUSDT', { side: 'Sell', size: 0.5, price: 90_000 });
	const items = await getMany({}, account);
	expect(items).toEqual([
		{
			json: {
				category: 'linear',
				symbol: 'BTCUSDT',
				side: 'Sell',
				size: 0.5,
				leverage: 10,
				positionMode: 'oneWay',
				entryPrice: 90_000,
				markPrice: expect.any(Number),
				liquidationPrice: expect.any(Number),
				positionValue: 45_000,
				unrealisedPnl: expect.any(Number),
			},
			pairedItem: { item: 0 },
		},
	]);
});

test('a safe position has no liquidation price', async () => {
	const account = harness.exchange.addAccount({ marginMode: 'REGULAR_MARGIN' });
	open(account, 'BTCUSDT');
	expect((await getMany({}, account))[0]?.json.liquidationPrice).toBeNull();
});

test('in portfolio margin a position has no leverage', async () => {
	const account = harness.exchange.addAccount({ marginMode: 'PORTFOLIO_MARGIN' });
	open(account, 'BTCUSDT');
	expect((await getMany({}, account))[0]?.json.leverage).toBeNull();
});

test('linear is USDT and USDC, inverse is apart; both sides of hedge mode are two items', async () => {
	const account = harness.exchange.addAccount({ positionMode: 'hedge' });
	open(account, 'ETHUSDT');
	open(account, 'ETHUSDT', { side: 'Sell' });
	open(account, 'BTCPERP');
	open(account, 'BTCUSD', { category: 'inverse', side: 'Sell' });
	const named = async (category: string) => {
		const items = await getMany({ category }, account);
		return items.map(({ json: { symbol, side, positionMode } }) => ({
			symbol,
			side,
			positionMode,
		}));
	};
	expect(await named('linear')).toEqual([
		{ symbol: 'ETHUSDT', side: 'Buy', positionMode: 'hedge' },
		{ symbol: 'ETHUSDT', side: 'Sell', positionMode: 'hedge' },
		{ symbol: 'BTCPERP', side: 'Buy', positionMode: 'oneWay' },
	]);
	expect(await named('inverse')).toEqual([
		{ symbol: 'BTCUSD', side: 'Sell', positionMode: 'oneWay' },
	]);
});

describe('450 positions', () => {
	let account: AccountCredentials;
	beforeEach(() => {
		account = harness.exchange.addAccount();
		const symbols = instrumentList()
			.filter(
				({ category, status, settleCoin }) =>
					category === 'linear' && status === 'Trading' && settleCoin === 'USDT',
			)
			.slice(0, 450)
			.map(({ symbol }) => symbol);
		for (const symbol of symbols) open(account, symbol);
	});

	const requests = () => harness.exchange.log.filter(({ uid }) => uid === account.uid);
	const pages = () => requests().filter(({ query }) => query.includes('cursor='));

	test('Return All reads every page', async () => {
		const items = await getMany({ returnAll: true }, account);
		expect(items).toHaveLength(450);
		expect(new Set(items.map(({ json }) => json.symbol)).size).toBe(450);
		expect(pages().length).toBeGreaterThan(0);
	});

	test.each([
		[{}, 50, 1],
		[{ limit: 3 }, 3, 1],
		[{ limit: 200 }, 200, 1],
		[{ limit: 250 }, 250, 2],
		[{ limit: '=7' }, 7, 1],
		[{ returnAll: '={{ "true" }}' }, 450, 4],
	])('%j returns %d from %d requests', async (parameters, count, sent) => {
		expect(await getMany(parameters, account)).toHaveLength(count);
		expect(requests()).toHaveLength(sent);
	});

	test('Limit counts the positions in USDT and those in USDC together', async () => {
		open(account, 'BTCPERP');
		const symbolsOf = async (limit: number) =>
			(await getMany({ limit }, account)).map(({ json }) => json.symbol);
		const most = await symbolsOf(450);
		expect(most).toHaveLength(450);
		expect(most).not.toContain('BTCPERP');
		expect(await symbolsOf(451)).toEqual([...most, 'BTCPERP']);
	});
});

test.each([0, -1, 1.5, 'many', ''])(
	'Limit %j is refused before anything is sent',
	async (limit) => {
		const { error } = await run({ limit: `={{ ${JSON.stringify(limit)} }}` });
		expect(error?.message).toMatch(/^Get Many: Limit .* is not a whole number above 0$/);
		expect(error?.description).toBe(
			'Set Limit to the number of positions to return, or turn on Return All.',
		);
		expect(harness.exchange.log).toEqual([]);
	},
);

test.each([
	{},
	{ list: [{ side: 'Buy', size: '1' }] },
	{ list: [{ symbol: 'BTCUSDT', size: '1' }] },
	{ list: [{ symbol: 'BTCUSDT', side: 'Buy' }] },
])('%j is an unexpected response, and retried', async (result) => {
	harness.exchange.faults.next({ kind: 'envelope', result });
	expect(await getMany()).toEqual([]);
	expect(harness.exchange.log).toHaveLength(3);
});
