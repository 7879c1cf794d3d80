import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { InputError } from '../../errors/InputError';
import type { PreparedRequest } from '../../client/routing';

import { readCategory } from './category';
import { parseSymbol } from './symbol';

function refuse(error: unknown, subject: string): never {
	if (!(error instanceof InputError)) throw error;
	throw new InputError(`${subject}: ${error.message}`, error.description);
}

/** Runs `read`; what it refuses names the symbol, or the request where there is none yet. */
/** A symbol of a category. */
export interface Subject {
	category: string;
	symbol: string;
}

/** What an operation on one symbol locks. */
export function symbolScope({ category, symbol }: Subject): string[] {
	return [category, symbol];
}

export function about<T>(subject: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		return refuse(error, subject);
	}
}

/**
 * @param values the declared body, as the fields' routing filled it
 * @param operation its display name
 * @throws {InputError} when category or symbol are not Bybit's
 */
export function readSubject(values: IDataObject, operation: string): Subject {
	return about(operation, () => ({
		category: readCategory(values.category),
		symbol: parseSymbol(values.symbol),
	}));
}

/** What reading operations prepare: they ask for nothing but category and symbol, in the query. */
export function preparedQuery(operation: string) {
	return (_: unknown, { body, ...declared }: IHttpRequestOptions): PreparedRequest<Subject> => {
		const plan = readSubject(body as IDataObject, operation);
		return { params: plan, options: { ...declared, qs: { ...plan } } };
	};
}
