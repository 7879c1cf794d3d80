import { InputError } from '../../errors/InputError';
import type { Subject } from './subject';

/** A row of the answer to Get Position Info. @see https://bybit-exchange.github.io/docs/v5/position */
interface PositionRow {
	/** 0 in one-way mode; in hedge mode 1 for the buy and 2 for the sell side. */
	positionIdx: number;
	/** When flat: empty, or `None` on a classic account. */
	side: '' | 'None' | 'Buy' | 'Sell';
	/** In contracts or coins, in text. */
	size: string;
	/** In ×, in text; empty in portfolio margin. */
	leverage: string;
}

export interface PositionList {
	list: PositionRow[];
}

/** Leverages in ×. */
export interface Leverages {
	buyLeverage: number;
	sellLeverage: number;
}

/** What an account has set for a symbol, whether it holds a position or not. */
export interface LeverageState extends Leverages {
	positionMode: 'oneWay' | 'hedge';
	/** `side` is the row's in hedge mode, the position's in one-way mode, empty when that is flat. */
	positions: Array<{ side: '' | 'Buy' | 'Sell'; size: number }>;
}

const hedgeSides = { 1: 'Buy', 2: 'Sell' } as const;

function sideOf({ positionIdx, side }: PositionRow): '' | 'Buy' | 'Sell' {
	if (positionIdx === 1 || positionIdx === 2) return hedgeSides[positionIdx];
	return side === 'None' ? '' : side;
}

/**
 * @throws {InputError} in portfolio margin, where a symbol has no leverage of its own, and when Bybit
 *   lists no row for the symbol
 */
export function leverageState({ list }: PositionList, { symbol }: Subject): LeverageState {
	const buy = list.find((row) => row.positionIdx !== 2);
	const sell = list.find((row) => row.positionIdx === 2) ?? buy;
	if (!buy || !sell)
		throw new InputError(
			`${symbol}: Bybit lists no position settings for this symbol`,
			'Check that Category and Symbol belong together and that the account may trade this contract.',
		);
	if (!buy.leverage || !sell.leverage)
		throw new InputError(
			`${symbol}: in portfolio margin there is no leverage to read or to set`,
			'Bybit derives it from the whole account. Switch the margin mode to Isolated or Cross in Bybit under Derivatives → Margin Mode to have a leverage per symbol.',
		);
	return {
		buyLeverage: Number(buy.leverage),
		sellLeverage: Number(sell.leverage),
		positionMode: buy.positionIdx > 0 ? 'hedge' : 'oneWay',
		positions: list.map((row) => ({ side: sideOf(row), size: Number(row.size) })),
	};
}
