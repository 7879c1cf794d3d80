import { parseLeverageLimit } from '../leverageLimit';
import { page } from './pages';
import type { RetCodeRow, RetCodeTable, Row } from './row';

const aboveMaximum: RetCodeRow = {
	what: '{leverage} is more than Bybit allows at this position size',
	fix: 'Lower {field} (Get Leverage Limits shows what Bybit allows at which position size), or set Above Symbol Maximum under Options to Reduce.',
	cause: 'configuration-invalid',
	page: page.riskLimit,
	read(retMsg) {
		const limit = parseLeverageLimit(retMsg);
		if (!limit) return undefined;
		return {
			what: `${limit.requested}× is more than Bybit allows at this position size: ${limit.maximum}×`,
			fix: `Lower {field} to ${limit.maximum} or less, make the position smaller (Get Leverage Limits shows what Bybit allows at which size), or set Above Symbol Maximum under Options to Reduce.`,
		};
	},
};

const liquidating: Row = {
	what: '{leverage} would liquidate the open position at once',
	fix: 'Choose another value for {field}, or add margin to the position or reduce it first (Bybit: Positions).',
	cause: 'configuration-invalid',
	page: page.codes,
};

const maintenance: Row = {
	...liquidating,
	what: 'at {leverage} the maintenance margin rate is too high, which may lead to a liquidation',
};

const unchanged: Row = {
	what: 'the leverage already is {leverage}',
	fix: 'Nothing needs to be done. The node stops here only because Unchanged under Options is Fail: set it to Succeed to carry on.',
	page: page.setLeverage,
};

/** What speaks against this value of the leverage. */
export const leverage: RetCodeTable = {
	110011: liquidating,
	110013: aboveMaximum,
	110039: maintenance,
	110043: unchanged,
	110046: liquidating,
	140011: liquidating,
	140013: aboveMaximum,
	140039: maintenance,
	140043: unchanged,
	140046: liquidating,
};
