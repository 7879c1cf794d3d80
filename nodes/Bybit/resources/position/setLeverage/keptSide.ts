import { InputError } from '../../../errors/InputError';
import type { OperationContext } from '../../../client/operationContext';
import type { LeverageState, Leverages } from '../positions';
import type { SetLeveragePlan } from './plan';

/** @see https://bybit-exchange.github.io/docs/v5/account/account-info */
interface AccountInfo {
	marginMode: 'ISOLATED_MARGIN' | 'REGULAR_MARGIN' | 'PORTFOLIO_MARGIN';
	/** 1 is a classic account, whose margin mode is set per symbol. */
	unifiedMarginStatus: number;
}

const CLASSIC_ACCOUNT = 1;

function equalOnly(symbol: string, where: string): InputError {
	return new InputError(
		`${symbol}: one side cannot be set alone ${where}, where both sides have the same leverage`,
		'Nothing was changed. Set Side to Both, or use hedge mode with isolated margin in Bybit (Derivatives → Position Mode, Margin Mode).',
	);
}

/**
 * What the side has that is not to be set: Bybit wants both sides in each request.
 *
 * @param state what the account has set now
 * @returns in ×
 * @throws {InputError} where the two sides must be equal
 * @throws {BybitRequestError} when the margin mode cannot be read
 * @see https://bybit-exchange.github.io/docs/v5/position/leverage
 */
export async function sideToKeep(
	context: OperationContext<SetLeveragePlan>,
	{ buyLeverage, sellLeverage, positionMode }: LeverageState,
): Promise<Partial<Leverages>> {
	const { symbol, target } = context.params;
	if (positionMode === 'oneWay') throw equalOnly(symbol, 'in one-way mode');
	const { result: account } = await context.get<AccountInfo>('/v5/account/info');
	if (account.marginMode === 'REGULAR_MARGIN' && account.unifiedMarginStatus !== CLASSIC_ACCOUNT)
		throw equalOnly(symbol, 'in cross margin');
	return target.buyLeverage === undefined ? { buyLeverage } : { sellLeverage };
}
