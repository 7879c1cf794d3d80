import { EngineHarness, byName } from '../../../../../engine/engineHarness';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start({ rateLimit: Infinity })));
afterAll(async () => await harness.stop());
beforeEach(() => harness.exchange.reset());

const parameters = {
	operation: 'setLeverage',
	symbol: byName('={{ $json.symbol }}'),
	leverage: '={{ $json.leverage }}',
};
const goodBadGood = [
	{ symbol: 'BTCUSDT', leverage: 5, note: 'first' },
	{ symbol: 'BTC USDT', leverage: 5, note: 'second' },
	{ symbol: 'NOSUCHUSDT', leverage: 5, note: 'third' },
	{ symbol: 'ETHUSDT', leverage: 5, note: 'fourth' },
];

test('one bad item among good ones stops the workflow, with its own number', async () => {
	const { error } = await harness.run(parameters, { items: goodBadGood });
	expect(error?.message).toBe(
		'Set Leverage: Symbol "BTC USDT" is not a Bybit symbol. Did you mean BTCUSDT?',
	);
	expect(error?.context).toMatchObject({ itemIndex: 1 });
});

test('on continue, every item has its output in its place', async () => {
	const { items, error } = await harness.run(parameters, {
		items: goodBadGood,
		settings: { onError: 'continueRegularOutput' },
	});
	expect(error).toBeUndefined();
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	expect(items[0]?.json.symbol).toBe('BTCUSDT');
	expect(items[1]?.json.error).toContain('not a Bybit symbol');
	expect(items[1]?.json.error).toContain('Pick the symbol from the list');
	expect(items[2]?.json.error).toMatch(/^NOSUCHUSDT: /);
	expect(items[2]?.json.error).toContain('10001');
	expect(items[3]?.json.symbol).toBe('ETHUSDT');
});

test('on the error output, the refused items keep what came in', async () => {
	const { items, failed } = await harness.run(parameters, {
		items: goodBadGood,
		settings: { onError: 'continueErrorOutput' },
	});
	expect(items.map(({ json }) => json.symbol)).toEqual(['BTCUSDT', 'ETHUSDT']);
	expect(failed.map(({ json }) => json)).toEqual([
		{ ...goodBadGood[1], error: expect.stringContaining('BTC USDT') as string },
		{ ...goodBadGood[2], error: expect.stringContaining('NOSUCHUSDT') as string },
	]);
});

test('without a credential n8n says so, and nothing is sent', async () => {
	const { error } = await harness.run(parameters, { items: goodBadGood, credentials: null });
	expect(error?.message).toContain('credential');
	expect(harness.exchange.log).toEqual([]);
});

test.each([
	['http://api.bybit.com', 'https'],
	['ftp://127.0.0.1', 'https'],
	['', 'Base URL'],
	['not a url', 'Base URL'],
])('a custom base URL %j is refused before anything is sent', async (baseUrl, words) => {
	const { error } = await harness.run(
		{ ...parameters, symbol: byName('BTCUSDT'), leverage: 5 },
		{ credentials: { ...harness.credentials(), baseUrl } },
	);
	expect(error?.message).toContain(words);
	expect(harness.exchange.log).toEqual([]);
});

/** What is wrong with the key, and what the operator must read. */
const keys: Array<[string, () => object, RegExp]> = [
	['an unknown key', () => ({ ...harness.credentials(), apiKey: 'nosuchkey1234' }), /10003/],
	[
		'a wrong secret',
		() => ({ ...harness.credentials(), apiSecret: 'wrong' }),
		/API Secret.*10004/s,
	],
	[
		'a read-only key',
		() => harness.credentials(harness.exchange.addAccount({ readOnly: true })),
		/10005/,
	],
	[
		'another address',
		() => harness.credentials(harness.exchange.addAccount({ ips: ['9.9.9.9'] })),
		/10010/,
	],
	[
		'an expired key',
		() => harness.credentials(harness.exchange.addAccount({ expired: true })),
		/33004/,
	],
];

test.each(keys)('%s is explained, and nothing secret is stored', async (_, credentials, words) => {
	const data = credentials() as ReturnType<EngineHarness['credentials']>;
	const { error, run } = await harness.run(
		{ ...parameters, symbol: byName('BTCUSDT'), leverage: 5 },
		{ credentials: data },
	);
	expect(error?.message).toMatch(/^BTCUSDT: /);
	expect(error?.description).toMatch(words);
	expect(harness.exchange.log).toHaveLength(1);
	const stored = JSON.stringify(run);
	expect(stored).not.toContain(data.apiKey);
	expect(stored).not.toContain(data.apiSecret);
	expect(stored).not.toMatch(/origin_string|X-BAPI-SIGN/i);
});
