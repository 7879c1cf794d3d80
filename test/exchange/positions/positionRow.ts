import type { Account } from '../accounts/accounts';
import { isOutsideUnified, isUnified, marginModeOf } from '../accounts/accountModes';
import { decimal, leverageText, type Instrument } from '../instruments/listedInstrument';
import { positionValue, riskTierOf, type OpenPosition } from './positionBook';

const OPENED = '1676538056258';

/**
 * A row of position/list. In portfolio margin leverage and risk limit mean nothing and are empty.
 * @param positionIdx 0 one-way, 1 the buy side of hedge mode, 2 the sell side
 * @see https://bybit-exchange.github.io/docs/v5/position#response-parameters
 */
export function positionRow(
	account: Account,
	instrument: Instrument,
	positionIdx: 0 | 1 | 2,
	markPrice: number,
) {
	const { positions } = account;
	const marginMode = marginModeOf(account, instrument);
	const portfolio = marginMode === 'PORTFOLIO_MARGIN';
	const buy = positionIdx === 2 ? undefined : positions.positionOf(instrument.symbol, 'Buy');
	const sell = positionIdx === 1 ? undefined : positions.positionOf(instrument.symbol, 'Sell');
	const open = buy ?? sell;
	const leverage = positions.leverageOf(instrument);
	const leverageE2 = positionIdx === 2 ? leverage.sell : leverage.buy;
	const tier = riskTierOf(instrument, open);
	const value = positionValue(instrument, open);
	const initialMargin = portfolio ? '' : decimal((value * 100) / leverageE2);
	const maintenanceMargin = portfolio ? '' : decimal(value * tier.maintenanceMargin);
	const ownMarginMode = isOutsideUnified(account, instrument);
	return {
		positionIdx,
		riskId: portfolio ? 0 : tier.id,
		riskLimitValue: portfolio ? '0' : String(tier.riskLimitValue),
		symbol: instrument.symbol,
		// A flat row says '' on a unified account and 'None' on a classic one.
		side: open?.side ?? (isUnified(account) ? '' : 'None'),
		size: decimal(open?.size ?? 0),
		avgPrice: decimal(open?.price ?? 0),
		positionValue: open ? decimal(value) : '',
		tradeMode: ownMarginMode && marginMode === 'ISOLATED_MARGIN' ? 1 : 0,
		positionStatus: 'Normal',
		autoAddMargin: 0,
		adlRankIndicator: 0,
		leverage: portfolio ? '' : leverageText(leverageE2),
		breakEvenPrice: open ? decimal(open.price) : '',
		positionBalance: initialMargin,
		markPrice: decimal(markPrice),
		liqPrice:
			open && marginMode === 'ISOLATED_MARGIN'
				? liquidationPrice(open, leverageE2, tier.maintenanceMargin)
				: '',
		bustPrice: '',
		positionMM: maintenanceMargin,
		positionMMByMp: maintenanceMargin,
		positionIM: initialMargin,
		positionIMByMp: initialMargin,
		tpslMode: 'Full',
		takeProfit: '',
		stopLoss: '',
		trailingStop: '0',
		unrealisedPnl: open ? decimal(unrealisedPnl(instrument, open, markPrice)) : '',
		curRealisedPnl: '0',
		cumRealisedPnl: '0',
		seq: open ? 5723621632 : -1,
		isReduceOnly: false,
		mmrSysUpdatedTime: '',
		leverageSysUpdatedTime: '',
		sessionAvgPrice: '',
		createdTime: OPENED,
		updatedTime: OPENED,
		openTime: open ? Number(OPENED) : 0,
	};
}

/** Where margin less maintenance margin is lost; empty when no price is that low, and in cross margin. */
function liquidationPrice(open: OpenPosition, leverageE2: number, maintenance: number): string {
	const distance = 100 / leverageE2 - maintenance;
	const price = open.price * (open.side === 'Buy' ? 1 - distance : 1 + distance);
	return price > 0 ? decimal(price) : '';
}

/** Quote coin for linear, base coin for inverse. */
function unrealisedPnl(instrument: Instrument, open: OpenPosition, markPrice: number): number {
	const sign = open.side === 'Buy' ? 1 : -1;
	return instrument.category === 'inverse'
		? sign * open.size * (1 / open.price - 1 / markPrice)
		: sign * open.size * (markPrice - open.price);
}
