import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import fc from 'fast-check';

import { InputError } from '../../../../../nodes/Bybit/errors/InputError';
import { parseSymbol } from '../../../../../nodes/Bybit/resources/position/symbol';
import { Exchange } from '../../../../exchange';
import { instrumentOf } from '../../../../exchange';
import { WELL_KNOWN } from '../../../../exchange/instruments/knownInstruments';
import type { CcxtCall, CcxtReturn } from '../../../../exchange/tests/ccxtProcess';
import { thrownBy } from '../../errors/thrownBy';

const notBybit = 'is not a Bybit symbol';

const errorOf = (value: unknown) => thrownBy(InputError, () => parseSymbol(value));

describe('parseSymbol', () => {
	it.each([
		// Bybit
		['BTCUSDT', 'BTCUSDT'],
		['btcusdt', 'BTCUSDT'],
		[' BTCUSDT ', 'BTCUSDT'],
		['\tEthUsdt\n', 'ETHUSDT'],
		['1000PEPEUSDT', '1000PEPEUSDT'],
		['2ZUSDT', '2ZUSDT'],
		['AUSDT', 'AUSDT'],
		['USDCUSDT', 'USDCUSDT'],
		['BTCPERP', 'BTCPERP'],
		['hperp', 'HPERP'],
		['RLUSDPERP', 'RLUSDPERP'],
		['BTCUSD', 'BTCUSD'],
		['BTCUSDU25', 'BTCUSDU25'],
		['BTCUSDT-26SEP25', 'BTCUSDT-26SEP25'],
		['btc-05sep25', 'BTC-05SEP25'],
		['H-29FEB28', 'H-29FEB28'],
		// TradingView
		['BYBIT:BTCUSDT.P', 'BTCUSDT'],
		['bybit:btcusdt.p', 'BTCUSDT'],
		[' BYBIT:ETHUSDT.P ', 'ETHUSDT'],
		['BYBIT:BTCUSDT', 'BTCUSDT'],
		['BTCUSDT.P', 'BTCUSDT'],
		['BYBIT:BTCUSD.P', 'BTCUSD'],
		['BYBIT:BTCUSDC.P', 'BTCPERP'],
		['BTCUSDC.P', 'BTCPERP'],
		['BYBIT:BTCPERP', 'BTCPERP'],
		// ccxt
		['BTC/USDT', 'BTCUSDT'],
		['btc/usdt', 'BTCUSDT'],
		['BTC/USDT:USDT', 'BTCUSDT'],
		['1000PEPE/USDT:USDT', '1000PEPEUSDT'],
		['BTC/USDC', 'BTCPERP'],
		['BTC/USDC:USDC', 'BTCPERP'],
		['BTC/USD', 'BTCUSD'],
		['BTC/USD:BTC', 'BTCUSD'],
		['BTC/USDT:USDT-250926', 'BTCUSDT-26SEP25'],
		['BTC/USDC:USDC-250905', 'BTC-05SEP25'],
		['eth/usdc:usdc-280229', 'ETH-29FEB28'],
		['BTC/USD:BTC-250328', 'BTCUSDH25'],
		['BTC/USD:BTC-250627', 'BTCUSDM25'],
		['BTC/USD:BTC-250926', 'BTCUSDU25'],
		['ETH/USD:ETH-251226', 'ETHUSDZ25'],
		// The former name of USDC perpetuals
		['BTC-PERP', 'BTCPERP'],
		['btc-perp', 'BTCPERP'],
	])('reads %j as %s', (value, symbol) => {
		expect(parseSymbol(value)).toBe(symbol);
	});

	it.each([
		['BYBIT:BTCUSDT:ETHUSDT', 'BTCUSDT'],
		['BTCUSDT:ETHUSDT', 'BTCUSDT'],
		['BYBIT:BTCUSDT/BYBIT:ETHUSDT', 'BTCUSDT'],
		['BTCUSDT.P/ETHUSDT.P', 'BTCUSDT'],
		['BTCUSDTPERP', 'BTCUSDT'],
		['BYBIT:BTCUSDTPERP', 'BTCUSDT'],
		['BTCUSDT-PERP', 'BTCUSDT'],
		['BTCUSDT_PERP', 'BTCUSDT'],
		['BTCUSDCPERP', 'BTCPERP'],
		['BTCUSDC', 'BTCPERP'],
		['BYBIT:BTCUSDC', 'BTCPERP'],
		['BTCUSDU2025', 'BTCUSDU25'],
		['BYBIT:ETHUSDZ2026', 'ETHUSDZ26'],
		['BTC/USD:USDC', 'BTCPERP'],
		['BTC/USD:BTC-250912', 'BTCUSDU25'],
		['BTC USDT', 'BTCUSDT'],
		['BTC-USDT', 'BTCUSDT'],
		['BTC_USDT', 'BTCUSDT'],
		['BTC-USDT-SWAP', 'BTCUSDT'],
		['BTC-USD', 'BTCUSD'],
		['BTC-USDC', 'BTCPERP'],
		['btc', 'BTCUSDT'],
	])('refuses %j and asks whether %s was meant', (value, likely) => {
		const { message, description } = errorOf(value);
		expect(message).toBe(`Symbol ${JSON.stringify(value)} ${notBybit}. Did you mean ${likely}?`);
		expect(description).toMatch(/BTC\/USDT/);
		expect(parseSymbol(likely)).toBe(likely);
	});

	it.each([
		'BTCUSDTU2025',
		'BTCUSDT,ETHUSDT',
		'BTC/USDT:BTC',
		'BTC/USDT:USDC',
		'BTC/USDC:USDT',
		'BTC/USD:ETH',
		'BTC/USDT:USDC-250926',
		'BTC/USDT-250926',
		'BTC/USDT:USDT-25092',
		'BTC/USDT:USDT-20250926',
		'BTC/USDT:USDT-250926-100000-C',
		'ETH/BTC',
		'BTC.PUSDT',
		'BTC/USDT.P',
		'BTC/USDT/USDC',
		'BTCUSDT-26SEP25.P',
		'BTC-26SEP25-100000-C',
		'ВТСUSDT',
		'lıtusdt',
		'BTCUSD\u200bT',
		'12345',
		'{{ticker}}',
		'BTCUSDT&category=inverse',
		'BYBIT:',
		'BYBIT:BTCUSDT.P.P',
		'BYBIT:BTC/USDT',
		'/USDT',
		'A'.repeat(29),
		42,
		true,
		['BTCUSDT'],
		{ name: 'BTCUSDT' },
	])('refuses %j', (value) => {
		const { message } = errorOf(value);
		expect(message).toContain(notBybit);
		expect(message).not.toContain('Did you mean');
	});

	it.each(['', '   ', null, undefined])('says that Symbol is empty for %j', (value) => {
		const { message, description } = errorOf(value);
		expect(message).toBe('Symbol is empty');
		expect(description).toContain('expression');
	});

	it.each([
		['BINANCE:BTCUSDT.P', 'BTCUSDT'],
		['okx:solusdt', 'SOLUSDT'],
		['BINANCE:BTCUSDC.P', 'BTCPERP'],
		['CME:ES1!', 'BTCUSDT'],
		['BINANCE:BTCUSDTPERP', 'BTCUSDT'],
		['NASDAQ:AAPL', 'BTCUSDT'],
	])('tells %j from a symbol of Bybit, and names %s instead', (value, likely) => {
		expect(errorOf(value).message).toBe(
			`Symbol "${value}" is from another exchange. Use a Bybit chart, or e.g. ${likely}`,
		);
	});

	it.each([
		'BTC/USDT:USDT-250230',
		'BTC/USDC:USDC-251301',
		'BTC/USD:BTC-250931',
		'BTC/USDT:USDT-250900',
		'BTCUSDT-31JUN25',
		'BTC-00SEP25',
		'BTC-29FEB27',
		'BTC-26SEX25',
	])('refuses %j: there is no such day', (value) => {
		expect(errorOf(value).message).toBe(`Symbol "${value}" contains a date that does not exist`);
	});

	it('refuses inverse futures of a month without any', () => {
		expect(errorOf('BTC/USD:BTC-250829').message).toBe(
			'Symbol "BTC/USD:BTC-250829" is not a Bybit symbol: inverse futures expire in March, June, September or December',
		);
	});

	const part = fc.constantFrom(
		...['BTC', 'ETH', '1000PEPE', 'USDT', 'USDC', 'USD', 'PERP', 'RLUSD', 'A', 'bybit', 'BINANCE'],
		...[':', '/', '-', '.', '.P', '_', ' ', 'U', 'U25', '2025', '250926', '26SEP25', '31FEB25', ''],
	);
	const likeSymbols = fc.array(part, { maxLength: 7 }).map((parts) => parts.join(''));
	const anything = fc.oneof(likeSymbols, fc.string(), fc.string({ unit: 'binary' }), fc.anything());

	it('returns symbols that it reads as themselves, and throws nothing but InputError', () => {
		fc.assert(
			fc.property(anything, (value) => {
				try {
					const symbol = parseSymbol(value);
					expect(symbol).toMatch(/^[A-Z0-9-]{4,36}$/);
					expect(parseSymbol(symbol)).toBe(symbol);
					expect(parseSymbol(` ${symbol.toLowerCase()}\n`)).toBe(symbol);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
				}
			}),
			{ numRuns: 5_000 },
		);
	});
});

