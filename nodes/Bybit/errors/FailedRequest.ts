import type { Outcome } from './outcome';

/** A request that did not end with `retCode` 0. Its message is for engineers; users read `explain`'s words. */
export class FailedRequest extends Error {
	/** The path of the endpoint that was asked, such as `/v5/position/list`; the transport knows it. */
	path = '';

	constructor(
		readonly outcome: Outcome,
		/** The answer's `time`, ms since 1970 by Bybit's clock, where there was one. */
		readonly serverTime?: number,
		/** When the rate limit takes requests again, ms since 1970 by Bybit's clock. */
		readonly limitResetsAt?: number,
	) {
		super(`The request to Bybit ended with: ${outcome.kind}`);
	}

	/** Bybit's retCode, where it answered one. */
	get retCode(): number | undefined {
		return this.outcome.kind === 'retCode' ? this.outcome.retCode : undefined;
	}
}

/** For `catch`: a failed request as a value to look at, whatever else was thrown as it is. */
export function failedRequest(error: unknown): FailedRequest {
	if (error instanceof FailedRequest) return error;
	throw error;
}
