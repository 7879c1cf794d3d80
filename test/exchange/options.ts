import type { AccountOptions, Environment } from './auth/accounts';
import type { Latency } from './http-server';
import { instrumentList } from './instruments/instrument-list';
import type { Instrument } from './instruments/instrument';
import { RATE_LIMITS, type RateGroup } from './rate-limit/rate-limits';

/** How an exchange is started. Everything has a default. */
export interface ExchangeOptions {
	/** Default 0: a free port. Always on 127.0.0.1. */
	port?: number;
	/**
	 * Requests per rolling second and UID. A number is for set-leverage (default 10); an object names
	 * groups. `Infinity` is no limit.
	 */
	rateLimit?: number | Partial<Record<RateGroup, number>>;
	/** Whether refused requests fill the window too. Default false; Bybit does not say. */
	refusedCount?: boolean;
	/** Whether 10006 says when a slot frees. Default true; Bybit's sometimes does not. */
	resetHeader?: boolean;
	/** Time under way of each request and its answer together, ms. Default none. */
	latency?: Partial<Latency>;
	/** The exchange's clock minus the host's, ms. Default 0. */
	clockOffsetMs?: number;
	/** A clock in place of the host's, ms since 1970; for signatures of a known moment. */
	now?: () => number;
	/** Default: 700+ linear and 20+ inverse contracts. */
	instruments?: readonly Instrument[];
	/** Keys of another environment are unknown here. Default testnet. */
	environment?: Environment;
	/** Requests kept in the log, the newest ones. Default 100,000; 0 keeps none. */
	logLimit?: number;
	/** The account that `start` makes. */
	account?: AccountOptions;
}

export interface CompleteOptions {
	port: number;
	rateLimits: Record<RateGroup, number>;
	refusedCount: boolean;
	resetHeader: boolean;
	latency: Latency;
	clockOffsetMs: number;
	now?: () => number;
	instruments: readonly Instrument[];
	environment: Environment;
	logLimit: number;
	account: AccountOptions;
}

/** Fills in the defaults. */
export function complete(options: ExchangeOptions): CompleteOptions {
	const { rateLimit = {} } = options;
	const limits = typeof rateLimit === 'number' ? { 'set-leverage': rateLimit } : rateLimit;
	return {
		port: options.port ?? 0,
		rateLimits: { ...RATE_LIMITS, ...limits },
		refusedCount: options.refusedCount ?? false,
		resetHeader: options.resetHeader ?? true,
		latency: { ms: options.latency?.ms ?? 0, jitterMs: options.latency?.jitterMs ?? 0 },
		clockOffsetMs: options.clockOffsetMs ?? 0,
		now: options.now,
		instruments: options.instruments ?? instrumentList(),
		environment: options.environment ?? 'testnet',
		logLimit: options.logLimit ?? 100_000,
		account: options.account ?? {},
	};
}
