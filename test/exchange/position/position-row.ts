import type { Account } from '../auth/accounts';
import { leverageText, type Instrument } from '../instruments/instrument';
import { positionValue, riskTierOf } from './position-book';

const OPENED = '1676538056258';

/**
 * A row of position/list. In portfolio margin leverage and risk limit mean nothing and are empty.
 * @param positionIdx 0 one-way, 1 the buy side of hedge mode, 2 the sell side
 * @see https://bybit-exchange.github.io/docs/v5/position#response-parameters
 */
export function positionRow(account: Account, instrument: Instrument, positionIdx: 0 | 1 | 2) {
	const { positions, marginMode } = account;
	const portfolio = marginMode === 'PORTFOLIO_MARGIN';
	const buy = positionIdx === 2 ? undefined : positions.positionOf(instrument.symbol, 'Buy');
	const sell = positionIdx === 1 ? undefined : positions.positionOf(instrument.symbol, 'Sell');
	const open = buy ?? sell;
	const leverage = positions.leverageOf(instrument);
	const leverageE2 = positionIdx === 2 ? leverage.sell : leverage.buy;
	const tier = riskTierOf(instrument, open);
	const value = positionValue(instrument, open);
	const margin = portfolio ? '' : String((value * 100) / leverageE2);
	return {
		positionIdx,
		riskId: portfolio ? 0 : tier.id,
		riskLimitValue: portfolio ? '0' : String(tier.riskLimitValue),
		symbol: instrument.symbol,
		// A flat row says '' on a unified account and 'None' on a classic one.
		side: open?.side ?? (account.uta ? '' : 'None'),
		size: String(open?.size ?? 0),
		avgPrice: String(open?.price ?? 0),
		positionValue: open ? String(value) : '',
		tradeMode: account.uta || marginMode !== 'ISOLATED_MARGIN' ? 0 : 1,
		positionStatus: 'Normal',
		autoAddMargin: 0,
		adlRankIndicator: 0,
		leverage: portfolio ? '' : leverageText(leverageE2),
		positionBalance: margin,
		markPrice: String(instrument.markPrice),
		liqPrice: '',
		bustPrice: '',
		positionMM: portfolio ? '' : String(value * tier.maintenanceMargin),
		positionIM: margin,
		tpslMode: 'Full',
		takeProfit: '',
		stopLoss: '',
		trailingStop: '0',
		unrealisedPnl: '',
		curRealisedPnl: '0',
		cumRealisedPnl: '0',
		seq: open ? 5723621632 : -1,
		isReduceOnly: false,
		mmrSysUpdatedTime: '',
		leverageSysUpdatedTime: '',
		sessionAvgPrice: '',
		createdTime: OPENED,
		updatedTime: OPENED,
	};
}
