import type { RequestFailure } from './requestFailure';

/**
 * What the text of a failed request ends with, so that a workflow can branch on it: `(Bybit error 110013)`,
 * `(HTTP 403)`, `(network error ECONNRESET)`, `(network error)` or `(unexpected response)`. The first group is
 * what is in the parentheses. Errors found before anything was sent end without it.
 */
export const ERROR_CODE =
	/\((Bybit error -?\d+|HTTP \d{3}|network error(?: \w+)?|unexpected response)\)$/;

/** The code of a failure, in the form that {@link ERROR_CODE} finds at the end of a text. */
export function formatErrorCode(failure: RequestFailure): string {
	switch (failure.kind) {
		case 'retCode':
			return `(Bybit error ${failure.retCode})`;
		case 'http':
			return `(HTTP ${failure.status})`;
		case 'connection':
			return failure.code ? `(network error ${failure.code})` : '(network error)';
		case 'unexpectedResponse':
			return '(unexpected response)';
	}
}

/** Message and description as one text, for the `error` of an item on the error output. */
export function errorText({
	message,
	description,
}: {
	message: string;
	description?: string | null;
}): string {
	return description ? `${message}. ${description}` : message;
}
