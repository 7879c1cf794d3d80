import { getClockOffset, setClockOffset } from '../../../credentials/bybitLeverageApi/clockOffset';
import { BybitRequestError } from '../errors/BybitRequestError';
import type { Account } from './account';
import type { BybitAnswer } from './answer';
import { failedConnection } from './connection';
import { backoff, limitWait, ruleFor } from './resend';
import { StoppedWaiting, untilStopped } from './stop';

/** A try that Bybit did not answer by then is given up, unless the user set another time-out. */
export const TRY_TIMEOUT_MS = 10_000;

/** How long an item is sent again; what it waits for first slots does not count. */
const LONGEST_DELIVERY_MS = 30_000;

/** A last try with less time than this would be applied and its answer not awaited. */
const SHORTEST_TRY_MS = 1_000;

/** Sends what one item has to say to Bybit: at the account's pace, and again when that is safe and useful. */
export class Delivery {
	/** Whether the last request may have been applied by a try whose answer was lost. */
	answerLost = false;
	/** When the item is sent again no more, ms by `Time.now`; unknown until something was sent. */
	private deadline: number | undefined;
	private clockLearnt = false;

	constructor(
		private readonly account: Account,
		/** ms that one try may take. */
		private readonly tryTimeout: number,
		private readonly signal: AbortSignal | undefined,
	) {}

	/**
	 * @param path of the endpoint, for its limit
	 * @param attempt sends once, giving up after the ms it is handed
	 * @throws {BybitRequestError} what the last try ended with
	 * @throws {StoppedWaiting} at once when the execution is stopped
	 */
	async send<Answer extends BybitAnswer<object>>(
		path: string,
		attempt: (timeout: number) => Promise<Answer>,
	): Promise<Answer> {
		const { account, signal } = this;
		const pace = account.pace(path);
		const waitsSince = account.time.now();
		this.answerLost = false;
		let slot = await pace.slot(signal);
		this.extendDeadline(waitsSince);
		for (let tries = 1; ; tries++) {
			const sentAt = account.time.hostClock();
			const ended = await attempt(this.timeoutOf(tries)).then(
				(answer) => ({ answer }),
				(error: unknown) => ({ error }),
			);
			if ('answer' in ended) {
				slot.answered(ended.answer.time);
				account.outage.isOver();
				return ended.answer;
			}
			const { error } = ended;
			const failed = error instanceof BybitRequestError ? error : failedConnection(error);
			if (failed && ruleFor(failed.failure).wait === 'limit') slot.refused(failed.serverTime);
			else slot.answered(failed?.serverTime);
			if (signal?.aborted) throw new StoppedWaiting();
			if (!failed) throw error;
			failed.path = path;
			await this.prepareToResend(failed, tries, sentAt);
			slot = await pace.slot(signal, true);
			if (!this.hasTime()) {
				slot.unused();
				throw failed;
			}
		}
	}

	/** The first slot of each request is waited for on the account's time, not on the item's. */
	private extendDeadline(waitedSince: number): void {
		const now = this.account.time.now();
		this.deadline =
			this.deadline === undefined ? now + LONGEST_DELIVERY_MS : this.deadline + now - waitedSince;
	}

	private timeLeft(): number {
		return (this.deadline ?? Infinity) - this.account.time.now();
	}

	private hasTime(wait = 0): boolean {
		return this.timeLeft() - wait >= Math.min(SHORTEST_TRY_MS, this.tryTimeout);
	}

	/** A first try may take what the user allows; the ones after it end with the item's time. */
	private timeoutOf(tries: number): number {
		return tries === 1 ? this.tryTimeout : Math.min(this.tryTimeout, Math.ceil(this.timeLeft()));
	}

	/** Waits as the rule for this failure asks, or throws it when it is the last word. */
	private async prepareToResend(
		failed: BybitRequestError,
		tries: number,
		sentAt: number,
	): Promise<void> {
		const { outage } = this.account;
		const rule = ruleFor(failed.failure);
		this.answerLost ||= rule.mayBeApplied;
		if (rule.wait === 'backoff') {
			await this.backOff(failed, tries);
			return;
		}
		if (failed.failure.kind === 'retCode') outage.isOver();
		if (rule.wait === 'limit') this.holdForLimit(failed);
		else if (rule.wait === 'clock') this.learnClock(failed, sentAt);
		else throw failed;
	}

	private async backOff(failed: BybitRequestError, tries: number): Promise<void> {
		const { outage, time } = this.account;
		const wait = backoff(tries);
		if (outage.lasts || !this.hasTime(wait)) {
			outage.goesOn();
			throw failed;
		}
		await untilStopped(time.sleep(wait), this.signal);
	}

	private holdForLimit(failed: BybitRequestError): void {
		const { account } = this;
		const wait = limitWait(failed);
		if (!this.hasTime(wait)) throw failed;
		account.pace(failed.path).hold(account.time.now() + wait);
	}

	/**
	 * Cristian's algorithm: the answer's time belongs to the middle of the way there and back. What is known
	 * stays where it may be right: then the request was only late. Once an item, since a second 10002 then
	 * has another cause.
	 */
	private learnClock(failed: BybitRequestError, sentAt: number): void {
		const { baseUrl, time } = this.account;
		if (this.clockLearnt || failed.serverTime === undefined) throw failed;
		this.clockLearnt = true;
		const known = getClockOffset(baseUrl);
		const most = failed.serverTime - sentAt;
		const least = failed.serverTime - time.hostClock();
		if (known < least || known > most) setClockOffset(baseUrl, Math.round((least + most) / 2));
	}
}
