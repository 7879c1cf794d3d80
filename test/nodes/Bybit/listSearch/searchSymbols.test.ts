import { Picker, symbolsOf } from './picker';

describe('the symbol picker', () => {
	let picker: Picker;

	beforeAll(async () => (picker = await Picker.start()));
	afterAll(async () => await picker.close());
	beforeEach(() => picker.reset());

	it('lists every tradable linear contract, a hundred per page', async () => {
		const pages = await picker.allPages(picker.linear());
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
		const all = (await picker.allPages(picker.inverse())).flat();

		expect(all).toEqual(expect.arrayContaining(['BTCUSD', 'ETHUSDM27']));
		expect(all).not.toContain('BTCUSDT');
		expect(all).not.toContain('EOSUSD');
	});

	it.each([undefined, '={{ $json.category }}', 'spot'])(
		'lists the linear contracts when Category is %s',
		async (category) => {
			const context = picker.panel(category === undefined ? {} : { category });
			expect(symbolsOf(await picker.search.call(context, 'BTCUSDT'))).toContain('BTCUSDT');
			expect(picker.exchange.log.map(({ query }) => query)).toEqual(['category=linear&limit=1000']);
		},
	);

	it('says on each line what helps to choose, with a link', async () => {
		const { results } = await picker.search.call(picker.linear(), 'btc');
		const { results: coins } = await picker.search.call(picker.inverse(), 'btc');

		expect(results).toEqual(
			expect.arrayContaining([
				{
					name: 'BTCUSDT · up to 100× · BTC/USDT perpetual',
					value: 'BTCUSDT',
					url: 'https://www.bybit.com/trade/usdt/BTCUSDT',
				},
				{
					name: 'BTCPERP · up to 100× · BTC/USDC perpetual',
					value: 'BTCPERP',
					url: 'https://www.bybit.com/trade/futures/usdc/BTC-PERP',
				},
				{
					name: 'BTCUSDT-26MAR27 · up to 50× · BTC/USDT until Mar 26, 2027',
					value: 'BTCUSDT-26MAR27',
					url: 'https://www.bybit.com/trade/usdt/BTCUSDT-26MAR27',
				},
			]),
		);
		expect(coins).toEqual(
			expect.arrayContaining([
				{
					name: 'BTCUSDH27 · up to 100× · BTC/USD until Mar 26, 2027',
					value: 'BTCUSDH27',
					url: 'https://www.bybit.com/trade/inverse/BTCUSDH27',
				},
			]),
		);
	});

	it('shows decimals of a maximum leverage as they are', async () => {
		const { results } = await picker.search.call(picker.linear(), 'DYMUSDT');
		expect(results[0]?.name).toBe('DYMUSDT · up to 12.5× · DYM/USDT perpetual');
	});

	it.each(['btcusdt', ' BTC/USDT ', 'BYBIT:BTCUSDT.P', 'BTC/USDT:USDT', 'btc usdt'])(
		'finds BTCUSDT first for %j',
		async (typed) => {
			expect(symbolsOf(await picker.search.call(picker.linear(), typed))[0]).toBe('BTCUSDT');
		},
	);

	it('finds nothing for what no contract is called', async () => {
		expect(await picker.search.call(picker.linear(), 'NOSUCHCOIN')).toEqual({ results: [] });
	});

	it('takes a token it did not give for the first page', async () => {
		const first = await picker.search.call(picker.linear());
		for (const token of ['x', '-100', '1.5', ''])
			expect(await picker.search.call(picker.linear(), undefined, token)).toEqual(first);
	});
});
