import type { RequestFailure } from '../errors/requestFailure';

/** What may be done after a request that failed. */
export interface RetryRule {
	/**
	 * When it may be retried: after the rate limiter's next permit, after a backoff, after the clock offset
	 * was corrected, or never.
	 */
	retry: 'rateLimit' | 'backoff' | 'clock' | 'never';
	/** Whether Bybit may have carried out the request, or still may. */
	mayBeApplied: boolean;
	/** Attempts in all, where a retry seldom helps. */
	maxAttempts?: number;
}

const NEVER: RetryRule = { retry: 'never', mayBeApplied: false };
const RATE_LIMITED: RetryRule = { retry: 'rateLimit', mayBeApplied: false };
const CLOCK: RetryRule = { retry: 'clock', mayBeApplied: false };
const REJECTED: RetryRule = { retry: 'backoff', mayBeApplied: false };
const UNKNOWN: RetryRule = { retry: 'backoff', mayBeApplied: true };
const UNREACHABLE: RetryRule = { ...REJECTED, maxAttempts: 2 };

/** @see https://bybit-exchange.github.io/docs/v5/error */
const BY_RET_CODE: Readonly<Record<number, RetryRule>> = {
	[-1]: CLOCK,
	429: REJECTED,
	10000: UNKNOWN,
	10002: CLOCK,
	10006: RATE_LIMITED,
	10016: UNKNOWN,
	110079: REJECTED,
};

/** Connections that never came about. Only the DNS server that is busy may be back in a moment. */
const BY_CONNECTION_CODE: Readonly<Record<string, RetryRule>> = {
	EAI_AGAIN: REJECTED,
	ECONNREFUSED: UNREACHABLE,
	ENOTFOUND: UNREACHABLE,
};

/** Certificates that do not match and requests that cannot be made: nothing was sent, and nothing will be. */
const PERMANENT = /CERT|SIGNATURE|ISSUER|SELF_SIGNED|^ERR_TLS|^EPROTO$|^ERR_INVALID|^ERR_FR_/;

/** Whether, and when, a request that failed may be retried. Every change that this package makes is idempotent. */
export function retryRule(failure: RequestFailure): RetryRule {
	switch (failure.kind) {
		case 'retCode':
			return BY_RET_CODE[failure.retCode] ?? NEVER;
		case 'http':
			if (failure.status === 429) return REJECTED;
			return failure.status >= 500 ? UNKNOWN : NEVER;
		case 'unexpectedResponse':
			return UNKNOWN;
		case 'connection': {
			const { code = '' } = failure;
			return BY_CONNECTION_CODE[code] ?? (PERMANENT.test(code) ? NEVER : UNKNOWN);
		}
	}
}

const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 5_000;

/**
 * Exponential backoff with "equal jitter": half of the delay is fixed, half is random.
 *
 * @param attempts how many were made, from 1
 * @param random from 0 to 1
 * @returns ms
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoff(attempts: number, random: number = Math.random()): number {
	const longest = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempts - 1));
	return longest / 2 + (longest / 2) * random;
}
