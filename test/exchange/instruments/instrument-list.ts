import { generatedRows } from './generated';
import type { Category, ContractType, Instrument } from './instrument';
import { riskTiersFor } from './risk-tiers';
import { WELL_KNOWN, type InstrumentRow } from './well-known';

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
	const [symbol, baseCoin, settleCoin, maxLeverage, leverageStep, markPrice, status] = row;
	const category: Category = LINEAR_SETTLE_COINS.includes(settleCoin) ? 'linear' : 'inverse';
	const deliveryTime = deliveryTimeOf(symbol);
	const maxLeverageE2 = Math.round(maxLeverage * 100);
	return {
		category,
		symbol,
		contractType: contractTypeOf(category, deliveryTime > 0),
		status: status ?? 'Trading',
		baseCoin,
		quoteCoin: category === 'inverse' ? 'USD' : settleCoin,
		settleCoin,
		deliveryTime,
		maxLeverageE2,
		leverageStepE2: Math.round(leverageStep * 100),
		markPrice,
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
