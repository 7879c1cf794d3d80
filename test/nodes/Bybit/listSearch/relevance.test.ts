import type { Contract } from '../../../../nodes/Bybit/listSearch/contract';
import { mostRelevant } from '../../../../nodes/Bybit/listSearch/relevance';

const contract = (symbol: string, baseCoin: string, quoteCoin: string, ends = ''): Contract => ({
	symbol,
	baseCoin,
	quoteCoin,
	settleCoin: quoteCoin === 'USD' ? baseCoin : quoteCoin,
	deliveryTime: ends === '' ? 0 : Date.parse(ends),
	maxLeverage: 50,
});

const contracts = [
	contract('1000BTTUSDT', '1000BTT', 'USDT'),
	contract('AAVEUSDT', 'AAVE', 'USDT'),
	contract('BTC-25JUN27', 'BTC', 'USDC', '2027-06-25'),
	contract('BTCDOMUSDT', 'BTCDOM', 'USDT'),
	contract('BTCPERP', 'BTC', 'USDC'),
	contract('BTCUSDT', 'BTC', 'USDT'),
	contract('BTCUSDT-25JUN27', 'BTC', 'USDT', '2027-06-25'),
	contract('BTCUSDT-26MAR27', 'BTC', 'USDT', '2027-03-26'),
	contract('ETHPERP', 'ETH', 'USDC'),
	contract('ETHUSDT', 'ETH', 'USDT'),
	contract('PUMPBTCUSDT', 'PUMPBTC', 'USDT'),
];

const found = (typed?: string) => mostRelevant(contracts, typed).map(({ symbol }) => symbol);

describe('what fits best to what was typed', () => {
	it('is the symbol itself, then what begins so', () => {
		expect(found('btcusdt')).toEqual([
			'BTCUSDT',
			'BTCUSDT-26MAR27',
			'BTCUSDT-25JUN27',
			'PUMPBTCUSDT',
		]);
	});

	it('is the coin itself, perpetuals in USDT first, then what begins so, then what holds it', () => {
		expect(found('btc')).toEqual([
			'BTCUSDT',
			'BTCPERP',
			'BTCUSDT-26MAR27',
			'BTCUSDT-25JUN27',
			'BTC-25JUN27',
			'BTCDOMUSDT',
			'PUMPBTCUSDT',
		]);
	});

	it.each([
		['BTC/USDC', ['BTCPERP', 'BTC-25JUN27']],
		['btc/usdc:usdc', ['BTCPERP', 'BTC-25JUN27']],
		['25jun', ['BTCUSDT-25JUN27', 'BTC-25JUN27']],
		['BTT', ['1000BTTUSDT']],
		[' bybit:ethusdt.p ', ['ETHUSDT']],
		['ETHUSDT.', ['ETHUSDT']],
		['ethp', ['ETHPERP']],
		['DOGE', []],
	])('%s is %j', (typed, symbols) => {
		expect(found(typed)).toEqual(symbols);
	});

	it('is what begins so, in symbol or pair, before what holds it', () => {
		expect(found('btcu')).toEqual([
			'BTCUSDT',
			'BTCPERP',
			'BTCUSDT-26MAR27',
			'BTCUSDT-25JUN27',
			'BTC-25JUN27',
			'PUMPBTCUSDT',
		]);
	});

	it('settles in USDT, else in USDC, else in the coin', () => {
		const inverse = contract('BTCUSD', 'BTC', 'USD');
		expect(mostRelevant([inverse, ...contracts], 'btc').map(({ symbol }) => symbol)[2]).toBe(
			'BTCUSD',
		);
	});

	it('is in the order of the alphabet, whatever digits are in the name', () => {
		const coins = ['C', 'B3', 'A'].map((coin) => contract(`${coin}USDT`, coin, 'USDT'));
		expect(mostRelevant(coins).map(({ baseCoin }) => baseCoin)).toEqual(['A', 'B3', 'C']);
	});

	it('is, when nothing was typed, everything: perpetuals in USDT first, numbered coins after letters', () => {
		const all = [
			'AAVEUSDT',
			'BTCUSDT',
			'BTCDOMUSDT',
			'ETHUSDT',
			'PUMPBTCUSDT',
			'1000BTTUSDT',
			'BTCPERP',
			'ETHPERP',
			'BTCUSDT-26MAR27',
			'BTCUSDT-25JUN27',
			'BTC-25JUN27',
		];
		expect(found()).toEqual(all);
		expect(found('  ')).toEqual(all);
		expect(mostRelevant([...contracts].reverse()).map(({ symbol }) => symbol)).toEqual(all);
	});
});
