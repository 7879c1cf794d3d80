import { generatedRows } from './generatedInstruments';
import type { Category, ContractType, Instrument, RiskTier } from './listedInstrument';
import { WELL_KNOWN, type InstrumentRow } from './knownInstruments';

const LINEAR_SETTLE_COINS = ['USDT', 'USDC'];
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** `BTCUSDT-25JUN27`, `BTC-25JUN27`: the last trading day is spelled out. */
const LINEAR_FUTURES = /-(\d{2})([A-Z]{3})(\d{2})$/;
/** `BTCUSDH27`: the quarter's letter and the year. */
const INVERSE_FUTURES = /USD([HMUZ])(\d{2})$/;
const QUARTER_MONTHS: Readonly<Record<string, number>> = { H: 2, M: 5, U: 8, Z: 11 };

/** All contracts of the exchange, sorted by symbol as Bybit's pages are. */
export function instrumentList(): Instrument[] {
	return [...WELL_KNOWN, ...generatedRows()]
		.map(instrumentOf)
		.sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
}

/** The contract that a row of a table stands for. */
export function instrumentOf(row: InstrumentRow, index = 0): Instrument {
	const [symbol, baseCoin, settleCoin, maxLeverage, leverageStep, markPrice, extras = {}] = row;
	const category: Category = LINEAR_SETTLE_COINS.includes(settleCoin) ? 'linear' : 'inverse';
	const dated = deliveryTimeOf(symbol);
	const maxLeverageE2 = Math.round(maxLeverage * 100);
	return {
		category,
		symbol,
		contractType: contractTypeOf(category, dated > 0),
		status: extras.status ?? 'Trading',
		baseCoin,
		quoteCoin: category === 'inverse' ? 'USD' : settleCoin,
		settleCoin,
		symbolType: extras.symbolType ?? '',
		deliveryTime: extras.deliveryTime ?? dated,
		maxLeverageE2,
		leverageStepE2: Math.round(leverageStep * 100),
		markPrice,
		// The first rows of the table are the most traded, as on the real list.
		turnover24h: Math.round((category === 'linear' ? 2e10 : 1e4) / (index + 1) ** 1.2),
		riskTiers: riskTiersFor(category, maxLeverageE2, index * 10 + 1),
	};
}

function contractTypeOf(category: Category, dated: boolean): ContractType {
	if (category === 'linear') return dated ? 'LinearFutures' : 'LinearPerpetual';
	return dated ? 'InverseFutures' : 'InversePerpetual';
}

/** Delivery at 08:00 UTC of the day in the symbol, ms since 1970; 0 for a perpetual. */
function deliveryTimeOf(symbol: string): number {
	const linear = LINEAR_FUTURES.exec(symbol);
	if (linear) {
		const [, day, month, year] = linear;
		return Date.UTC(2000 + Number(year), MONTHS.indexOf(month ?? ''), Number(day), 8);
	}
	const inverse = INVERSE_FUTURES.exec(symbol);
	if (!inverse) return 0;
	const [, quarter, year] = inverse;
	return lastFriday(2000 + Number(year), QUARTER_MONTHS[quarter ?? ''] ?? 0);
}

function lastFriday(year: number, month: number): number {
	const lastDay = new Date(Date.UTC(year, month + 1, 0, 8));
	return lastDay.getTime() - ((lastDay.getUTCDay() + 2) % 7) * 86_400_000;
}

/** Shares of an instrument's largest leverage that its risk tiers allow, from the lowest tier up. */
const TIER_SHARES = [1, 0.75, 0.5, 0.25, 0.1];

/** Position values up to which the lowest tier reaches: quote coin for linear, base coin for inverse. */
const LOWEST_LIMIT = { linear: 200_000, inverse: 150 };

/**
 * Tiers for an instrument: each allows a larger position than the one below, at less leverage.
 * @param maxLeverageE2 the instrument's largest leverage, in hundredths
 * @param firstId id of the lowest tier; ids are unique over the whole exchange
 * @see https://bybit-exchange.github.io/docs/v5/market/risk-limit
 */
function riskTiersFor(
	category: 'linear' | 'inverse',
	maxLeverageE2: number,
	firstId: number,
): RiskTier[] {
	// A more liquid contract has both more leverage and more room.
	const lowest = LOWEST_LIMIT[category] * Math.max(1, Math.round(maxLeverageE2 / 2500));
	return TIER_SHARES.map((share, index) => {
		const tierMaxE2 = Math.max(100, Math.floor(maxLeverageE2 * share));
		const initialMargin = round(100 / tierMaxE2);
		return {
			id: firstId + index,
			riskLimitValue: lowest * (index + 1),
			maintenanceMargin: round(initialMargin / 2),
			initialMargin,
			maxLeverageE2: tierMaxE2,
		};
	});
}

function round(rate: number): number {
	return Math.round(rate * 1e6) / 1e6;
}
