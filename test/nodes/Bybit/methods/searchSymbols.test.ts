import { panel, Picker, symbolsIn } from './picker';

import { inspect } from 'node:util';
import { ipRateLimiter } from '../../../../nodes/Bybit/client/ipRateLimiter';
import { searchPublicSymbols, searchSymbols } from '../../../../nodes/Bybit/methods/searchSymbols';
import { Exchange } from '../../../exchange';
import { instrumentOf } from '../../../exchange';

/** This many contracts: more than the 1000 that one page holds. */
const manyInstruments = (count: number) =>
	Array.from({ length: count }, (_, index) =>
		instrumentOf([`C${10_000 + index}USDT`, `C${10_000 + index}`, 'USDT', 25, 0.01, 1]),
	);

describe('searchSymbols', () => {
	let picker: Picker;

	beforeAll(async () => (picker = await Picker.start()));
	afterAll(async () => await picker.close());
	beforeEach(() => picker.reset());

	it('lists every contract of Category, a hundred per page', async () => {
		const pages = await picker.allPages(picker.linear());
		const all = pages.flat();

		expect(all.length).toBeGreaterThan(700);
		expect(new Set(all).size).toBe(all.length);
		expect(pages.slice(0, -1).every((page) => page.length === 100)).toBe(true);
		expect(all.slice(0, 3)).toEqual(['BTCUSDT', 'ETHUSDT', 'SOLUSDT']);
		expect(all).toEqual(expect.arrayContaining(['BTCPERP', 'BTCUSDT-26MAR27', 'NEWUSDT']));
		// Closed, being delivered, of the other category.
		for (const other of ['LUNAUSDT', 'BTCUSDT-26JUN26', 'BTCUSD']) expect(all).not.toContain(other);

		const inverse = (await picker.allPages(picker.inverse())).flat();
		expect(inverse).toEqual(expect.arrayContaining(['BTCUSD', 'ETHUSDM27']));
		for (const other of ['BTCUSDT', 'EOSUSD']) expect(inverse).not.toContain(other);
	});

	it.each([undefined, '={{ $json.category }}', 'spot'])(
		'lists linear contracts when Category is %s',
		async (category) => {
			const context = picker.panel(category === undefined ? {} : { category });
			expect(await picker.find('BTCUSDT', context)).toContain('BTCUSDT');
			expect(picker.exchange.log.map(({ query }) => query)).toEqual([
				'category=linear&limit=1000',
				'category=linear&status=PreLaunch&limit=1000',
			]);
		},
	);

	it('shows what helps to choose, with a link', async () => {
		const { results } = await picker.search.call(picker.linear(), 'sol perp');
		expect(results).toEqual([
			{
				name: 'SOLUSDT · USDT perpetual · up to 100×',
				value: 'SOLUSDT',
				url: 'https://www.bybit.com/trade/usdt/SOLUSDT',
			},
			{
				name: 'SOLPERP · USDC perpetual · up to 50×',
				value: 'SOLPERP',
				url: 'https://www.bybit.com/trade/futures/usdc/SOL-PERP',
			},
		]);
	});

	it.each([
		['DYMUSDT', 'DYMUSDT · USDT perpetual · up to 12.5×'],
		['NEWUSDT', 'NEWUSDT · pre-market · USDT perpetual · up to 5×'],
		['FADEUSDT', 'FADEUSDT · being delisted Jan 15, 2027 · USDT perpetual · up to 25×'],
		['BTCUSDT-26MAR27', 'BTCUSDT-26MAR27 · USDT futures until Mar 26, 2027 · up to 50×'],
		['TSLA', 'TSLAUSDT · stock · USDT perpetual · up to 20×'],
		['commodity', 'XAUUSDT · commodity · USDT perpetual · up to 50×'],
		['forex', 'EURUSDT · forex · USDT perpetual · up to 50×'],
		['MEME', 'MEMEUSDT · USDT perpetual · up to 12.5×'],
	])('shows for %s: %s', async (typed, name) => {
		const { results } = await picker.search.call(picker.linear(), typed);
		expect(results[0]?.name).toBe(name);
	});

	it('shows inverse contracts, with a link', async () => {
		const { results } = await picker.search.call(picker.inverse(), 'BTCUSDH27');
		expect(results).toEqual([
			{
				name: 'BTCUSDH27 · inverse futures until Mar 26, 2027 · up to 100×',
				value: 'BTCUSDH27',
				url: 'https://www.bybit.com/trade/inverse/BTCUSDH27',
			},
		]);
	});

	it.each(['btcusdt', ' BTC/USDT ', 'BYBIT:BTCUSDT.P', 'BTC/USDT:USDT', 'btc usdt'])(
		'finds BTCUSDT first for %j',
		async (typed) => {
			expect((await picker.find(typed))[0]).toBe('BTCUSDT');
		},
	);

	it('returns an empty list for what no contract is called', async () => {
		expect(await picker.search.call(picker.linear(), 'NOSUCHCOIN')).toEqual({ results: [] });
	});

	it('starts over with a token that it did not return', async () => {
		const first = await picker.search.call(picker.linear());
		for (const token of ['x', '-100', '1.5', ''])
			expect(await picker.search.call(picker.linear(), undefined, token)).toEqual(first);
	});

	it('needs no valid API key, sends none, and follows no redirect', async () => {
		expect(await picker.find('BTCUSDT', picker.linear({ apiKey: 'wrong' }))).toContain('BTCUSDT');
		for (const { headers } of picker.exchange.log) expect(headers.hasApiKey).toBe(false);

		picker.reset();
		picker.exchange.faults.next(
			{ kind: 'http', httpStatus: 302, headers: { Location: picker.exchange.url } },
			{ times: Infinity },
		);
		await expect(picker.search.call(picker.inverse())).rejects.toThrow('Could not load symbols: ');
		expect(picker.exchange.log).toHaveLength(1);
	});

	it('reads a list once for all that is typed within a minute, and for all who type at once', async () => {
		await Promise.all(['b', 'bt', 'btc'].map(async (typed) => await picker.find(typed)));
		picker.now += 59_000;
		await picker.find('eth');
		expect(picker.exchange.log).toHaveLength(2);

		picker.now += 2_000;
		await picker.find('eth');
		expect(picker.exchange.log).toHaveLength(4);
	});

	it('keeps categories and hosts apart', async () => {
		const other = await Exchange.start();
		try {
			for (const context of [
				picker.linear(),
				picker.inverse(),
				picker.linear({ baseUrl: other.url }),
			])
				await picker.search.call(context);
			expect(picker.exchange.log).toHaveLength(4);
			expect(other.log).toHaveLength(2);
		} finally {
			await other.close();
		}
	});

	it('reads every page, and encodes the cursor once more', async () => {
		const many = await Exchange.start({ instruments: manyInstruments(2_345) });
		try {
			const pages = await picker.allPages(picker.linear({ baseUrl: many.url }));
			expect(pages.flat()).toHaveLength(2_345);
			expect(many.log.map(({ retCode }) => retCode)).toEqual([0, 0, 0, 0]);
		} finally {
			await many.close();
		}
	});

	it('has one page when all fit on it', async () => {
		const few = await Exchange.start({ instruments: manyInstruments(100) });
		try {
			const pages = await picker.allPages(picker.linear({ baseUrl: few.url }));
			expect(pages.map((page) => page.length)).toEqual([100]);
		} finally {
			await few.close();
		}
	});

	it('stops reading a list without an end', async () => {
		const page = (nextPageCursor: string) => ({
			kind: 'http' as const,
			httpStatus: 200,
			body: JSON.stringify({
				retCode: 0,
				retMsg: 'OK',
				result: { list: [], nextPageCursor },
				time: 1,
			}),
		});
		picker.exchange.faults.next(page('same'), { times: Infinity });
		expect(await picker.search.call(picker.linear())).toEqual({ results: [] });
		expect(picker.exchange.log).toHaveLength(4);

		picker.exchange.reset();
		for (let index = 0; index < 60; index++) picker.exchange.faults.next(page(`page${index}`));
		expect(await picker.search.call(picker.inverse())).toEqual({ results: [] });
		expect(picker.exchange.log).toHaveLength(40);
	});

	it('is cached for all nodes of the process', async () => {
		const { search, exchange } = picker;
		picker.search = searchSymbols;
		expect(await picker.find('BTCUSDT')).toContain('BTCUSDT');
		await searchPublicSymbols.call(panel({ environment: 'custom', baseUrl: exchange.url }));
		expect(exchange.log).toHaveLength(2);
		picker.search = search;
	});

	it('counts towards the limit per IP address', async () => {
		// The requests of a second ago do not count any more.
		await new Promise((resolve) => setTimeout(resolve, 1_100));
		expect(ipRateLimiter.idle).toBe(true);
		await picker.find('BTCUSDT');
		expect(ipRateLimiter.idle).toBe(false);
	});

	it('serves a node that has environment and baseUrl itself, and no credential', async () => {
		const parameters = { environment: 'custom', baseUrl: picker.exchange.url, category: 'inverse' };
		const found = await searchPublicSymbols.call(panel(parameters), 'btcusd');
		expect(symbolsIn(found)[0]).toBe('BTCUSD');
		const unknown = panel({ ...parameters, environment: 'atlantis' });
		await expect(searchPublicSymbols.call(unknown)).rejects.toThrow(/atlantis/);
	});
});

