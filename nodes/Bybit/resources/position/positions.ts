import { InputError } from '../../errors/InputError';
import type { OperationContext } from '../../client/operationContext';
import type { SymbolParams } from './symbolFields';
import { isListOf, isNumeric, isObjectOf } from './resultChecks';
import type { SideField, SideLeverages } from './side';

/** A row of Get Position Info. @see https://bybit-exchange.github.io/docs/v5/position */
interface PositionRow {
	/** 0 in one-way mode; in hedge mode 1 for the buy and 2 for the sell side. */
	positionIdx: number;
	/** When flat: empty, or `None` on a classic account. */
	side: string;
	/** In contracts or coins, as text. */
	size: string;
	/** In ×, as text; empty in portfolio margin. */
	leverage: string;
	/** In the coin that the risk tiers are in, as text; empty when flat. */
	positionValue?: string;
}

/** The result of Get Position Info. */
export interface PositionList {
	list: PositionRow[];
}

/** Whether a result is a whole {@link PositionList}. */
export function isPositionList(result: unknown): boolean {
	return isListOf(result, (row) =>
		isObjectOf(row, {
			positionIdx: (index) => typeof index === 'number',
			side: (side) => typeof side === 'string',
			size: isNumeric,
			leverage: (leverage) => leverage === '' || isNumeric(leverage),
		}),
	);
}

/** The result of Get Futures Leverage: every symbol of a category. @see https://bybit-exchange.github.io/docs/v5/position/batch-lvg */
export interface FuturesLeverages {
	/** A row per symbol in one-way mode, one per side in hedge mode; its `side` means nothing. */
	list: Array<Pick<PositionRow, 'positionIdx' | 'leverage'> & { symbol: string }>;
}

/** Whether a result is a whole {@link FuturesLeverages}. */
export function isFuturesLeverages(result: unknown): boolean {
	return isListOf(result, (row) =>
		isObjectOf(row, {
			symbol: (symbol) => typeof symbol === 'string' && symbol !== '',
			positionIdx: (index) => typeof index === 'number',
			leverage: isNumeric,
		}),
	);
}

type PositionMode = 'oneWay' | 'hedge';

function positionModeOf({ positionIdx }: Pick<PositionRow, 'positionIdx'>): PositionMode {
	return positionIdx > 0 ? 'hedge' : 'oneWay';
}

/** The leverage of every symbol, in Bybit's order. In ×. */
export function leveragesBySymbol({
	list,
}: FuturesLeverages): Array<{ symbol: string; positionMode: PositionMode } & SideLeverages> {
	const bySymbol = new Map<string, FuturesLeverages['list']>();
	for (const row of list) bySymbol.set(row.symbol, [...(bySymbol.get(row.symbol) ?? []), row]);
	return [...bySymbol].flatMap(([symbol, rows]) => {
		const buy = rows.find((row) => row.positionIdx !== 2) ?? rows[0];
		const sell = rows.find((row) => row.positionIdx === 2) ?? buy;
		if (!buy || !sell) return [];
		return {
			symbol,
			buyLeverage: Number(buy.leverage),
			sellLeverage: Number(sell.leverage),
			positionMode: positionModeOf(buy),
		};
	});
}

/** What an account has set for a symbol, whether it holds a position or not. */
export interface LeverageState {
	/** In ×. */
	leverages: SideLeverages;
	positionMode: PositionMode;
	/** The open positions; none when flat. Sizes in contracts or coins. */
	positions: Array<{ side: 'Buy' | 'Sell'; size: number }>;
	/** Value of the position behind each side's risk tier, in the coin that the tiers are in; 0 when flat. */
	positionValues: Record<SideField, number>;
}

const HEDGE_SIDES: Readonly<Record<number, 'Buy' | 'Sell'>> = { 1: 'Buy', 2: 'Sell' };

function openPosition({ positionIdx, side, size }: PositionRow): LeverageState['positions'] {
	if (Number(size) === 0) return [];
	return [
		{
			side: HEDGE_SIDES[positionIdx] ?? (side === 'Sell' ? 'Sell' : 'Buy'),
			size: Number(size),
		},
	];
}

/**
 * @throws {InputError} in portfolio margin, where a symbol has no leverage of its own, and when Bybit lists
 *   no row for the symbol
 */
export function leverageState({ list }: PositionList, symbol: string): LeverageState {
	const buy = list.find((row) => row.positionIdx !== 2);
	const sell = list.find((row) => row.positionIdx === 2) ?? buy;
	if (!buy || !sell)
		throw new InputError(
			`${symbol}: Bybit returned no position settings for this symbol`,
			'Check that Symbol belongs to Category, and that the account may trade this contract.',
		);
	if (!buy.leverage || !sell.leverage)
		throw new InputError(
			`${symbol}: portfolio margin has no leverage per symbol`,
			'There is nothing to read or to set: Bybit derives leverage from the whole account. To set it per symbol, switch to cross or isolated margin with Account → Set Margin Mode.',
		);
	return {
		leverages: { buyLeverage: Number(buy.leverage), sellLeverage: Number(sell.leverage) },
		positionMode: positionModeOf(buy),
		positions: list.flatMap(openPosition),
		positionValues: {
			buyLeverage: Number(buy.positionValue ?? 0),
			sellLeverage: Number(sell.positionValue ?? 0),
		},
	};
}

/**
 * Reads what the account has set for the operation's symbol.
 *
 * @throws {BybitRequestError} for every response but a success
 * @throws {InputError} as {@link leverageState} does
 */
export async function getLeverageState(
	context: OperationContext<SymbolParams>,
): Promise<LeverageState> {
	const { category, symbol } = context.params;
	const { result } = await context.get<PositionList>(
		'/v5/position/list',
		{ category, symbol },
		isPositionList,
	);
	return leverageState(result, symbol);
}
