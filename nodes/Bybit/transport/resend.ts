import type { BybitRequestError } from '../errors/BybitRequestError';
import type { RequestFailure } from '../errors/requestFailure';

/** What may be done after a request that was not a success. */
export interface Rule {
	/** How long to wait before it is sent again. `never` is the rule for everything not in these tables. */
	wait: 'limit' | 'backoff' | 'clock' | 'never';
	/** Whether the request may have been applied although no success was heard. */
	mayBeApplied: boolean;
}

const never: Rule = { wait: 'never', mayBeApplied: false };
const limited: Rule = { wait: 'limit', mayBeApplied: false };
const overloaded: Rule = { wait: 'backoff', mayBeApplied: false };
const lost: Rule = { wait: 'backoff', mayBeApplied: true };

/** @see https://bybit-exchange.github.io/docs/v5/error */
const byRetCode: Readonly<Record<number, Rule>> = {
	429: overloaded,
	10000: lost,
	10002: { wait: 'clock', mayBeApplied: false },
	[-1]: { wait: 'clock', mayBeApplied: false },
	10006: limited,
	10016: lost,
};

/** Codes of connections that never came about, so that nothing can have been applied. */
const neverConnected: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Codes that another try cannot mend: a certificate that does not fit, a request that cannot be made. */
const notWorthATry =
	/CERT|SIGNATURE|ISSUER|SELF_SIGNED|^ERR_TLS|^EPROTO$|^ERR_INVALID|^ERR_CANCELED$|^ERR_FR_/;

function byStatus(status: number): Rule {
	if (status === 429) return overloaded;
	return status >= 500 ? lost : never;
}

/** Whether, and after what wait, a request that ended so may be sent again. Setting leverage is idempotent. */
export function ruleFor(failure: RequestFailure): Rule {
	switch (failure.kind) {
		case 'retCode':
			return byRetCode[failure.retCode] ?? never;
		case 'http':
			return byStatus(failure.status);
		case 'unexpectedResponse':
			return lost;
		case 'connection':
			if (notWorthATry.test(failure.code ?? '')) return never;
			return neverConnected.has(failure.code ?? '') ? overloaded : lost;
	}
}

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 5_000;

/**
 * Exponential backoff with "equal jitter": half of the wait is fixed, half is drawn by chance.
 *
 * @param tries how many were made, from 1
 * @returns ms
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoff(tries: number, chance: number = Math.random()): number {
	const longest = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (tries - 1));
	return longest / 2 + (longest / 2) * chance;
}

/** What 10006 without the header that says when to come back waits: the limit is per second. */
const LIMIT_WINDOW_MS = 1_000;

/**
 * @returns ms until the limit takes requests again; both times are Bybit's clock
 * @see https://bybit-exchange.github.io/docs/v5/rate-limit
 */
export function limitWait({ rateLimitResetAt = 0, serverTime = 0 }: BybitRequestError): number {
	const wait = rateLimitResetAt - serverTime;
	return serverTime > 0 && wait > 0 ? wait : LIMIT_WINDOW_MS;
}
