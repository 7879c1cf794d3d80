import { refuse, type RetCodeAnswer } from '../answer';
import type { Account, PositionMode } from '../auth/accounts';
import type { Instrument, InstrumentStatus } from '../instruments/instrument';
import { CLASSIC_RET_CODES } from '../ret-codes';
import { riskTierOf, type LeverageE2, type Side } from './position-book';

/** Why a contract that is not trading cannot be written to. */
const STATUS_RET_CODES: Readonly<Record<InstrumentStatus, number>> = {
	Trading: 0,
	PreLaunch: 110074,
	Delivering: 110042,
	Settling: 110063,
	Closed: 110066,
};

const DECIMAL = /^\d{1,6}(\.\d{1,10})?$/;

/** The position mode of a contract: inverse contracts of a unified account are one-way only. */
export function positionModeOf(account: Account, instrument: Instrument): PositionMode {
	if (account.uta && instrument.category === 'inverse') return 'oneWay';
	return account.positionModes.get(instrument.symbol) ?? account.positionMode;
}

/** A leverage in hundredths, or undefined when it is no number, below 1 or off the step. */
export function readLeverage(text: string, instrument: Instrument): number | undefined {
	if (!DECIMAL.test(text)) return undefined;
	const exact = Number(text) * 100;
	const leverageE2 = Math.round(exact);
	const offStep =
		Math.abs(exact - leverageE2) > 1e-7 || leverageE2 % instrument.leverageStepE2 !== 0;
	return leverageE2 < 100 || offStep ? undefined : leverageE2;
}

/** A refusal in the code of the account's kind: classic accounts have 14xxxx for 11xxxx. */
export function refuseFor(account: Account, retCode: number, retMsg?: string): RetCodeAnswer {
	return refuse(account.uta ? retCode : (CLASSIC_RET_CODES[retCode] ?? retCode), retMsg);
}

/**
 * Whether an account may set these leverages on a contract; undefined when it may.
 * @see https://bybit-exchange.github.io/docs/v5/position/leverage
 */
export function refuseLeverage(
	account: Account,
	instrument: Instrument,
	asked: LeverageE2,
): RetCodeAnswer | undefined {
	const statusCode = STATUS_RET_CODES[instrument.status];
	if (statusCode !== 0) return refuse(statusCode);
	if (account.marginMode === 'PORTFOLIO_MARGIN') return refuseFor(account, 110038);
	if (asked.buy !== asked.sell && !mayDiffer(account, instrument)) {
		return refuse(10001, 'params error: buyLeverage and sellLeverage must be equal');
	}
	const aboveLimit =
		refuseSide(account, instrument, 'Buy', asked.buy) ??
		refuseSide(account, instrument, 'Sell', asked.sell);
	if (aboveLimit) return aboveLimit;
	const current = account.positions.leverageOf(instrument);
	const unchanged = current.buy === asked.buy && current.sell === asked.sell;
	return unchanged ? refuseFor(account, 110043) : undefined;
}

/** Only hedge mode has two leverages, and in cross margin a unified account has one all the same. */
function mayDiffer(account: Account, instrument: Instrument): boolean {
	if (positionModeOf(account, instrument) === 'oneWay') return false;
	return !account.uta || account.marginMode === 'ISOLATED_MARGIN';
}

function refuseSide(
	account: Account,
	instrument: Instrument,
	side: Side,
	askedE2: number,
): RetCodeAnswer | undefined {
	const position = account.positions.positionOf(instrument.symbol, side);
	const { maxLeverageE2 } = riskTierOf(instrument, position);
	if (askedE2 <= maxLeverageE2) return undefined;
	const retMsg = `cannot set leverage [${askedE2}] gt maxLeverage [${maxLeverageE2}] by risk limit`;
	return refuseFor(account, 110013, retMsg);
}
