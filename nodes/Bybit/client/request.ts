import {
	correctClockOffset,
	getClockOffset,
} from '../../../credentials/bybitLeverageApi/clockOffset';
import { BybitRequestError } from '../errors/BybitRequestError';
import type { RequestInfo } from '../errors/requestFailure';
import { StoppedError, untilAborted } from './abort';
import type { Account } from './account';
import type { Scope } from './keyedMutex';
import type { NodeRun } from './nodeRun';
import type { Permit } from './rateLimiter';
import { connectionError, originalError, type BybitResponse } from './response';
import { backoff, retryRule } from './retryPolicy';

/** ms that an attempt may take, unless the user set another timeout. */
export const ATTEMPT_TIMEOUT_MS = 10_000;

/** ms for which an item is retried. Waits for a limit, and for earlier changes to expire, do not count. */
const MAX_RETRY_MS = 30_000;

/** With less time left, a retry would be carried out and its response not awaited; ms. */
const MIN_ATTEMPT_MS = 1_000;

/** A request that may take several attempts. */
export interface Request<Result extends object> {
	/** Of the endpoint, such as `/v5/position/list`. */
	path: string;
	/** What it is about, for the message of its error. */
	info: RequestInfo;
	/** Of a change, so that the same one is told from a different one; absent in a read. */
	content?: string;
	/** Sends once and gives up after the milliseconds that it is handed. */
	attempt: (timeout: number) => Attempt<Result>;
}

/** One attempt, under way. */
export interface Attempt<Result extends object> {
	response: Promise<BybitResponse<Result>>;
	/** The timestamp that it was signed with, ms since 1970; undefined while it is not known. */
	timestamp: () => number | undefined;
}

/** The item whose requests are sent. */
export interface SenderOptions {
	account: Account;
	/** Base URL of the API, for the clock offset that the credential signs with. */
	baseUrl: string;
	/** ms that a request stays valid after its timestamp. */
	recvWindow: number;
	/** What the item has locked, where it may change something; undefined for an item that only reads. */
	changes?: Scope;
	run: Pick<NodeRun, 'signal'>;
	/** ms that one attempt may take. */
	timeout?: number;
}

/** Sends the requests of one item: within the rate limits, after changes that may still come, with retries. */
export class RequestSender {
	/** Whether the last request was a change with an attempt that Bybit may have carried out unheard. */
	mayHaveBeenApplied = false;
	/** ms by `Clock.now`; unknown until something was sent. */
	private retryUntil: number | undefined;
	private clockCorrected = false;
	private readonly timeout: number;

	constructor(private readonly options: SenderOptions) {
		this.timeout = options.timeout || ATTEMPT_TIMEOUT_MS;
	}

	/**
	 * @throws {BybitRequestError} what the last attempt ended with
	 * @throws {StoppedError} when the run has failed or was stopped
	 */
	async send<Result extends object>({
		path,
		info,
		content,
		attempt,
	}: Request<Result>): Promise<BybitResponse<Result>> {
		const { account, run } = this.options;
		this.mayHaveBeenApplied = false;
		for (let attempts = 1; ; attempts++) {
			await this.waitForUnsettled(content);
			const permit = await this.acquirePermit(path, attempts > 1);
			const sentAt = account.clock.wallClock();
			const { response, timestamp } = attempt(this.timeoutOf(attempts));
			const outcome = await response.then(
				(success) => ({ success }),
				(error: unknown) => ({ error }),
			);
			if ('success' in outcome) {
				const { success } = outcome;
				permit?.release({ rateLimited: false, remaining: success.rateLimitRemaining });
				account.observeServerTime(success.time);
				account.circuitBreaker.close();
				return success;
			}
			const known = outcome.error instanceof BybitRequestError ? outcome.error : undefined;
			const error = known ?? connectionError(outcome.error);
			const rule = error && retryRule(error.failure);
			permit?.release({
				rateLimited: rule?.retry === 'rateLimit',
				remaining: error?.rateLimitRemaining,
				resetInMs: error?.rateLimitResetInMs,
			});
			if (!error) throw originalError(outcome.error);
			error.request = info;
			account.observeServerTime(error.serverTime);
			if (content !== undefined && rule?.mayBeApplied) this.noteUnsettled(content, timestamp());
			if (run.signal.aborted) throw new StoppedError();
			await this.beforeRetry(error, attempts, sentAt);
		}
	}

