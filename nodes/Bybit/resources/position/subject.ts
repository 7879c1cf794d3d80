import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { RefusedInput } from '../../errors/RefusedInput';
import type { Ready } from '../../transport/preSend';
import type { Subject } from '../../transport/turn';
import { readCategory } from './category';
import { readSymbol } from './symbol';

function refuse(error: unknown, subject: string): never {
	if (!(error instanceof RefusedInput)) throw error;
	throw new RefusedInput(`${subject}: ${error.message}`, error.fix);
}

/** Runs `read`; what it refuses names the symbol, or the request where there is none yet. */
export function about<T>(subject: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		return refuse(error, subject);
	}
}

/**
 * @param operation its display name
 * @throws {RefusedInput} when category or symbol are not Bybit's
 */
export function readSubject(context: IExecuteSingleFunctions, operation: string): Subject {
	return about(operation, () => ({
		category: readCategory(context.getNodeParameter('category', '')),
		symbol: readSymbol(context.getNodeParameter('symbol', '', { extractValue: true })),
	}));
}

/** What reading operations prepare: they ask for nothing but category and symbol. */
export function preparedQuery(operation: string) {
	return (context: IExecuteSingleFunctions, options: IHttpRequestOptions): Ready<Subject> => {
		const plan = readSubject(context, operation);
		return { plan, options: { ...options, qs: { ...plan } } };
	};
}
