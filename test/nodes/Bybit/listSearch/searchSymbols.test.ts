import { inspect } from 'node:util';

import { panel } from './panel';

import type { Contract } from '../../../../nodes/Bybit/listSearch/contract';
import { RecentLists } from '../../../../nodes/Bybit/listSearch/recentLists';
import { symbolSearch } from '../../../../nodes/Bybit/listSearch/searchSymbols';
import { Exchange } from '../../../exchange';
import { instrumentOf } from '../../../exchange/instruments/instrument-list';

describe('the symbol picker', () => {
	let exchange: Exchange;
	let now: number;
	let search: ReturnType<typeof symbolSearch>;

	const credentials = () => ({
		environment: 'custom',
		baseUrl: exchange.url,
		keyType: 'hmac',
		apiKey: exchange.account.apiKey,
		apiSecret: exchange.account.apiSecret,
		recvWindow: 5000,
	});
	const linear = () => panel(credentials(), { category: 'linear' });
	const inverse = () => panel(credentials(), { category: 'inverse' });
	const symbols = (result: { results: Array<{ value: unknown }> }) =>
		result.results.map(({ value }) => value);

	async function allPages(context: ReturnType<typeof panel>, filter?: string) {
		const pages: unknown[][] = [];
		let token: string | undefined;
		do {
			const page = await search.call(context, filter, token);
			pages.push(symbols(page));
			token = page.paginationToken;
		} while (token);
		return pages;
	}

	beforeAll(async () => {
		exchange = await Exchange.start();
	});
	afterAll(async () => await exchange.close());

	beforeEach(() => {
		exchange.reset();
		now = 1_700_000_000_000;
		search = symbolSearch(new RecentLists<Contract>(() => now));
	});

	it('lists every tradable linear contract, a hundred per page', async () => {
		const pages = await allPages(linear());
		const all = pages.flat();

		expect(all.length).toBeGreaterThan(700);
		expect(new Set(all).size).toBe(all.length);
		expect(pages.slice(0, -1).every((page) => page.length === 100)).toBe(true);
		expect(all).toEqual(expect.arrayContaining(['BTCUSDT', 'BTCPERP', 'BTCUSDT-26MAR27']));
		// Before launch, ended, being delivered, of the other category.
		for (const other of ['NEWUSDT', 'LUNAUSDT', 'BTCUSDT-26JUN26', 'BTCUSD'])
			expect(all).not.toContain(other);
	});

	it('lists the inverse contracts when Category is inverse', async () => {
		const all = (await allPages(inverse())).flat();

		expect(all).toEqual(expect.arrayContaining(['BTCUSD', 'ETHUSDM27']));
		expect(all).not.toContain('BTCUSDT');
		expect(all).not.toContain('EOSUSD');
	});

	it.each([undefined, '={{ $json.category }}', 'spot'])(
		'lists the linear contracts when Category is %s',
		async (category) => {
			const context = panel(credentials(), category === undefined ? {} : { category });
			expect(symbols(await search.call(context, 'BTCUSDT'))).toContain('BTCUSDT');
			expect(exchange.log.map(({ query }) => query)).toEqual(['category=linear&limit=1000']);
		},
	);

	it('says on each line what helps to choose, with a link', async () => {
		const { results } = await search.call(linear(), 'btc');
		const { results: coins } = await search.call(inverse(), 'btc');

		expect(results).toEqual(
			expect.arrayContaining([
				{
					name: 'BTCUSDT · BTC/USDT perpetual · up to 100×',
					value: 'BTCUSDT',
					url: 'https://www.bybit.com/trade/usdt/BTCUSDT',
				},
				{
					name: 'BTCPERP · BTC/USDC perpetual · up to 100×',
					value: 'BTCPERP',
					url: 'https://www.bybit.com/trade/futures/usdc/BTC-PERP',
				},
				{
					name: 'BTCUSDT-26MAR27 · BTC/USDT until Mar 26, 2027 · up to 50×',
					value: 'BTCUSDT-26MAR27',
					url: 'https://www.bybit.com/trade/usdt/BTCUSDT-26MAR27',
				},
			]),
		);
		expect(coins).toEqual(
			expect.arrayContaining([
				{
					name: 'BTCUSDH27 · BTC/USD until Mar 26, 2027 · up to 100×',
					value: 'BTCUSDH27',
					url: 'https://www.bybit.com/trade/inverse/BTCUSDH27',
				},
			]),
		);
	});

	it('shows decimals of a maximum leverage as they are', async () => {
		const { results } = await search.call(linear(), 'DYMUSDT');
		expect(results[0]?.name).toBe('DYMUSDT · DYM/USDT perpetual · up to 12.5×');
	});

	it.each(['btcusdt', ' BTC/USDT ', 'BYBIT:BTCUSDT.P', 'BTC/USDT:USDT', 'btc usdt'])(
		'finds BTCUSDT first for %j',
		async (typed) => {
			expect(symbols(await search.call(linear(), typed))[0]).toBe('BTCUSDT');
		},
	);

	it('finds nothing for what no contract is called', async () => {
		expect(await search.call(linear(), 'NOSUCHCOIN')).toEqual({ results: [] });
	});

	it('takes a token it did not give for the first page', async () => {
		const first = await search.call(linear());
		for (const token of ['x', '-100', '1.5', ''])
			expect(await search.call(linear(), undefined, token)).toEqual(first);
	});

	it('signs the request of the environment, and follows no redirect', async () => {
		await search.call(linear());
		expect(exchange.log).toEqual([
			expect.objectContaining({
				method: 'GET',
				path: '/v5/market/instruments-info',
				body: '',
				httpStatus: 200,
				headers: expect.objectContaining({ hasApiKey: true }) as unknown,
			}),
		]);
		exchange.reset();
		exchange.faults.next({ kind: 'http', httpStatus: 302, headers: { Location: exchange.url } });
		await expect(search.call(inverse())).rejects.toThrow(/points to another address/);
		expect(exchange.log).toHaveLength(1);
	});

	it('fetches a list once for all that is typed within a minute', async () => {
		for (const typed of ['b', 'bt', 'btc']) await search.call(linear(), typed);
		now += 59_000;
		await search.call(linear(), 'eth');
		expect(exchange.log).toHaveLength(1);

		now += 2_000;
		await search.call(linear(), 'eth');
		expect(exchange.log).toHaveLength(2);
	});

	it('shares one fetch among those who ask at the same time', async () => {
		const answers = await Promise.all(['b', 'e', 's'].map((typed) => search.call(linear(), typed)));
		expect(answers.every(({ results }) => results.length > 0)).toBe(true);
		expect(exchange.log).toHaveLength(1);
	});

	it('keeps categories and hosts apart', async () => {
		const other = await Exchange.start();
		try {
			await search.call(linear());
			await search.call(inverse());
			await search.call(panel({ ...credentials(), baseUrl: other.url }, { category: 'linear' }));
			expect(exchange.log).toHaveLength(2);
			expect(other.log).toHaveLength(1);
		} finally {
			await other.close();
		}
	});

	it('does not keep a refusal', async () => {
		exchange.faults.next('http503');
		await expect(search.call(linear())).rejects.toThrow(/is not available at present/);
		expect(symbols(await search.call(linear(), 'BTCUSDT'))).toContain('BTCUSDT');
	});

	it('reads every page, sending the cursor as it is read', async () => {
		const many = await Exchange.start({
			instruments: Array.from({ length: 2_345 }, (_, index) =>
				instrumentOf([`C${10_000 + index}USDT`, `C${10_000 + index}`, 'USDT', 25, 0.01, 1]),
			),
		});
		try {
			const context = panel({ ...credentials(), baseUrl: many.url }, { category: 'linear' });
			expect((await allPages(context)).flat()).toHaveLength(2_345);
			expect(many.log.map(({ retCode }) => retCode)).toEqual([0, 0, 0]);
		} finally {
			await many.close();
		}
	});

	it('stops when the list does not end', async () => {
		const page = (nextPageCursor: string) =>
			JSON.stringify({ retCode: 0, retMsg: 'OK', result: { list: [], nextPageCursor }, time: 1 });
		exchange.faults.next(
			{ kind: 'http', httpStatus: 200, body: page('same') },
			{ times: Infinity },
		);
		expect(await search.call(linear())).toEqual({ results: [] });
		expect(exchange.log).toHaveLength(2);

		exchange.reset();
		for (let index = 0; index < 30; index++)
			exchange.faults.next({ kind: 'http', httpStatus: 200, body: page(`page${index}`) });
		expect(await search.call(inverse())).toEqual({ results: [] });
		expect(exchange.log).toHaveLength(20);
	});

	describe('when the list cannot be had', () => {
		const host = (): string => new URL(exchange.url).host;

		it.each([
			['countryBlocked', (): string => `${host()} turned this host away with a web page`],
			['accessTooFrequent', (): string => 'Bybit has stopped serving this host, because'],
			[
				'serverError',
				(): string => 'Bybit could not process the request, for a reason on its side',
			],
			['highLoad', (): string => 'Bybit is under a high load'],
			['html200', (): string => `the answer from ${host()} is not one of Bybit`],
			['garbage200', (): string => `the answer from ${host()} is not one of Bybit`],
			['dropBeforeApplying', (): string => `${host()} hung up before it had answered`],
		] as const)('says why: %s', async (fault, words) => {
			exchange.faults.next(fault);
			const error: unknown = await search.call(linear()).catch((thrown: unknown) => thrown);
			expect(error).toMatchObject({
				message: expect.stringContaining(`Get Instruments Info: ${words()}`) as unknown,
				description: expect.stringMatching(/\w/) as unknown,
			});
			const stored = inspect(error, { depth: 20, showHidden: true });
			expect(stored).not.toContain(exchange.account.apiKey);
			expect(stored).not.toContain(exchange.account.apiSecret);
		});

		it('says why: nobody listens there', async () => {
			const gone = await Exchange.start();
			await gone.close();
			const context = panel({ ...credentials(), baseUrl: gone.url }, { category: 'linear' });
			await expect(search.call(context)).rejects.toThrow(
				`Get Instruments Info: ${new URL(gone.url).host} does not take connections`,
			);
		});

		it('says why: the credential cannot be used', async () => {
			const context = panel({ ...credentials(), baseUrl: 'http://example.com' });
			await expect(search.call(context)).rejects.toThrow(/https/);
			const nowhere = panel({ ...credentials(), environment: 'atlantis' });
			await expect(search.call(nowhere)).rejects.toThrow(/atlantis/);
		});
	});
});
