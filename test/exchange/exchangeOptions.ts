import type { AccountOptions, Environment } from './accounts/accounts';
import type { Latency } from './http/httpServer';
import type { Instrument } from './instruments/listedInstrument';
import { instrumentList } from './instruments/instrumentList';
import { IP_LIMIT, type IpLimitOptions } from './limits/ipLimit';
import { RATE_LIMITS, type RateGroup } from './limits/rateLimits';
import type { AboveMaximum } from './positions/leverageRules';

/** How an exchange is started. Everything has a default. */
export interface ExchangeOptions {
	/** Default 0: a free port. Always on 127.0.0.1. */
	port?: number;
	/**
	 * Requests per rolling second and UID. A number is for set-leverage (default 10); an object names
	 * groups. `Infinity` is no limit.
	 */
	rateLimit?: number | Partial<Record<RateGroup, number>>;
	/** Whether rejected requests fill the window too. Default false; Bybit does not say. */
	countRejected?: boolean;
	/** Whether 10006 says when a slot frees. Default true; Bybit's sometimes does not. */
	resetHeader?: boolean;
	/**
	 * The limit per IP address, over all keys and endpoints: HTTP 403 for ten minutes. Default 600
	 * requests in 5 s, or none where `rateLimit` lifts a limit with `Infinity`; false is none.
	 */
	ipLimit?: boolean | Partial<IpLimitOptions>;
	/** Time under way of each request and its response together, ms. Default none. */
	latency?: Partial<Latency>;
	/** The same for single paths, where it differs. */
	latencyByPath?: Readonly<Record<string, Partial<Latency>>>;
	/** The exchange's clock minus the host's, ms. Default 0. */
	clockOffsetMs?: number;
	/**
	 * Several servers: their clocks minus the exchange's, ms. Requests alternate between them; times in
	 * responses and the time rule are by their own clock, the rate limits are common. Default `[0]`.
	 */
	serverOffsetsMs?: readonly number[];
	/** A clock in place of the host's, ms since 1970: for known moments, and to drive time. */
	now?: () => number;
	/** Default: 700+ linear and 20+ inverse contracts. */
	instruments?: readonly Instrument[];
	/** Keys of another environment are unknown here. Default testnet; `demo` lacks some endpoints. */
	environment?: Environment;
	/** Paths that get 10032 on `demo`. Default position/symbol-info and user/query-api. */
	demoUnsupported?: readonly string[];
	/** What a leverage above the contract's maximum gets. Default 110013; 10001 was seen too. */
	aboveMaximum?: AboveMaximum;
	/** Requests kept in the log, the newest ones. Default 100,000; 0 keeps none. */
	logLimit?: number;
	/** The account that `start` makes. */
	account?: AccountOptions;
}

/** The options with their defaults filled in. */
export interface CompleteOptions {
	port: number;
	rateLimits: Record<RateGroup, number>;
	countRejected: boolean;
	resetHeader: boolean;
	ipLimit: IpLimitOptions;
	latency: Latency;
	latencyByPath: Readonly<Record<string, Latency>>;
	clockOffsetMs: number;
	serverOffsetsMs: readonly number[];
	now?: () => number;
	instruments: readonly Instrument[];
	environment: Environment;
	demoUnsupported: readonly string[];
	aboveMaximum: AboveMaximum;
	logLimit: number;
	account: AccountOptions;
}

/** Not in Bybit's list of endpoints for Demo Trading. */
const DEMO_UNSUPPORTED = ['/v5/position/symbol-info', '/v5/user/query-api'];

/** Fills in the defaults. */
export function completeOptions(options: ExchangeOptions): CompleteOptions {
	const { rateLimit = {} } = options;
	const limits = typeof rateLimit === 'number' ? { 'set-leverage': rateLimit } : rateLimit;
	return {
		port: options.port ?? 0,
		rateLimits: { ...RATE_LIMITS, ...limits },
		countRejected: options.countRejected ?? false,
		resetHeader: options.resetHeader ?? true,
		ipLimit: ipLimit(options.ipLimit ?? !Object.values(limits).includes(Infinity)),
		latency: completeLatency(options.latency),
		latencyByPath: Object.fromEntries(
			Object.entries(options.latencyByPath ?? {}).map(([path, latency]) => [
				path,
				completeLatency(latency),
			]),
		),
		clockOffsetMs: options.clockOffsetMs ?? 0,
		serverOffsetsMs: options.serverOffsetsMs ?? [0],
		now: options.now,
		instruments: options.instruments ?? instrumentList(),
		environment: options.environment ?? 'testnet',
		demoUnsupported: options.demoUnsupported ?? DEMO_UNSUPPORTED,
		aboveMaximum: options.aboveMaximum ?? 110013,
		logLimit: options.logLimit ?? 100_000,
		account: options.account ?? {},
	};
}

/** A latency with its parts filled in, ms. */
export function completeLatency({ ms = 0, jitterMs = 0 }: Partial<Latency> = {}): Latency {
	return { ms, jitterMs };
}

function ipLimit(option: boolean | Partial<IpLimitOptions>): IpLimitOptions {
	if (option === false) return { ...IP_LIMIT, requests: Infinity };
	return { ...IP_LIMIT, ...(option === true ? {} : option) };
}
