import { BybitRequestError } from '../errors/BybitRequestError';

/** How deep n8n and axios wrap what Node.js said of a connection; deeper would only be a cycle. */
const DEEPEST_CAUSE = 5;

/**
 * What n8n's request function rejected with, as a {@link BybitRequestError} when the connection is to blame.
 * Nothing of it but its code is kept: axios' errors carry the signed request.
 *
 * @returns undefined when something else is to blame, such as a credential that cannot be used
 */
export function failedConnection(error: unknown): BybitRequestError | undefined {
	let cause = error;
	for (let depth = 0; depth < DEEPEST_CAUSE && cause instanceof Error; depth++) {
		if ('code' in cause && typeof cause.code === 'string')
			return new BybitRequestError({ kind: 'connection', code: cause.code });
		cause = cause.cause;
	}
	return undefined;
}
