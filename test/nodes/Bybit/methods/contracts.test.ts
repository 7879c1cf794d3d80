import {
	ContractCache,
	findContracts,
	toContract,
	traitsOf,
	type Contract,
} from '../../../../nodes/Bybit/methods/contracts';

/** As instruments-info has it. @see https://bybit-exchange.github.io/docs/v5/market/instrument */
const btcusdt = {
	symbol: 'BTCUSDT',
	contractType: 'LinearPerpetual',
	status: 'Trading',
	baseCoin: 'BTC',
	quoteCoin: 'USDT',
	settleCoin: 'USDT',
	symbolType: '',
	deliveryTime: '0',
	isPreListing: false,
	leverageFilter: { minLeverage: '1', maxLeverage: '100.00', leverageStep: '0.01' },
};

function contract(over: object = {}): Contract {
	const result = toContract({ ...btcusdt, ...over });
	if (!result) throw new Error('Not a contract');
	return result;
}

describe('toContract', () => {
	it('reads an entry of instruments-info', () => {
		expect(contract()).toEqual({
			...{ symbol: 'BTCUSDT', baseCoin: 'BTC', quoteCoin: 'USDT', settleCoin: 'USDT' },
			...{ isPerpetual: true, isPreMarket: false, endTime: 0, type: '', maxLeverage: 100 },
		});
	});

	it('tells expiring futures from a perpetual that is being delisted', () => {
		const deliveryTime = '1798185600000';
		expect(contract({ deliveryTime })).toMatchObject({
			...{ isPerpetual: true, endTime: 1798185600000 },
		});
		for (const contractType of ['LinearFutures', 'InverseFutures'])
			expect(contract({ contractType, deliveryTime }).isPerpetual).toBe(false);
		expect(contract({ contractType: 'InversePerpetual' }).isPerpetual).toBe(true);
	});

	it('includes pre-market contracts, and none that has ended', () => {
		expect(contract({ status: 'PreLaunch', isPreListing: true }).isPreMarket).toBe(true);
		expect(contract({ status: 'PreLaunch' }).isPreMarket).toBe(true);
		for (const status of ['Settling', 'Delivering', 'Closed', '', undefined])
			expect(toContract({ ...btcusdt, status })).toBeUndefined();
	});

	it('has no maximum leverage where Bybit gives none, and is none without a symbol', () => {
		expect(contract({ leverageFilter: undefined }).maxLeverage).toBeUndefined();
		expect(contract({ leverageFilter: { maxLeverage: '' } }).maxLeverage).toBeUndefined();
		expect(toContract({ ...btcusdt, symbol: undefined })).toBeUndefined();
	});
});

describe('traitsOf', () => {
	const deliveryTime = String(Date.UTC(2027, 5, 25, 8));
	it.each([
		[{}, ['USDT perpetual']],
		[{ quoteCoin: 'USDC', settleCoin: 'USDC' }, ['USDC perpetual']],
		[
			{ contractType: 'InversePerpetual', quoteCoin: 'USD', settleCoin: 'BTC' },
			['inverse perpetual'],
		],
		[{ contractType: 'LinearFutures', deliveryTime }, ['USDT futures until Jun 25, 2027']],
		[
			{ contractType: 'InverseFutures', quoteCoin: 'USD', settleCoin: 'BTC', deliveryTime },
			['inverse futures until Jun 25, 2027'],
		],
		[{ contractType: 'LinearFutures' }, ['USDT futures']],
		[{ deliveryTime }, ['being delisted Jun 25, 2027', 'USDT perpetual']],
		[{ status: 'PreLaunch' }, ['pre-market', 'USDT perpetual']],
		[{ symbolType: 'stock' }, ['stock', 'USDT perpetual']],
		[{ symbolType: 'xstocks' }, ['stock', 'USDT perpetual']],
		[{ symbolType: 'commodity' }, ['commodity', 'USDT perpetual']],
		[{ symbolType: 'forex' }, ['forex', 'USDT perpetual']],
		[{ symbolType: 'innovation' }, ['USDT perpetual']],
		[{ symbolType: 'etf' }, ['etf', 'USDT perpetual']],
		[
			{ status: 'PreLaunch', symbolType: 'stock', deliveryTime },
			['being delisted Jun 25, 2027', 'pre-market', 'stock', 'USDT perpetual'],
		],
	])('of %j are %j', (over, traits) => {
		expect(traitsOf(contract(over))).toEqual(traits);
	});
});

