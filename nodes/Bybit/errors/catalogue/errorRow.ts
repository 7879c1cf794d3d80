import type { RetCodeFailure } from '../requestFailure';

/**
 * What happened and how to fix it. Placeholders: `{symbol}`, `{category}`, `{leverage}` (50×), `{field}` (the
 * field that holds it), `{request}` (Bybit's name for the endpoint), `{host}`, and what a variant reads.
 */
export interface ErrorText {
	/** What happened, in lower case: it follows "BTCUSDT: ". No period at the end. */
	message: string;
	/** How to fix it, in the names of the node's fields and of Bybit's pages. Whole sentences. */
	description: string;
	/** The description for the credential's test, where nothing runs that could be run again. */
	testDescription?: string;
}

/** How to fix in the credential's test what passes by itself. */
export const testAgain = 'Test the credential again in a minute.';

/** A more exact text for some of a row's failures. The conditions that are given must all hold. */
export interface ErrorVariant extends Partial<ErrorText> {
	/** Bybit's names for the requests that it is about. */
	requests?: readonly string[];
	/** Whether both sides were to get the same leverage. */
	sides?: 'equal' | 'unequal';
	/** What Bybit's message looks like. */
	retMsg?: RegExp;
	/** Reads values for placeholders out of the response; undefined when it holds none. */
	read?: (failure: RetCodeFailure) => Readonly<Record<string, string>> | undefined;
}

/** One entry of the catalogue. The first variant that applies replaces the texts that it has. */
export interface ErrorRow extends ErrorText {
	variants?: readonly ErrorVariant[];
}

/** An entry for one or more retCodes. */
export interface RetCodeRow extends ErrorRow {
	codes: readonly number[];
}
