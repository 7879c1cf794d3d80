import type { Server } from 'node:http';
import type { ExchangeState } from './reception';
import { Accounts, type Account } from './auth/accounts';
import type { AccountCredentials, AccountOptions, MarginMode, PositionMode } from './auth/accounts';
import { Clock } from './clock';
import { FaultQueue } from './faults/fault-queue';
import { close, listen, urlOf, type Latency } from './http-server';
import { leverageText, type Category } from './instruments/instrument';
import { InstrumentBook } from './instruments/instrument-book';
import { complete, completeLatency, type ExchangeOptions } from './options';
import { positionModeOf } from './position/leverage-rules';
import type { Side } from './position/position-book';
import { IpLimit } from './rate-limit/ip-limit';
import { RateLimits } from './rate-limit/rate-limits';
import { Reception } from './reception';
import { RequestLog, type Counters, type LogEntry, type RequestListener } from './request-log';

/** A contract of an account; without `apiKey` the account made at the start. */
export interface Place {
	apiKey?: string;
	category: Category;
	symbol: string;
}

interface Latencies {
	base: Latency;
	byPath: Map<string, Latency>;
}

/** A Bybit V5 on loopback, with state, and strict where Bybit is strict. */
export class Exchange {
	/** The account made at the start. */
	readonly account: AccountCredentials;

	private constructor(
		/** Base URL, such as `http://127.0.0.1:4545`. */
		readonly url: string,
		private readonly server: Server,
		private readonly state: ExchangeState,
		/** Scripts what goes wrong. */
		readonly faults: FaultQueue,
		private readonly requests: RequestLog,
		private readonly reception: Reception,
		private readonly latencies: Latencies,
		account: AccountOptions,
	) {
		this.account = state.accounts.add(account);
	}

	/** Starts an exchange and listens; `close` ends it. */
	static async start(options: ExchangeOptions = {}): Promise<Exchange> {
		const all = complete(options);
		const clock = new Clock(all.clockOffsetMs, all.now);
		clock.serverOffsetsMs = all.serverOffsetsMs;
		const state: ExchangeState = {
			clock,
			instruments: new InstrumentBook(all.instruments),
			accounts: new Accounts(all.environment),
			environment: all.environment,
			rateLimits: new RateLimits(all.rateLimits, all.refusedCount, all.resetHeader),
			ipLimit: new IpLimit(all.ipLimit),
		};
		const faults = new FaultQueue();
		const requests = new RequestLog(all.logLimit);
		const reception = new Reception(state, faults, requests);
		const latencies = { base: all.latency, byPath: new Map(Object.entries(all.latencyByPath)) };
		const latencyOf = (path: string): Latency => latencies.byPath.get(path) ?? latencies.base;
		const server = await listen(all.port, latencyOf, reception.receive);
		const url = urlOf(server);
		const { account } = all;
		return new Exchange(url, server, state, faults, requests, reception, latencies, account);
	}

	/** Ends the exchange and all its connections at once. */
	close(): Promise<void> {
		this.reception.forgetLate();
		return close(this.server);
	}

	/** Makes a key; one with the uid of another shares its account and rate limit. */
	addAccount(options: AccountOptions = {}): AccountCredentials {
		return this.state.accounts.add(options);
	}

	/** Every request so far, oldest first. */
	get log(): readonly LogEntry[] {
		return this.requests.entries;
	}

	/** The requests that changed the exchange's state, in the order in which they did. */
	get changes(): readonly LogEntry[] {
		return this.requests.changes;
	}

	/** Resolves when no request waits to be carried out late. */
	settled(): Promise<void> {
		return this.reception.settled();
	}

	/** Totals since the start or the last reset. */
	get counters(): Readonly<Counters> {
		return this.requests.counters;
	}

	/** The most requests that an address sent within the window of the limit per IP. */
	get ipPeak(): number {
		return this.state.ipLimit.peak;
	}

	/** Calls `listener` for each request; the returned function ends that. */
	onRequest(listener: RequestListener): () => void {
		return this.requests.listen(listener);
	}

	/** The exchange's clock minus the host's, ms. */
	get clockOffsetMs(): number {
		return this.state.clock.offsetMs;
	}

	set clockOffsetMs(offsetMs: number) {
		this.state.clock.offsetMs = offsetMs;
	}

	/** The servers' clocks minus the exchange's, ms; requests alternate between them. */
	get serverOffsetsMs(): readonly number[] {
		return this.state.clock.serverOffsetsMs;
	}

	set serverOffsetsMs(offsetsMs: readonly number[]) {
		this.state.clock.serverOffsetsMs = offsetsMs;
	}

	/** Changes how long requests are under way, ms: of one path, or of all that have none of their own. */
	setLatency(latency: Partial<Latency>, path?: string): void {
		if (path === undefined) this.latencies.base = completeLatency(latency);
		else this.latencies.byPath.set(path, completeLatency(latency));
	}

	/** The leverages of a contract, as Bybit writes them: `{buyLeverage: '12.5', sellLeverage: '10'}`. */
	leverageOf({ apiKey, category, symbol }: Place): { buyLeverage: string; sellLeverage: string } {
		const instrument = this.state.instruments.get(category, symbol);
		const { buy, sell } = this.accountOf(apiKey).positions.leverageOf(instrument);
		return { buyLeverage: leverageText(buy), sellLeverage: leverageText(sell) };
	}

	/** Sets leverages without a request or a rule, to arrange a test. */
	setLeverage(place: Place & { buyLeverage: number; sellLeverage: number }): void {
		const { symbol } = this.state.instruments.get(place.category, place.symbol);
		this.accountOf(place.apiKey).positions.setLeverage(symbol, {
			buy: Math.round(place.buyLeverage * 100),
			sell: Math.round(place.sellLeverage * 100),
		});
	}

	/**
	 * Opens, changes or (size 0) closes a position: size in base coin for linear, in USD for inverse;
	 * its price is the contract's mark price unless given.
	 */
	setPosition(place: Place & { side: Side; size: number; price?: number }): void {
		const { side, size } = place;
		const instrument = this.state.instruments.get(place.category, place.symbol);
		const account = this.accountOf(place.apiKey);
		const price = place.price ?? instrument.markPrice;
		if (positionModeOf(account, instrument) === 'oneWay') {
			const other = side === 'Buy' ? 'Sell' : 'Buy';
			account.positions.setPosition(instrument.symbol, { side: other, size: 0, price });
		}
		account.positions.setPosition(instrument.symbol, { side, size, price });
	}

	/** Changes the margin mode of an account. */
	setMarginMode(marginMode: MarginMode, apiKey?: string): void {
		this.accountOf(apiKey).marginMode = marginMode;
	}

	/** Changes the position mode of one symbol of an account. */
	setPositionMode({ apiKey, symbol }: Place, mode: PositionMode): void {
		this.accountOf(apiKey).positionModes.set(symbol, mode);
	}

	/** Forgets log, totals, faults, late requests, visits, bans, leverages and positions; accounts and their modes stay. */
	reset(): void {
		this.requests.reset();
		this.faults.clear();
		this.reception.forgetLate();
		this.state.rateLimits.reset();
		this.state.ipLimit.reset();
		for (const account of this.state.accounts.all()) account.positions.reset();
	}

	private accountOf(apiKey = this.account.apiKey): Account {
		const key = this.state.accounts.find(apiKey);
		if (!key) throw new Error('The exchange has no such API key');
		return key.account;
	}
}
