import type { Account } from '../accounts/accounts';
import { positionModeOf } from '../accounts/accountModes';
import type { Instrument } from '../instruments/listedInstrument';
import { positionValue, type OpenPosition, type PositionBook, type Side } from './positionBook';

/** A market order that passed the checks of its fields. */
export interface MarketOrder {
	side: Side;
	/** Base coin for linear, USD for inverse. */
	size: number;
	/** 0 one-way, 1 the buy side of hedge mode, 2 the sell side. */
	positionIdx: number;
	reduceOnly: boolean;
}

const SIDES: readonly Side[] = ['Buy', 'Sell'];

const opposite = (side: Side): Side => (side === 'Buy' ? 'Sell' : 'Buy');

/** Whether the order names a position that the symbol's position mode has. */
export function matchesPositionMode(
	account: Account,
	instrument: Instrument,
	{ positionIdx }: MarketOrder,
): boolean {
	return (positionModeOf(account, instrument) === 'oneWay') === (positionIdx === 0);
}

/** How much of an order closes a position, and how much opens one. */
function split(
	positions: PositionBook,
	{ symbol }: Instrument,
	{ side, size, positionIdx, reduceOnly }: MarketOrder,
): { closing: number; opening: number } {
	// In hedge mode an order either opens or closes; in one-way mode it closes first.
	const hedgeSide = positionIdx === 0 ? undefined : SIDES[positionIdx - 1];
	const opens = hedgeSide === undefined || hedgeSide === side;
	const closes = hedgeSide === undefined || hedgeSide !== side;
	const open = positions.positionOf(symbol, opposite(side))?.size ?? 0;
	const closing = closes ? Math.min(open, size) : 0;
	return { closing, opening: opens && !reduceOnly ? size - closing : 0 };
}

/** The margin that an account's open linear positions lock, USDT. */
function lockedMargin({ positions }: Account, instruments: readonly Instrument[]): number {
	return instruments.reduce((sum, instrument) => {
		const { buy, sell } = positions.leverageOf(instrument);
		const marginOf = (side: Side, leverageE2: number): number =>
			(positionValue(instrument, positions.positionOf(instrument.symbol, side)) * 100) / leverageE2;
		return sum + marginOf('Buy', buy) + marginOf('Sell', sell);
	}, 0);
}

/**
 * Why an order is rejected: 110017 closes nothing, 110007 needs more margin than is free; 0 when it is not.
 * @param open the contracts with an open position
 */
export function orderError(
	account: Account,
	instrument: Instrument,
	order: MarketOrder,
	price: number,
	open: readonly Instrument[],
): number {
	const { closing, opening } = split(account.positions, instrument, order);
	if (closing + opening === 0) return 110017;
	if (instrument.category === 'inverse') return 0;
	const { buy, sell } = account.positions.leverageOf(instrument);
	const margin = (opening * price * 100) / (order.side === 'Buy' ? buy : sell);
	const free = account.equity - lockedMargin(account, open);
	return margin > free ? 110007 : 0;
}

/** Size and average price of a position after more of it was opened. */
function enlarge(position: OpenPosition | undefined, size: number, price: number) {
	const before = position?.size ?? 0;
	const value = before * (position?.price ?? 0) + size * price;
	const total = Number((before + size).toPrecision(12));
	return { size: total, price: value / total };
}

/** Fills a market order at a price: closes what it closes, then opens the rest. */
export function fill(
	positions: PositionBook,
	instrument: Instrument,
	order: MarketOrder,
	price: number,
): void {
	const { symbol } = instrument;
	const { side } = order;
	const { closing, opening } = split(positions, instrument, order);
	const closed = positions.positionOf(symbol, opposite(side));
	if (closed && closing > 0) {
		const size = Number((closed.size - closing).toPrecision(12));
		positions.setPosition(symbol, { ...closed, size });
	}
	if (opening > 0) {
		const position = positions.positionOf(symbol, side);
		positions.setPosition(symbol, { side, ...enlarge(position, opening, price) });
	}
}
