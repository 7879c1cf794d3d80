import type { InstrumentStatus, SymbolType } from './listedInstrument';

/** What most contracts don't have. */
export interface InstrumentExtras {
	/** Default `Trading`. */
	status?: InstrumentStatus;
	symbolType?: SymbolType;
	/** ms since 1970: when a perpetual is delisted. */
	deliveryTime?: number;
}

/** symbol, base coin, settle coin, largest leverage, leverage step, mark price, extras */
export type InstrumentRow = readonly [
	symbol: string,
	baseCoin: string,
	settleCoin: string,
	maxLeverage: number,
	leverageStep: number,
	markPrice: number,
	extras?: InstrumentExtras,
];

const DELISTED: InstrumentExtras = { status: 'Closed', deliveryTime: Date.UTC(2025, 5, 1, 8) };

/** Contracts that people and documents name. Prices are round numbers, not quotes. */
export const WELL_KNOWN: readonly InstrumentRow[] = [
	['BTCUSDT', 'BTC', 'USDT', 100, 0.01, 100_000],
	['ETHUSDT', 'ETH', 'USDT', 100, 0.01, 4_000],
	['SOLUSDT', 'SOL', 'USDT', 100, 0.01, 200],
	['XRPUSDT', 'XRP', 'USDT', 75, 0.01, 2.5],
	['DOGEUSDT', 'DOGE', 'USDT', 75, 0.01, 0.25],
	['BNBUSDT', 'BNB', 'USDT', 75, 0.01, 900],
	['ADAUSDT', 'ADA', 'USDT', 75, 0.01, 0.8],
	['LINKUSDT', 'LINK', 'USDT', 75, 0.01, 20],
	['AVAXUSDT', 'AVAX', 'USDT', 50, 0.01, 30],
	['LTCUSDT', 'LTC', 'USDT', 50, 0.01, 100],
	['DOTUSDT', 'DOT', 'USDT', 50, 0.01, 5],
	['SUIUSDT', 'SUI', 'USDT', 50, 0.01, 3],
	['TONUSDT', 'TON', 'USDT', 50, 0.01, 3],
	['TRXUSDT', 'TRX', 'USDT', 75, 0.01, 0.3],
	['1000PEPEUSDT', '1000PEPE', 'USDT', 75, 0.01, 0.01],
	['1000BONKUSDT', '1000BONK', 'USDT', 50, 0.01, 0.02],
	['SHIB1000USDT', 'SHIB1000', 'USDT', 50, 0.01, 0.01],
	['10000LADYSUSDT', '10000LADYS', 'USDT', 12.5, 0.01, 0.0002],
	['MNTUSDT', 'MNT', 'USDT', 25, 0.01, 1],
	['ZECUSDT', 'ZEC', 'USDT', 25, 0.1, 300],
	['DYMUSDT', 'DYM', 'USDT', 12.5, 0.1, 0.2],
	['USDCUSDT', 'USDC', 'USDT', 20, 1, 1],
	['BTCPERP', 'BTC', 'USDC', 100, 0.01, 100_000],
	['ETHPERP', 'ETH', 'USDC', 100, 0.01, 4_000],
	['SOLPERP', 'SOL', 'USDC', 50, 0.01, 200],
	['BTCUSDT-26MAR27', 'BTC', 'USDT', 50, 0.01, 101_000],
	['BTCUSDT-25JUN27', 'BTC', 'USDT', 50, 0.01, 102_000],
	['BTCUSDT-31DEC27', 'BTC', 'USDT', 50, 0.01, 104_000],
	['ETHUSDT-26MAR27', 'ETH', 'USDT', 50, 0.01, 4_050],
	['ETHUSDT-25JUN27', 'ETH', 'USDT', 50, 0.01, 4_100],
	['BTC-25JUN27', 'BTC', 'USDC', 50, 0.01, 102_000],
	['ETH-25JUN27', 'ETH', 'USDC', 50, 0.01, 4_100],
	['BTCUSDT-26DEC25', 'BTC', 'USDT', 50, 0.01, 90_000, { status: 'Closed' }],
	['BTCUSDT-26JUN26', 'BTC', 'USDT', 50, 0.01, 100_000, { status: 'Delivering' }],
	['ETHUSDT-26JUN26', 'ETH', 'USDT', 50, 0.01, 4_000, { status: 'Settling' }],
	['LUNAUSDT', 'LUNA', 'USDT', 25, 0.01, 0.1, DELISTED],
	['FADEUSDT', 'FADE', 'USDT', 25, 0.01, 0.05, { deliveryTime: Date.UTC(2027, 0, 15, 8) }],
	['TSLAUSDT', 'TSLA', 'USDT', 20, 0.01, 400, { symbolType: 'stock' }],
	['XAUUSDT', 'XAU', 'USDT', 50, 0.01, 4_000, { symbolType: 'commodity' }],
	['EURUSDT', 'EUR', 'USDT', 50, 0.01, 1.15, { symbolType: 'forex' }],
	['MEMEUSDT', 'MEME', 'USDT', 12.5, 0.01, 0.004, { symbolType: 'innovation' }],
	['NEWUSDT', 'NEW', 'USDT', 5, 0.01, 1, { status: 'PreLaunch' }],
	['SOONUSDT', 'SOON', 'USDT', 5, 0.01, 2, { status: 'PreLaunch' }],
	['BTCUSD', 'BTC', 'BTC', 100, 0.01, 100_000],
	['ETHUSD', 'ETH', 'ETH', 100, 0.01, 4_000],
	['XRPUSD', 'XRP', 'XRP', 50, 0.01, 2.5],
	['SOLUSD', 'SOL', 'SOL', 50, 0.01, 200],
	['ADAUSD', 'ADA', 'ADA', 50, 0.01, 0.8],
	['DOTUSD', 'DOT', 'DOT', 50, 0.01, 5],
	['LTCUSD', 'LTC', 'LTC', 50, 0.01, 100],
	['DOGEUSD', 'DOGE', 'DOGE', 50, 0.01, 0.25],
	['LINKUSD', 'LINK', 'LINK', 50, 0.01, 20],
	['AVAXUSD', 'AVAX', 'AVAX', 50, 0.01, 30],
	['ATOMUSD', 'ATOM', 'ATOM', 25, 0.1, 4],
	['UNIUSD', 'UNI', 'UNI', 25, 0.01, 8],
	['FILUSD', 'FIL', 'FIL', 25, 0.01, 2],
	['NEARUSD', 'NEAR', 'NEAR', 25, 0.01, 2],
	['APTUSD', 'APT', 'APT', 25, 0.01, 4],
	['BNBUSD', 'BNB', 'BNB', 50, 0.01, 900],
	['BCHUSD', 'BCH', 'BCH', 50, 0.01, 500],
	['ETCUSD', 'ETC', 'ETC', 25, 1, 18],
	['SUIUSD', 'SUI', 'SUI', 50, 0.01, 3],
	['MANAUSD', 'MANA', 'MANA', 12.5, 0.01, 0.3],
	['BTCUSDH27', 'BTC', 'BTC', 100, 0.01, 101_000],
	['BTCUSDM27', 'BTC', 'BTC', 100, 0.01, 102_000],
	['ETHUSDH27', 'ETH', 'ETH', 100, 0.01, 4_050],
	['ETHUSDM27', 'ETH', 'ETH', 100, 0.01, 4_100],
	['BTCUSDH26', 'BTC', 'BTC', 100, 0.01, 90_000, { status: 'Closed' }],
	['BTCUSDM26', 'BTC', 'BTC', 100, 0.01, 100_000, { status: 'Delivering' }],
	['EOSUSD', 'EOS', 'EOS', 50, 0.01, 0.5, DELISTED],
];
