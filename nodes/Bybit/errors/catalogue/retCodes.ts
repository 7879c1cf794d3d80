import { accountErrors } from './accountErrors';
import { credentialErrors } from './credentialErrors';
import type { ErrorRow, RetCodeRow } from './errorRow';
import { leverageErrors } from './leverageErrors';
import { modeErrors } from './modeErrors';
import { requestErrors } from './requestErrors';
import { symbolErrors } from './symbolErrors';

const rows: readonly RetCodeRow[] = [
	...accountErrors,
	...credentialErrors,
	...leverageErrors,
	...modeErrors,
	...requestErrors,
	...symbolErrors,
];

/** Classic accounts return 1400xx where unified trading accounts return 1100xx. */
function withClassicCode(code: number): number[] {
	return code >= 110_000 && code < 110_100 ? [code, code + 30_000] : [code];
}

/**
 * What each retCode means and how to fix it.
 *
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export const retCodes: ReadonlyMap<number, ErrorRow> = new Map(
	rows.flatMap((row) => row.codes.flatMap(withClassicCode).map((code) => [code, row] as const)),
);

/** A retCode that is not in the catalogue. */
export const unknownRetCode: ErrorRow = {
	message: 'Bybit rejected {request}',
	description:
		"This code is new to the node. Bybit's list of codes explains it: https://bybit-exchange.github.io/docs/v5/error.",
};
