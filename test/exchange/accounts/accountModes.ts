import type { Instrument } from '../instruments/listedInstrument';
import type { InstrumentBook } from '../instruments/instrumentBook';
import type { Account } from './accounts';

export type MarginMode = 'ISOLATED_MARGIN' | 'REGULAR_MARGIN' | 'PORTFOLIO_MARGIN';
export type PositionMode = 'oneWay' | 'hedge';

/** The modes of an account. A position mode is looked up by symbol, by coin, then the default. */
export interface AccountModes {
	/** Of the whole account. */
	marginMode: MarginMode;
	/** Of single symbols: inverse contracts on UTA 1.0, and all on classic accounts. */
	marginBySymbol: Map<string, MarginMode>;
	/** Of symbols that neither `bySymbol` nor `byCoin` names. */
	positionMode: PositionMode;
	/** By settle coin; new listings inherit it. */
	byCoin: Map<string, PositionMode>;
	bySymbol: Map<string, PositionMode>;
}

/** Why Bybit rejects a margin mode. */
export interface MarginModeReason {
	reasonCode: string;
	reasonMsg: string;
}

/** The least equity for portfolio margin, USDC. */
const PORTFOLIO_EQUITY = 1000;

/** Modes of their own, to be changed without changing these. */
export function copyModes(modes: AccountModes): AccountModes {
	return {
		...modes,
		marginBySymbol: new Map(modes.marginBySymbol),
		byCoin: new Map(modes.byCoin),
		bySymbol: new Map(modes.bySymbol),
	};
}

/** True for a Unified Trading Account of any version. */
export function isUnified({ unifiedMarginStatus }: Account): boolean {
	return unifiedMarginStatus !== 1;
}

/** True for contracts outside the unified account: all of a classic one, inverse ones on UTA 1.0. */
export function isOutsideUnified(account: Account, { category }: Instrument): boolean {
	const { unifiedMarginStatus: status } = account;
	return status === 1 || (category === 'inverse' && (status === 3 || status === 4));
}

/**
 * Whether a contract can be in hedge mode: USDT perpetuals, and inverse futures outside the unified
 * account.
 * @see https://bybit-exchange.github.io/docs/v5/position/position-mode
 */
export function supportsHedge(account: Account, instrument: Instrument): boolean {
	if (instrument.contractType === 'LinearPerpetual') return instrument.settleCoin === 'USDT';
	return instrument.contractType === 'InverseFutures' && isOutsideUnified(account, instrument);
}

/** The position mode of a contract: symbol, then coin, then default. */
export function positionModeOf(account: Account, instrument: Instrument): PositionMode {
	if (!supportsHedge(account, instrument)) return 'oneWay';
	const { bySymbol, byCoin, positionMode } = account.modes;
	return bySymbol.get(instrument.symbol) ?? byCoin.get(instrument.settleCoin) ?? positionMode;
}

/** The margin mode of a contract: the account's, or its own outside the unified account. */
export function marginModeOf(account: Account, instrument: Instrument): MarginMode {
	const { marginMode, marginBySymbol } = account.modes;
	if (!isOutsideUnified(account, instrument)) return marginMode;
	return (
		marginBySymbol.get(instrument.symbol) ?? (isUnified(account) ? 'REGULAR_MARGIN' : marginMode)
	);
}

/** Whether a contract may have two leverages: in hedge mode, within the unified account isolated only. */
export function sidesMayDiffer(account: Account, instrument: Instrument): boolean {
	if (positionModeOf(account, instrument) === 'oneWay') return false;
	return isOutsideUnified(account, instrument) || account.modes.marginMode === 'ISOLATED_MARGIN';
}

/** Why the account may not take a margin mode now; empty when it may. */
export function marginModeReasons(
	account: Account,
	marginMode: MarginMode,
	instruments: InstrumentBook,
): MarginModeReason[] {
	const reasons: MarginModeReason[] = [];
	const from = account.modes.marginMode;
	if (from === marginMode) return reasons;
	if (marginMode === 'PORTFOLIO_MARGIN' && account.equity < PORTFOLIO_EQUITY) {
		reasons.push({
			reasonCode: '3400000',
			reasonMsg: `Equity needs to be equal to or greater than ${PORTFOLIO_EQUITY} USDC`,
		});
	}
	if (marginMode !== 'PORTFOLIO_MARGIN' && from !== 'PORTFOLIO_MARGIN') return reasons;
	const isUsdc = (symbol: string): boolean =>
		instruments.find('linear', symbol)?.settleCoin === 'USDC';
	if ([...account.orders].some(isUsdc)) {
		reasons.push({
			reasonCode: '3400002',
			reasonMsg:
				'Please ensure that there are no active orders in your USDC account, including Limit, Market and Conditional orders',
		});
	}
	if (account.positions.openSymbols().some(isUsdc)) {
		reasons.push({
			reasonCode: '3400001',
			reasonMsg:
				'Please ensure that there are no positions in your USDC account, including USDC perpetual and options',
		});
	}
	return reasons;
}

/** The retCode that forbids switching one symbol, or 0. */
export function switchError(account: Account, instrument: Instrument, mode: PositionMode): number {
	if (mode === 'hedge' && !supportsHedge(account, instrument)) return 110029;
	if (positionModeOf(account, instrument) === mode) return 110025;
	if (account.positions.isOpen(instrument.symbol)) return 110024;
	return account.orders.has(instrument.symbol) ? 110028 : 0;
}

/**
 * Switches every symbol of a coin that has neither position nor order, and future listings.
 * @returns 0, 110029 when no symbol of the coin can be in hedge mode, 110025 when nothing changed
 */
export function switchCoin(
	account: Account,
	coin: string,
	mode: PositionMode,
	instruments: InstrumentBook,
): number {
	const contracts = instruments.all.filter(
		(instrument) => instrument.settleCoin === coin && supportsHedge(account, instrument),
	);
	if (contracts.length === 0) return mode === 'hedge' ? 110029 : 110025;
	const { bySymbol, byCoin, positionMode } = account.modes;
	let isChanged = (byCoin.get(coin) ?? positionMode) !== mode;
	for (const instrument of contracts) {
		const { symbol } = instrument;
		const current = positionModeOf(account, instrument);
		if (account.positions.isOpen(symbol) || account.orders.has(symbol)) {
			bySymbol.set(symbol, current);
		} else {
			isChanged ||= current !== mode;
			bySymbol.delete(symbol);
		}
	}
	byCoin.set(coin, mode);
	return isChanged ? 0 : 110025;
}
