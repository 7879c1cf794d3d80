import type { OperationContext } from '../../client/operationContext';

/** The result of Get Account Info. @see https://bybit-exchange.github.io/docs/v5/account/account-info */
export interface AccountInfo {
	marginMode: string;
	/** 1 is a classic account, 3 and 4 are UTA 1.0, 5 and 6 UTA 2.0. */
	unifiedMarginStatus: number;
	/** When the account's settings last changed, ms since 1970, as text. */
	updatedTime?: string;
}

/** This node's name for each of Bybit's margin modes. */
const MARGIN_MODES = {
	ISOLATED_MARGIN: 'isolated',
	PORTFOLIO_MARGIN: 'portfolio',
	REGULAR_MARGIN: 'cross',
} as const;

type BybitMarginMode = keyof typeof MARGIN_MODES;
export type MarginMode = (typeof MARGIN_MODES)[BybitMarginMode];

export const marginModes: readonly MarginMode[] = Object.values(MARGIN_MODES);

/** Bybit's name for a margin mode. */
export function bybitMarginMode(mode: MarginMode): BybitMarginMode {
	const names = Object.keys(MARGIN_MODES) as BybitMarginMode[];
	return names.find((name) => MARGIN_MODES[name] === mode) ?? 'REGULAR_MARGIN';
}

/** This node's name for a margin mode; one that Bybit adds later keeps Bybit's name. */
export function marginModeOf({ marginMode }: AccountInfo): string {
	return (MARGIN_MODES as Readonly<Record<string, string>>)[marginMode] ?? marginMode;
}

export type AccountType = 'classic' | 'uta1' | 'uta2';

/** @see https://bybit-exchange.github.io/docs/v5/acct-mode */
export function accountTypeOf({ unifiedMarginStatus }: AccountInfo): AccountType {
	if (unifiedMarginStatus === 1) return 'classic';
	return unifiedMarginStatus === 3 || unifiedMarginStatus === 4 ? 'uta1' : 'uta2';
}

/** Whether a result is a whole {@link AccountInfo}. */
export function isAccountInfo(result: Partial<AccountInfo>): boolean {
	return typeof result.marginMode === 'string' && typeof result.unifiedMarginStatus === 'number';
}

/**
 * Reads the margin mode and the type of the account.
 *
 * @throws {BybitRequestError} for every response but a success
 */
export async function getAccountInfo(context: OperationContext<unknown>): Promise<AccountInfo> {
	const { result } = await context.get<AccountInfo>('/v5/account/info', {}, isAccountInfo);
	return result;
}
