import type { InstrumentRow } from './knownInstruments';

const GENERATED_COUNT = 720;
const MAX_LEVERAGES = [12.5, 16.67, 20, 25, 25, 40, 50, 75];
const LEVERAGE_STEPS = [0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.1, 1];
const SYLLABLES = ['AL', 'BO', 'CY', 'DA', 'EN', 'FI', 'GO', 'HY', 'IO', 'KA', 'LU', 'MO'];

/**
 * USDT perpetuals with made-up coins, the same on every run, so that the list has Bybit's length:
 * more than one default page, and most leverage limits that occur.
 */
export function generatedRows(): InstrumentRow[] {
	const rows: InstrumentRow[] = [];
	for (let index = 0; index < GENERATED_COUNT; index++) {
		const baseCoin = coinName(index);
		const maxLeverage = pick(MAX_LEVERAGES, index);
		const leverageStep = Number.isInteger(maxLeverage) ? pick(LEVERAGE_STEPS, index) : 0.01;
		// Prices spread over seven orders of magnitude, as on a real list.
		const markPrice = Number((10 ** ((index % 8) - 4) * (1 + (index % 9))).toPrecision(2));
		rows.push([`${baseCoin}USDT`, baseCoin, 'USDT', maxLeverage, leverageStep, markPrice]);
	}
	return rows;
}

/** Three syllables counted up, with the thousands prefix of cheap coins on some. */
function coinName(index: number): string {
	const base = SYLLABLES.length;
	const name =
		pick(SYLLABLES, index) +
		pick(SYLLABLES, Math.floor(index / base)) +
		pick(SYLLABLES, Math.floor(index / base ** 2));
	return index % 20 === 7 ? `1000${name}` : name;
}

function pick<T>(list: readonly T[], index: number): T {
	return list[index % list.length] as T;
}