	/**
	 * Waits until no earlier, different change of what this item changes can be carried out any more. Its reads
	 * wait too: what they return must still hold when the change is sent.
	 */
	private async waitForUnsettled(content: string | undefined): Promise<void> {
		const { account, changes } = this.options;
		if (!changes) return;
		const delay = account.unsettled.delayFor(changes, content);
		if (delay > 0) await this.wait(account.clock.sleep(Math.ceil(delay)));
	}

	private noteUnsettled(content: string, timestamp: number | undefined): void {
		const { account, baseUrl, changes = [], recvWindow } = this.options;
		this.mayHaveBeenApplied = true;
		// Unknown, it may have been signed only now.
		const signed = timestamp ?? account.clock.wallClock() + getClockOffset(baseUrl);
		account.unsettled.add(changes, content, account.expiryOf(signed, recvWindow, baseUrl));
	}

	/** Waits until the endpoint's limit and the one per IP address have room: the request must leave at once. */
	private async acquirePermit(path: string, retry: boolean): Promise<Permit | undefined> {
		const { account, run } = this.options;
		const request = { run, signal: run.signal, retry };
		const limiter = account.rateLimiter(path);
		const permit = limiter && (await this.wait(limiter.acquire(request)));
		let departs = false;
		try {
			const ipPermit = await this.wait(account.ipRateLimiter.acquire(request));
			departs = !run.signal.aborted;
			if (departs) ipPermit.release({ rateLimited: false });
			else ipPermit.cancel();
		} finally {
			if (!departs) permit?.cancel();
		}
		if (!departs) throw new StoppedError();
		this.retryUntil ??= account.clock.now() + MAX_RETRY_MS;
		return permit;
	}

	/** Waits without using up the time for retries. */
	private async wait<T>(work: Promise<T>): Promise<T> {
		const { account, run } = this.options;
		const since = account.clock.now();
		const result = await untilAborted(work, run.signal);
		if (this.retryUntil !== undefined) this.retryUntil += account.clock.now() - since;
		return result;
	}

	private timeLeft(): number {
		return (this.retryUntil ?? Infinity) - this.options.account.clock.now();
	}

	/** The first attempt may take what the user allows; retries end with the item's time. */
	private timeoutOf(attempts: number): number {
		if (attempts === 1) return this.timeout;
		return Math.min(this.timeout, Math.max(1, Math.ceil(this.timeLeft())));
	}

	/** Waits as the rule for this error asks, or throws it when a retry is not allowed or cannot help. */
	private async beforeRetry(
		error: BybitRequestError,
		attempts: number,
		sentAt: number,
	): Promise<void> {
		const { circuitBreaker } = this.options.account;
		const { retry, maxAttempts = Infinity } = retryRule(error.failure);
		if (retry === 'backoff') {
			await this.backOff(error, attempts, maxAttempts);
			return;
		}
		if (error.failure.kind === 'retCode') circuitBreaker.close();
		if (retry === 'clock') this.correctClock(error, sentAt);
		else if (retry === 'never') throw error;
	}

	private async backOff(
		error: BybitRequestError,
		attempts: number,
		maxAttempts: number,
	): Promise<void> {
		const { circuitBreaker, clock } = this.options.account;
		const delay = backoff(attempts);
		const noTime = this.timeLeft() - delay < Math.min(MIN_ATTEMPT_MS, this.timeout);
		if (circuitBreaker.isOpen || noTime || attempts >= maxAttempts) {
			// A timeout that the user made short says nothing about Bybit.
			if (!this.isShortTimeout(error)) circuitBreaker.open();
			throw error;
		}
		await untilAborted(clock.sleep(delay), this.options.run.signal);
	}

	private isShortTimeout({ failure }: BybitRequestError): boolean {
		const timedOut = failure.kind === 'connection' && /TIME|ABORTED/.test(failure.code ?? '');
		return timedOut && this.timeout < ATTEMPT_TIMEOUT_MS;
	}

	/**
	 * Cristian's algorithm: the response's time belongs to the middle of the round trip. An offset that may
	 * already be right stays: then the request was only late. Once an item, since a second 10002 then has
	 * another cause.
	 */
	private correctClock(error: BybitRequestError, sentAt: number): void {
		const { account, baseUrl } = this.options;
		if (this.clockCorrected || error.serverTime === undefined) throw error;
		this.clockCorrected = true;
		correctClockOffset(baseUrl, error.serverTime, sentAt, account.clock.wallClock());
	}
}
