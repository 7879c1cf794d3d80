import { getClockOffset } from '../../../../credentials/bybitLeverageApi/clockOffset';
import { BybitRequestError } from '../../../../nodes/Bybit/errors/BybitRequestError';
import { Account } from '../../../../nodes/Bybit/client/account';
import { RateLimiter } from '../../../../nodes/Bybit/client/rateLimiter';
import {
	RequestSender,
	type BeforeSending,
	type Request,
	type SenderOptions,
} from '../../../../nodes/Bybit/client/request';
import type { BybitResponse } from '../../../../nodes/Bybit/client/response';
import { EPOCH, VirtualClock } from './virtualClock';

export const PATH = '/v5/position/set-leverage';

export const INFO = { request: 'Set Leverage', host: 'exchange.test', symbol: 'BTCUSDT' };

export const success: BybitResponse = { retCode: 0, retMsg: 'OK', result: {}, time: EPOCH };

export function retCodeError(retCode: number, serverTime = EPOCH): BybitRequestError {
	return new BybitRequestError({ kind: 'retCode', retCode, retMsg: '' }, { serverTime });
}

export function connectionLost(code = 'ECONNRESET'): BybitRequestError {
	return new BybitRequestError({ kind: 'connection', code });
}

/** One account and its requests in virtual time. */
export class SenderHarness {
	readonly clock = new VirtualClock();
	readonly account: Account;
	readonly ipRateLimiter = new RateLimiter(1_000, this.clock);
	attempts: Array<{ at: number; timeout: number }> = [];

	constructor(readonly baseUrl = 'http://exchange.test') {
		this.account = new Account(this.clock, this.ipRateLimiter);
	}

	/** The first attempts end like this, one after the other, and all later ones like the last. */
	ends(...ends: Array<Error | BybitResponse>) {
		this.attempts = [];
		return this.attempt(async () => {
			const end = ends[Math.min(this.attempts.length, ends.length) - 1] ?? success;
			await this.clock.sleep(1);
			if (end instanceof Error) throw end;
			return end;
		});
	}

	/** An attempt that is signed as it starts. */
	attempt(respond: (timeout: number) => Promise<BybitResponse>) {
		return async (timeout: number, beforeSending: BeforeSending) => {
			beforeSending(this.timestamp());
			this.attempts.push({ at: this.clock.now(), timeout });
			return await respond(timeout);
		};
	}

	/** What a request is signed with now, ms since 1970. */
	timestamp(): number {
		return this.clock.wallClock() + getClockOffset(this.baseUrl);
	}

	/** A request to Set Leverage, of a change where it has content. */
	request(attempt: Request<object>['attempt'], content?: string, path = PATH): Request<object> {
		return { path, info: INFO, content, attempt };
	}

	/** An item, by default of a run of its own. An `AbortController` will do as a run, and stops it. */
	sender(options: Partial<Pick<SenderOptions, 'changes' | 'run' | 'timeout'>> = {}): RequestSender {
		const { account, baseUrl } = this;
		const own = { run: new AbortController(), recvWindow: 5_000 };
		return new RequestSender({ account, baseUrl, ...own, ...options });
	}

	/** One item, from its first attempt to its last. */
	async send(...ends: Array<Error | BybitResponse>): Promise<BybitResponse<object>> {
		return await this.clock.until(this.sender().send(this.request(this.ends(...ends))));
	}
}