const years = ['25', '26', '27', '28', '29', '30'];

/** Every Friday of six years as Bybit writes it, such as `26SEP25`. */
function fridays(): string[] {
	const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
	const first = Date.UTC(2025, 0, 3);
	return Array.from({ length: 312 }, (_, week) => {
		const date = new Date(first + week * 7 * 86_400_000);
		const day = String(date.getUTCDate()).padStart(2, '0');
		return `${day}${months[date.getUTCMonth()]}${String(date.getUTCFullYear()).slice(2)}`;
	});
}

it('reads every symbol of ccxt as the name that ccxt itself sends to Bybit', async () => {
	const quarters = years.flatMap((year) => ['H', 'M', 'U', 'Z'].map((code) => `${code}${year}`));
	const exchange = await Exchange.start({
		instruments: [
			...WELL_KNOWN.map(instrumentOf),
			...fridays().map((day) => instrumentOf([`XRPUSDT-${day}`, 'XRP', 'USDT', 50, 0.01, 2])),
			...fridays().map((day) => instrumentOf([`XRP-${day}`, 'XRP', 'USDC', 50, 0.01, 2])),
			...quarters.map((code) => instrumentOf([`XRPUSD${code}`, 'XRP', 'XRP', 50, 0.01, 2])),
		],
	});
	const ccxt = fork(join(__dirname, '../../../../exchange/tests/ccxtProcess.ts'), {
		execArgv: ['--import', 'tsx'],
	});
	try {
		const { apiKey, apiSecret } = exchange.account;
		const call: CcxtCall = {
			...{ id: 0, url: exchange.url, apiKey, secret: apiSecret, method: 'loadMarkets', args: [] },
		};
		ccxt.send(call);
		const [{ result }] = (await once(ccxt, 'message')) as [CcxtReturn];
		const markets = Object.values(result as Record<string, { id: string; symbol: string }>);

		expect(markets.length).toBeGreaterThan(670);
		expect(markets.filter(({ id }) => /^XRPUSD[HMUZ]\d\d$/.test(id))).toHaveLength(24);
		const differing = markets.filter(({ id, symbol }) => parseSymbol(symbol) !== id);
		expect(differing).toEqual([]);
	} finally {
		ccxt.kill();
		await exchange.close();
	}
});
