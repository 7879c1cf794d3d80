import type { RequestFailure, RequestInfo } from './requestFailure';

/** What is known about a failed request besides the failure itself. */
export interface RequestErrorDetails {
	/** The response's `time`: ms since 1970 by Bybit's clock. */
	serverTime?: number;
	/** How many more requests the endpoint's limit takes now: the header `X-Bapi-Limit-Status`. */
	rateLimitRemaining?: number;
	/** ms until the endpoint's limit takes the next request: the header `X-Bapi-Limit-Reset-Timestamp`. */
	rateLimitResetInMs?: number;
}

/** A request that did not return `retCode` 0. Its message is for developers; users read {@link explainFailure}'s text. */
export class BybitRequestError extends Error {
	override readonly name = 'BybitRequestError';
	readonly serverTime?: number;
	readonly rateLimitRemaining?: number;
	readonly rateLimitResetInMs?: number;
	/** What was sent; known to whoever sent it. */
	request?: RequestInfo;

	constructor(
		readonly failure: RequestFailure,
		{ serverTime, rateLimitRemaining, rateLimitResetInMs }: RequestErrorDetails = {},
	) {
		super(`The request to Bybit failed: ${failure.kind}`);
		this.serverTime = serverTime;
		this.rateLimitRemaining = rateLimitRemaining;
		this.rateLimitResetInMs = rateLimitResetInMs;
	}

	/** Bybit's retCode, where the response had one. */
	get retCode(): number | undefined {
		return this.failure.kind === 'retCode' ? this.failure.retCode : undefined;
	}

	/** The response's `result`, where it had one: some errors list their reasons there. */
	get result(): unknown {
		return this.failure.kind === 'retCode' ? this.failure.result : undefined;
	}
}

/**
 * For `catch`: the error as a value.
 *
 * @throws whatever is not a BybitRequestError, unchanged
 */
export function asBybitRequestError(error: unknown): BybitRequestError {
	if (error instanceof BybitRequestError) return error;
	throw error;
}
