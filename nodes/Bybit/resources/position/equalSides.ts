import { InputError } from '../../errors/InputError';
import { formatLeverage } from '../../errors/interpolate';
import type { OperationContext } from '../../client/operationContext';
import {
	accountTypeOf,
	getAccountInfo,
	marginModeOf,
	type AccountInfo,
} from '../account/accountInfo';
import type { SymbolParams } from './symbolFields';
import type { LeverageState } from './positions';
import type { SideLeverages } from './side';

/** Where the margin mode belongs to the symbol, Get Account Info does not know it: Bybit decides. */
function isPerSymbol(account: AccountInfo, category: string): boolean {
	const type = accountTypeOf(account);
	return type === 'classic' || (type === 'uta1' && category === 'inverse');
}

/**
 * Why both sides of a symbol in hedge mode must have the same leverage.
 *
 * @returns such as `in cross margin`; undefined where they may differ
 * @see https://bybit-exchange.github.io/docs/v5/position/leverage
 */
export function equalSidesInHedgeMode(
	account: AccountInfo,
	{ category }: SymbolParams,
): string | undefined {
	if (marginModeOf(account) !== 'cross' || isPerSymbol(account, category)) return undefined;
	return 'in cross margin';
}

/**
 * Why both sides of the operation's symbol must have the same leverage.
 *
 * @returns such as `in one-way mode`; undefined where they may differ
 * @throws {BybitRequestError} when the margin mode cannot be read
 */
export async function getEqualSidesReason(
	context: OperationContext<SymbolParams>,
	{ positionMode }: LeverageState,
): Promise<string | undefined> {
	if (positionMode === 'oneWay') return 'in one-way mode';
	return equalSidesInHedgeMode(await getAccountInfo(context), context.params);
}

const HEDGE_MODE_HELP =
	'Different values require hedge mode with isolated margin. Bybit offers hedge mode for USDT perpetuals only (on UTA 1.0 also for inverse futures).';

/**
 * One side alone, or two values, where both sides must have the same leverage.
 *
 * @param reason as {@link getEqualSidesReason} returns it
 * @param target the sides to set, in ×
 */
export function equalSidesError(
	symbol: string,
	reason: string,
	{ buyLeverage, sellLeverage }: Partial<SideLeverages>,
): InputError {
	const message =
		buyLeverage === undefined || sellLeverage === undefined
			? `cannot set one side alone ${reason}, where buy and sell leverage must match`
			: `buy and sell leverage must match ${reason} (got ${formatLeverage(buyLeverage)} and ${formatLeverage(sellLeverage)})`;
	return new InputError(
		`${symbol}: ${message}`,
		`Nothing was changed. Set Side to Both. ${HEDGE_MODE_HELP}`,
	);
}
