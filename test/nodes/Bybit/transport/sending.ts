import { BybitRequestError } from '../../../../nodes/Bybit/errors/BybitRequestError';
import { Account } from '../../../../nodes/Bybit/transport/account';
import type { BybitAnswer } from '../../../../nodes/Bybit/transport/answer';
import { Delivery, TRY_TIMEOUT_MS } from '../../../../nodes/Bybit/transport/delivery';
import { PATH } from './alerts';
import { BEGINNING, VirtualTime } from './virtualTime';

export const fine: BybitAnswer = { retCode: 0, retMsg: 'OK', result: {}, time: BEGINNING };

export function refused(
	retCode: number,
	serverTime = BEGINNING,
	resetsAt?: number,
): BybitRequestError {
	return new BybitRequestError(
		{ kind: 'retCode', retCode, retMsg: '' },
		{ serverTime, rateLimitResetAt: resetsAt },
	);
}

export function broken(code = 'ECONNRESET'): BybitRequestError {
	return new BybitRequestError({ kind: 'connection', code });
}

/** An account in virtual time, and what was tried with it. */
export class Sending {
	readonly time = new VirtualTime();
	readonly account: Account;
	tries: Array<{ at: number; timeout: number }> = [];

	constructor(baseUrl = 'http://exchange.test') {
		this.account = new Account(baseUrl, this.time);
	}

	/** Answers the first tries with these ends, and all after them with the last one. */
	ends(...all: Array<Error | BybitAnswer>) {
		this.tries = [];
		return async (timeout: number): Promise<BybitAnswer> => {
			this.tries.push({ at: this.time.now(), timeout });
			const end = all[Math.min(this.tries.length, all.length) - 1] ?? fine;
			await this.time.sleep(1);
			if (end instanceof Error) throw end;
			return end;
		};
	}

	delivery(timeout = TRY_TIMEOUT_MS, signal?: AbortSignal): Delivery {
		return new Delivery(this.account, timeout, signal);
	}

	/** One item, all its time. */
	async send(...ends: Array<Error | BybitAnswer>): Promise<BybitAnswer> {
		return await this.time.until(this.delivery().send(PATH, this.ends(...ends)));
	}
}
