import type { Explanation } from '../explanation';

/**
 * What one way of ending means. In the texts, these stand for what was asked:
 * `{leverage}` (10×), `{field}` (the node's field of that value), `{symbol}`, `{category}`,
 * `{request}` (Bybit's name of the endpoint) and `{host}`.
 */
export interface Row {
	/** What happened; read after "BTCUSDT: ". */
	what: string;
	/** How to fix it, in the words of the node's panel and of Bybit's screens. */
	fix: string;
	cause?: Explanation['cause'];
	/** The page that this rests on. */
	page: string;
}

/** A row that reads Bybit's words, where they say more than the code does. */
export interface RetCodeRow extends Row {
	read?: (retMsg: string) => Partial<Row> | undefined;
}

/** Rows by `retCode`. */
export type RetCodeTable = Readonly<Record<number, RetCodeRow>>;