describe('searchSymbols, when there is no list to show', () => {
	let picker: Picker;

	beforeAll(async () => (picker = await Picker.start()));
	afterAll(async () => await picker.close());
	beforeEach(() => picker.reset());

	it.each([
		'accessTooFrequent',
		'countryBlocked',
		'dropBeforeApplying',
		'garbage200',
		'highLoad',
		'html200',
		'serverError',
	] as const)('says why and how to fix it: %s', async (fault) => {
		picker.exchange.faults.next(fault);
		const error: unknown = await picker.search
			.call(picker.linear())
			.catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({
			message: expect.stringMatching(/^Could not load symbols: \S[^-]+$/) as unknown,
			description: expect.stringMatching(/\w/) as unknown,
		});
		const stored = inspect(error, { depth: 20, showHidden: true });
		expect(stored).not.toContain(picker.exchange.account.apiKey);
		expect(stored).not.toContain(picker.exchange.account.apiSecret);

		expect(await picker.find('BTCUSDT')).toContain('BTCUSDT');
	});

	it('names the host that refuses the connection', async () => {
		const gone = await Exchange.start();
		await gone.close();
		const { host } = new URL(gone.url);
		await expect(picker.search.call(picker.linear({ baseUrl: gone.url }))).rejects.toThrow(
			`Could not load symbols: ${host} `,
		);
	});

	it('shows a host with hyphens that the editor leaves alone', async () => {
		const nowhere = picker.linear({ baseUrl: 'https://no-such-host.invalid' });
		await expect(picker.search.call(nowhere)).rejects.toThrow(/no\u2011such\u2011host\.invalid/);
	});

	it('says what is wrong with the credential', async () => {
		const insecure = picker.linear({ baseUrl: 'http://example.com' });
		await expect(picker.search.call(insecure)).rejects.toThrow(/https/);
		const unknown = picker.linear({ environment: 'atlantis' });
		await expect(picker.search.call(unknown)).rejects.toThrow(/atlantis/);
	});

	it('does without pre-market contracts where the site does not know the status', async () => {
		picker.exchange.faults.next(
			{ kind: 'retCode', retCode: 10001, retMsg: 'params error: status invalid' },
			{ skip: 1 },
		);
		const found = (await picker.allPages(picker.linear())).flat();
		expect(found).toContain('BTCUSDT');
		expect(found).not.toContain('NEWUSDT');
	});

	it('takes null for a list without entries, and no list at all for an unexpected response', async () => {
		picker.exchange.faults.next({ kind: 'envelope', result: { list: null } }, { skip: 1 });
		expect(await picker.find('BTCUSDT')).toContain('BTCUSDT');
		picker.reset();
		picker.exchange.faults.next({ kind: 'envelope', result: {} });
		await expect(picker.search.call(picker.linear())).rejects.toThrow('unexpected response');
	});

	it('shows no list without the pre-market contracts that a site may have', async () => {
		picker.exchange.faults.next('highLoad', { skip: 1 });
		await expect(picker.search.call(picker.linear())).rejects.toThrow('Could not load symbols: ');
	});
});
