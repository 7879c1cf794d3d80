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
import type { LimitFeedback, Permit } from './rateLimiter';
import { connectionError, originalError, type BybitResponse } from './response';
import { backoff, retryRule } from './retryPolicy';

/** ms that an attempt may take, unless the user set another timeout. */
export const ATTEMPT_TIMEOUT_MS = 10_000;

/** ms that an item's failed attempts and backoffs may take. No other wait counts, nor do attempts over a rate limit. */
const MAX_RETRY_MS = 30_000;

/** With less time left, a retry would be carried out and its response not awaited; ms. */
const MIN_ATTEMPT_MS = 1_000;

/**
 * Called with the timestamp of a request that was just signed, ms since 1970, at the last moment. An error that it
 * throws keeps the request from being sent.
 */
export type BeforeSending = (timestamp: number) => void;

/** A request that may take several attempts. */
export interface Request<Result extends object> {
	/** Of the endpoint, such as `/v5/position/list`. */
	path: string;
	/** What it is about, for the message of its error. */
	info: RequestInfo;
	/** Of a change, so that the same one is told from a different one; absent in a read. */
	content?: string;
	/** Sends once and gives up after `timeout` ms. */
	attempt: (timeout: number, beforeSending: BeforeSending) => Promise<BybitResponse<Result>>;
}

