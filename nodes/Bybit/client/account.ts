import { createHash } from 'node:crypto';

import {
	readApiKey,
	type BybitCredentials,
} from '../../../credentials/bybitLeverageApi/credentialData';
import { resolveBaseUrl, siteBaseUrl } from '../../../credentials/bybitLeverageApi/environments';
import { CircuitBreaker } from './circuitBreaker';
import { systemClock, type Clock } from './clock';
import { endpointOf } from './endpoints';
import { ipRateLimiter as systemIpRateLimiter } from './ipRateLimiter';
import { KeyedMutex } from './keyedMutex';
import { RateLimiter } from './rateLimiter';
import { UnsettledRequests } from './unsettledRequests';

/** What is needed of a rate limiter here. */
type Limiter = Pick<RateLimiter, 'acquire'>;

/** What all executions of this process share about one API key on one site. */
export class Account {
	readonly mutex = new KeyedMutex();
	readonly unsettled: UnsettledRequests;
	readonly circuitBreaker: CircuitBreaker;
	private readonly endpointLimiters = new Map<string, RateLimiter>();

	constructor(
		readonly clock: Clock,
		readonly ipRateLimiter: Limiter = systemIpRateLimiter,
	) {
		this.unsettled = new UnsettledRequests(clock);
		this.circuitBreaker = new CircuitBreaker(clock);
	}

	/** The limiter of an endpoint; undefined where only the limit per IP address counts. */
	rateLimiter(path: string): RateLimiter | undefined {
		const { perSecond } = endpointOf(path);
		if (perSecond === undefined) return undefined;
		let limiter = this.endpointLimiters.get(path);
		if (!limiter) {
			limiter = new RateLimiter(perSecond, this.clock);
			this.endpointLimiters.set(path, limiter);
		}
		return limiter;
	}

	/** Whether it can be forgotten: nothing waits, nothing is under way, and no window is open. */
	get idle(): boolean {
		const limiters = [...this.endpointLimiters.values()];
		return this.mutex.idle && this.unsettled.idle && limiters.every((limiter) => limiter.idle);
	}
}

/** Above this many, accounts that nobody uses are forgotten. */
const MAX_IDLE_ACCOUNTS = 100;

/** The accounts of this process: Bybit counts by account, over all executions. */
export class Accounts {
	private readonly accounts = new Map<string, Account>();

	constructor(
		private readonly clock: Clock = systemClock,
		private readonly ipLimiter?: Limiter,
	) {}

	/**
	 * The account of a credential. Mainnet's two hosts are one site.
	 *
	 * @throws {CredentialError} when the API key or the host cannot be used
	 */
	get(credentials: BybitCredentials): Account {
		const site = siteBaseUrl(resolveBaseUrl(credentials));
		const key = createHash('sha256')
			.update(`${site} ${readApiKey(credentials)}`)
			.digest('hex');
		let account = this.accounts.get(key);
		if (!account) {
			if (this.accounts.size >= MAX_IDLE_ACCOUNTS) this.forgetIdle();
			account = new Account(this.clock, this.ipLimiter);
			this.accounts.set(key, account);
		}
		return account;
	}

	get size(): number {
		return this.accounts.size;
	}

	private forgetIdle(): void {
		for (const [key, account] of this.accounts) if (account.idle) this.accounts.delete(key);
	}
}
