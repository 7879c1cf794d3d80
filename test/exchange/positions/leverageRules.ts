import type { Account } from '../accounts/accounts';
import { isUnified, marginModeOf, sidesMayDiffer } from '../accounts/accountModes';
import { failure, type RetCodeResponse } from '../http/exchangeResponse';
import type { Instrument, InstrumentStatus } from '../instruments/listedInstrument';
import { CLASSIC_RET_CODES } from '../retMessages';
import { riskTierOf, type LeverageE2, type Side } from './positionBook';

/** What a leverage above the contract's maximum gets: 110013, or 10001 `buy leverage invalid`. */
export type AboveMaximum = 110013 | 10001;

/** Why a contract that is not trading cannot be written to. */
const STATUS_RET_CODES: Readonly<Record<InstrumentStatus, number>> = {
	Trading: 0,
	PreLaunch: 110074,
	Delivering: 110042,
	Settling: 110063,
	Closed: 110066,
};

const DECIMAL = /^\d{1,6}(\.\d{1,10})?$/;

/** A leverage in hundredths, or undefined when it is no number, below 1 or off the step. */
export function readLeverage(text: string, instrument: Instrument): number | undefined {
	if (!DECIMAL.test(text)) return undefined;
	const exact = Number(text) * 100;
	const leverageE2 = Math.round(exact);
	const offStep =
		Math.abs(exact - leverageE2) > 1e-7 || leverageE2 % instrument.leverageStepE2 !== 0;
	return leverageE2 < 100 || offStep ? undefined : leverageE2;
}

/** The error for a contract that is not trading, or undefined. */
export function statusError({ status }: Instrument): RetCodeResponse | undefined {
	const retCode = STATUS_RET_CODES[status];
	return retCode === 0 ? undefined : failure(retCode);
}

/**
 * Why an account may not set these leverages on a contract; undefined when it may.
 * @see https://bybit-exchange.github.io/docs/v5/position/leverage
 */
export function checkLeverage(
	account: Account,
	instrument: Instrument,
	requested: LeverageE2,
	aboveMaximum: AboveMaximum,
): RetCodeResponse | undefined {
	const notTrading = statusError(instrument);
	if (notTrading) return notTrading;
	if (marginModeOf(account, instrument) === 'PORTFOLIO_MARGIN')
		return accountError(account, 110038);
	if (requested.buy !== requested.sell && !sidesMayDiffer(account, instrument)) {
		return failure(10001, 'params error: buyLeverage and sellLeverage must be equal');
	}
	const aboveLimit =
		checkSide(account, instrument, 'Buy', requested.buy, aboveMaximum) ??
		checkSide(account, instrument, 'Sell', requested.sell, aboveMaximum);
	if (aboveLimit) return aboveLimit;
	const current = account.positions.leverageOf(instrument);
	const unchanged = current.buy === requested.buy && current.sell === requested.sell;
	return unchanged ? accountError(account, 110043) : undefined;
}

/** In hedge mode each side's limit follows that side's position; 110013 does not say which side it is. */
function checkSide(
	account: Account,
	instrument: Instrument,
	side: Side,
	requestedE2: number,
	aboveMaximum: AboveMaximum,
): RetCodeResponse | undefined {
	if (aboveMaximum === 10001 && requestedE2 > instrument.maxLeverageE2) {
		return failure(10001, `${side.toLowerCase()} leverage invalid`);
	}
	const position = account.positions.positionOf(instrument.symbol, side);
	const { maxLeverageE2 } = riskTierOf(instrument, position);
	if (requestedE2 <= maxLeverageE2) return undefined;
	const retMsg = `cannot set leverage [${requestedE2}] gt maxLeverage [${maxLeverageE2}] by risk limit`;
	return accountError(account, 110013, retMsg);
}

/** An error in the code of the account's kind: classic accounts have 14xxxx for 11xxxx. */
function accountError(account: Account, retCode: number, retMsg?: string): RetCodeResponse {
	return failure(isUnified(account) ? retCode : (CLASSIC_RET_CODES[retCode] ?? retCode), retMsg);
}
