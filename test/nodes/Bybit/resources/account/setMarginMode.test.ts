import { EngineHarness } from '../../../../engine/engineHarness';
import type { RunOptions } from '../../../../engine/runBybit';
import { late, type AccountCredentials } from '../../../../exchange';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start()));
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

async function setMarginMode(
	account: AccountCredentials,
	marginMode: string,
	options: Partial<RunOptions> = {},
) {
	return await harness.run(
		{ resource: 'account', operation: 'setMarginMode', marginMode },
		{ credentials: harness.credentials(account), ...options },
	);
}

function requestsOf({ uid }: AccountCredentials): string[] {
	return harness.exchange.log
		.filter((entry) => entry.uid === uid)
		.map(({ method, path, body }) => `${method} ${path} ${body}`.trim());
}

test.each([
	['cross', 'REGULAR_MARGIN', 'ISOLATED_MARGIN'],
	['isolated', 'ISOLATED_MARGIN', 'REGULAR_MARGIN'],
	['portfolio', 'PORTFOLIO_MARGIN', 'ISOLATED_MARGIN'],
] as const)('switches the whole account to %s', async (marginMode, bybitMode, before) => {
	const account = harness.exchange.addAccount({ marginMode: before });
	const { items, error } = await setMarginMode(account, marginMode);
	expect(error).toBeUndefined();
	expect(items).toEqual([
		{
			json: {
				marginMode,
				previous: { marginMode: before === 'ISOLATED_MARGIN' ? 'isolated' : 'cross' },
				changed: true,
				environment: 'custom',
				retCode: 0,
				retMsg: expect.any(String),
				time: expect.any(Number),
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(harness.exchange.marginModeOf(account.apiKey)).toBe(bybitMode);
	expect(requestsOf(account)).toEqual([
		'GET /v5/account/info',
		`POST /v5/account/set-margin-mode {"setMarginMode":"${bybitMode}"}`,
	]);
});

test('the same mode is a success without a request to change it', async () => {
	const account = harness.exchange.addAccount({ marginMode: 'ISOLATED_MARGIN' });
	const { items } = await setMarginMode(account, 'isolated');
	expect(items.map(({ json }) => json)).toEqual([
		{
			marginMode: 'isolated',
			previous: { marginMode: 'isolated' },
			changed: false,
			environment: 'custom',
		},
	]);
	expect(requestsOf(account)).toEqual(['GET /v5/account/info']);
});

test('a rejected mode shows every reason that Bybit gives', async () => {
	const account = harness.exchange.addAccount({ marginMode: 'ISOLATED_MARGIN', equity: 10 });
	const contract = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCPERP' } as const;
	harness.exchange.setPosition({ ...contract, side: 'Buy', size: 1 });
	const { error } = await setMarginMode(account, 'portfolio');
	expect(error?.message).toMatch(/^Set Margin Mode: /);
	expect(error?.description).toContain('Equity needs to be equal to or greater than 1000 USDC');
	expect(error?.description).toContain('no positions in your USDC account');
	expect(harness.exchange.marginModeOf(account.apiKey)).toBe('ISOLATED_MARGIN');
});

test('items for the same account take turns, each with what the one before it set', async () => {
	const account = harness.exchange.addAccount({ marginMode: 'ISOLATED_MARGIN' });
	const { items } = await setMarginMode(account, '={{ $json.mode }}', {
		items: [{ mode: 'cross' }, { mode: 'isolated' }, { mode: 'isolated' }],
	});
	expect(items.map(({ json }) => json.previous)).toEqual([
		{ marginMode: 'isolated' },
		{ marginMode: 'cross' },
		{ marginMode: 'isolated' },
	]);
	expect(items.map(({ json }) => json.changed)).toEqual([true, true, false]);
});

test('a lost response is retried, and still a change', async () => {
	const account = harness.exchange.addAccount({ marginMode: 'ISOLATED_MARGIN' });
	harness.exchange.faults.next(late(100, 'drop'), {
		match: { apiKey: account.apiKey, path: '/v5/account/set-margin-mode' },
	});
	const { items } = await setMarginMode(account, 'cross');
	await harness.exchange.settled();
	expect(items[0]?.json).toMatchObject({ marginMode: 'cross', changed: true });
	expect(harness.exchange.marginModeOf(account.apiKey)).toBe('REGULAR_MARGIN');
});

test.each(['', 'CROSS', 'REGULAR_MARGIN', 5])('%j is no margin mode', async (marginMode) => {
	const account = harness.exchange.addAccount();
	const { error } = await setMarginMode(account, `={{ ${JSON.stringify(marginMode)} }}`);
	expect(error?.message).toMatch(/^Set Margin Mode: Margin Mode .* is not an option$/);
	expect(requestsOf(account)).toEqual([]);
});

test('with Continue, an item has its error and its pair', async () => {
	const account = harness.exchange.addAccount({ marginMode: 'ISOLATED_MARGIN' });
	const { items } = await setMarginMode(account, '={{ $json.mode }}', {
		items: [{ mode: 'sideways' }, { mode: 'cross' }],
		settings: { onError: 'continueRegularOutput' },
	});
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(items[0]?.json.error).toMatch(/sideways/);
	expect(items[1]?.json.changed).toBe(true);
});