/** The item that a {@link RequestSender} sends requests for. */
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
	/** ms left of {@link MAX_RETRY_MS}. */
	private timeLeft = MAX_RETRY_MS;
	/** When the last attempt was sent, ms by `Clock.now`. */
	private sentAt = 0;
	/** What it was signed with, ms since 1970. */
	private timestamp = 0;
	private clockCorrected = false;
	private readonly timeout: number;

	constructor(private readonly options: SenderOptions) {
		this.timeout = options.timeout || ATTEMPT_TIMEOUT_MS;
	}

	/**
	 * @throws {BybitRequestError} what the last attempt ended with
	 * @throws {StoppedError} when the run has failed or was stopped
	 */
	async send<Result extends object>(request: Request<Result>): Promise<BybitResponse<Result>> {
		const { account, run } = this.options;
		this.mayHaveBeenApplied = false;
		for (let attempts = 1; ; attempts++) {
			let outcome: BybitResponse<Result> | BybitRequestError | undefined;
			while (!outcome) {
				await this.waitForUnsettled(request.content);
				outcome = await this.attempt(request, attempts);
			}
			if (!(outcome instanceof BybitRequestError)) {
				account.circuitBreaker.close();
				return outcome;
			}
			if (run.signal.aborted) throw new StoppedError();
			outcome.request = request.info;
			await this.beforeRetry(outcome, attempts);
		}
	}

	/**
	 * Waits until no earlier, different change of what this item changes can be carried out any more. Its reads
	 * wait too: what they return must still hold when the change is sent.
	 */
	private async waitForUnsettled(content: string | undefined): Promise<void> {
		const { account, run } = this.options;
		for (;;) {
			const delay = this.unsettledDelay(this.now(), content);
			if (delay <= 0) return;
			await untilAborted(account.clock.sleep(Math.ceil(delay)), run.signal);
		}
	}

	private unsettledDelay(timestamp: number, content: string | undefined): number {
		const { account, changes } = this.options;
		return changes ? account.unsettled.delayFor(changes, timestamp, content) : 0;
	}

	/** What a request would be signed with, ms since 1970. */
	private now(): number {
		const { account, baseUrl } = this.options;
		return account.clock.wallClock() + getClockOffset(baseUrl);
	}

	/**
	 * @returns undefined when nothing was sent, because the request has to wait for an unsettled one after all
	 * @throws what is not a failure of the request itself, such as an error of n8n's database, as it is
	 */
	private async attempt<Result extends object>(
		{ path, content, attempt }: Request<Result>,
		attempts: number,
	): Promise<BybitResponse<Result> | BybitRequestError | undefined> {
		const { account, run } = this.options;
		const { endpoint, ip } = await this.acquirePermits(path, attempts > 1);
		const release = (feedback: LimitFeedback) => {
			endpoint?.release(feedback);
			ip.release({ rateLimited: false });
		};
		const state = { sent: false, tooEarly: false };
		this.sentAt = account.clock.now();
		const response = attempt(this.timeoutOf(attempts), (timestamp) => {
			if (run.signal.aborted) throw new StoppedError();
			// Since the wait, the clock may have been set, or the offset corrected for another item.
			state.tooEarly = this.unsettledDelay(timestamp, content) > 0;
			if (state.tooEarly) throw new Error('An earlier change may still be carried out');
			state.sent = true;
			this.sentAt = account.clock.now();
			this.timestamp = timestamp;
			ip.release({ rateLimited: false });
		});
		try {
			const success = await untilAborted(response, run.signal).catch(async (error: unknown) => {
				// A request that is under way cannot be taken back; one that is not is never sent.
				if (state.sent && error instanceof StoppedError) return await response;
				throw error;
			});
			release({ rateLimited: false, remaining: success.rateLimitRemaining });
			return success;
		} catch (thrown) {
			if (state.tooEarly) return undefined;
			const error =
				thrown instanceof BybitRequestError ? thrown : connectionError(thrown, state.sent);
			const rule = error && retryRule(error.failure);
			// Where nothing told when it was signed, it may have been only now.
			if (!state.sent) {
				this.sentAt = account.clock.now();
				this.timestamp = this.now();
			}
			if (content !== undefined && (rule?.mayBeApplied ?? state.sent)) this.noteUnsettled(content);
			if (error ?? state.sent)
				release({
					rateLimited: rule?.retry === 'rateLimit',
					remaining: error?.rateLimitRemaining,
					resetInMs: error?.rateLimitResetInMs,
				});
			if (!error) throw originalError(thrown);
			return error;
		} finally {
			// What was not sent does not count; a permit that was released stays so.
			endpoint?.cancel();
			ip.cancel();
		}
	}

	private noteUnsettled(content: string): void {
		const { account, changes = [], recvWindow } = this.options;
		this.mayHaveBeenApplied = true;
		account.unsettled.add(changes, content, this.timestamp, recvWindow);
	}

	/** Waits until the endpoint's limit and the one per IP address have room. */
	private async acquirePermits(
		path: string,
		retry: boolean,
	): Promise<{ endpoint?: Permit; ip: Permit }> {
		const { account, run } = this.options;
		const request = { run, signal: run.signal, retry };
		const endpoint = await account.rateLimiter(path)?.acquire(request);
		let ip: Permit | undefined;
		try {
			ip = await account.ipRateLimiter.acquire(request);
			return { endpoint, ip };
		} finally {
			if (!ip) endpoint?.cancel();
		}
	}

	/** The first attempt may take what the user allows; retries end with the item's time. */
	private timeoutOf(attempts: number): number {
		if (attempts === 1) return this.timeout;
		return Math.min(this.timeout, Math.max(MIN_ATTEMPT_MS, Math.ceil(this.timeLeft)));
	}

	/** Waits as the rule for this error asks, or throws it when a retry is not allowed or cannot help. */
	private async beforeRetry(error: BybitRequestError, attempts: number): Promise<void> {
		const { retry, maxAttempts = Infinity } = retryRule(error.failure);
		if (retry === 'backoff') {
			await this.backOff(error, attempts, maxAttempts);
			return;
		}
		if (error.failure.kind === 'retCode') this.options.account.circuitBreaker.close();
		if (retry === 'clock') this.correctClock(error);
		else if (retry === 'never') throw error;
	}

	private async backOff(
		error: BybitRequestError,
		attempts: number,
		maxAttempts: number,
	): Promise<void> {
		const { circuitBreaker, clock } = this.options.account;
		const delay = backoff(attempts);
		this.timeLeft -= clock.now() - this.sentAt + delay;
		const noTime = this.timeLeft < Math.min(MIN_ATTEMPT_MS, this.timeout);
		if (circuitBreaker.isOpen || noTime || attempts >= maxAttempts) {
			// A timeout that the user made short says nothing about Bybit.
			if (!this.isShortTimeout(error)) circuitBreaker.open();
			throw error;
		}
		await untilAborted(clock.sleep(delay), this.options.run.signal);
	}

	private isShortTimeout({ failure }: BybitRequestError): boolean {
		const timedOut =
			failure.kind === 'connection' && /TIME|ABORTED|CANCELED/.test(failure.code ?? '');
		return timedOut && this.timeout < ATTEMPT_TIMEOUT_MS;
	}

	/**
	 * Cristian's algorithm: the response's time belongs to the middle of the round trip. An offset that may
	 * already be right stays: then the request was only late. Once an item, since a second 10002 then has
	 * another cause.
	 */
	private correctClock(error: BybitRequestError): void {
		const { account, baseUrl } = this.options;
		if (this.clockCorrected || error.serverTime === undefined) throw error;
		this.clockCorrected = true;
		const receivedAt = account.clock.wallClock();
		// By the clock that never jumps: the host's may have been set meanwhile.
		const sentAt = receivedAt - Math.ceil(account.clock.now() - this.sentAt);
		correctClockOffset(baseUrl, error.serverTime, sentAt, receivedAt);
	}
}