describe('findContracts', () => {
	const named = (symbol: string, baseCoin: string, quoteCoin: string, ends = '', over = {}) =>
		contract({
			...{ symbol, baseCoin, quoteCoin, settleCoin: quoteCoin === 'USD' ? baseCoin : quoteCoin },
			contractType: ends === '' ? 'LinearPerpetual' : 'LinearFutures',
			deliveryTime: ends === '' ? '0' : String(Date.parse(ends)),
			...over,
		});
	const contracts = [
		named('1000BTTUSDT', '1000BTT', 'USDT'),
		named('AAPLUSDT', 'AAPL', 'USDT', '', { symbolType: 'stock' }),
		named('AAVEUSDT', 'AAVE', 'USDT'),
		named('BTC-25JUN27', 'BTC', 'USDC', '2027-06-25'),
		named('BTCDOMUSDT', 'BTCDOM', 'USDT'),
		named('BTCPERP', 'BTC', 'USDC'),
		named('BTCUSDT', 'BTC', 'USDT'),
		named('BTCUSDT-25JUN27', 'BTC', 'USDT', '2027-06-25'),
		named('BTCUSDT-26MAR27', 'BTC', 'USDT', '2027-03-26'),
		named('ETHPERP', 'ETH', 'USDC'),
		named('ETHUSDT', 'ETH', 'USDT'),
		named('NEWUSDT', 'NEW', 'USDT', '', { status: 'PreLaunch' }),
		named('PERPUSDT', 'PERP', 'USDT'),
		named('PUMPBTCUSDT', 'PUMPBTC', 'USDT'),
		named('SOLPERP', 'SOL', 'USDC'),
		named('SOLUSDT', 'SOL', 'USDT'),
	];
	const find = (typed?: string) => findContracts(contracts, typed).map(({ symbol }) => symbol);

	it('lists all when nothing was typed: BTC, ETH and SOL, then by name, then USDC, then futures', () => {
		const all = [
			...['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'AAPLUSDT', 'AAVEUSDT', 'BTCDOMUSDT', 'NEWUSDT'],
			...['PERPUSDT', 'PUMPBTCUSDT', '1000BTTUSDT', 'BTCPERP', 'ETHPERP', 'SOLPERP'],
			...['BTCUSDT-26MAR27', 'BTCUSDT-25JUN27', 'BTC-25JUN27'],
		];
		expect(find()).toEqual(all);
		expect(find('  ')).toEqual(all);
		expect(findContracts([...contracts].reverse()).map(({ symbol }) => symbol)).toEqual(all);
	});

	it.each([
		['sol perp', ['SOLUSDT', 'SOLPERP']],
		['perp sol', ['SOLUSDT', 'SOLPERP']],
		['SOL USDC', ['SOLPERP']],
		['sol', ['SOLUSDT', 'SOLPERP']],
		['SOL-PERP', ['SOLPERP']],
		['solperp', ['SOLPERP']],
		['btcusdt', ['BTCUSDT', 'BTCUSDT-26MAR27', 'BTCUSDT-25JUN27', 'PUMPBTCUSDT']],
		['btc usdt', ['BTCUSDT', 'BTCUSDT-26MAR27', 'BTCUSDT-25JUN27', 'BTCDOMUSDT', 'PUMPBTCUSDT']],
		['BTC/USDC', ['BTCPERP', 'BTC-25JUN27']],
		['btc/usdc:usdc', ['BTCPERP', 'BTC-25JUN27']],
		['BTCUSDC.P', ['BTCPERP', 'BTC-25JUN27']],
		['BTC/USDT:USDT-270326', ['BTCUSDT-26MAR27']],
		['btc futures', ['BTCUSDT-26MAR27', 'BTCUSDT-25JUN27', 'BTC-25JUN27']],
		['btc jun 2027', ['BTCUSDT-25JUN27', 'BTC-25JUN27']],
		['25jun', ['BTCUSDT-25JUN27', 'BTC-25JUN27']],
		['BTT', ['1000BTTUSDT']],
		['stock', ['AAPLUSDT']],
		['pre-market', ['NEWUSDT']],
		[' bybit:ethusdt.p ', ['ETHUSDT']],
		['ETHUSDT.', ['ETHUSDT']],
		['bybit:eth', ['ETHUSDT', 'ETHPERP']],
		['ethp', ['ETHPERP']],
		[
			'btcu',
			['BTCUSDT', 'BTCPERP', 'BTCUSDT-26MAR27', 'BTCUSDT-25JUN27', 'BTC-25JUN27', 'PUMPBTCUSDT'],
		],
		['DOGE', []],
		['doge perp', []],
		['sol nosuchword', []],
	])('finds for %j: %j', (typed, symbols) => {
		expect(find(typed)).toEqual(symbols);
	});

	it('puts a coin of that name before the word for perpetuals', () => {
		expect(find('perp').slice(0, 4)).toEqual(['PERPUSDT', 'BTCUSDT', 'ETHUSDT', 'SOLUSDT']);
	});

	it('sorts by name, whatever digits are in it', () => {
		const coins = ['C', 'B3', 'A'].map((coin) => named(`${coin}USDT`, coin, 'USDT'));
		expect(findContracts(coins).map(({ baseCoin }) => baseCoin)).toEqual(['A', 'B3', 'C']);
	});
});

describe('ContractCache', () => {
	const list = (symbol: string) => async () => [contract({ symbol })];

	it('drops the oldest of more than 20 lists', async () => {
		const cache = new ContractCache({ now: () => 0 });
		for (let index = 0; index < 50; index++) await cache.get(`key${index}`, list('OLD'));
		const symbols = async (key: string) => (await cache.get(key, list('NEW')))[0]?.symbol;
		expect(await symbols('key49')).toBe('OLD');
		expect(await symbols('key30')).toBe('OLD');
		expect(await symbols('key29')).toBe('NEW');
	});

	it('rejects for everyone who waits, and reads again for the next', async () => {
		const cache = new ContractCache({ now: () => 0 });
		const failing = async () => await Promise.reject(new Error('no'));
		const waiting = [cache.get('a', failing), cache.get('a', list('UNUSED'))];
		for (const result of await Promise.allSettled(waiting)) expect(result.status).toBe('rejected');
		expect(await cache.get('a', list('BTCUSDT'))).toHaveLength(1);
	});

	it('counts its minute from the response, not from the request', async () => {
		let now = 0;
		const cache = new ContractCache({ now: () => now });
		await cache.get('a', async () => {
			now = 50_000;
			return [];
		});
		now = 109_999;
		expect(await cache.get('a', list('BTCUSDT'))).toEqual([]);
		now = 110_000;
		expect(await cache.get('a', list('BTCUSDT'))).toHaveLength(1);
	});
});
