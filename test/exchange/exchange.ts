import type { Server } from 'node:http';
import { positionModeOf, type MarginMode, type PositionMode } from './accounts/accountModes';
import {
	Accounts,
	type Account,
	type AccountCredentials,
	type AccountOptions,
} from './accounts/accounts';
import { ExchangeClock } from './exchangeClock';
import { completeLatency, completeOptions, type ExchangeOptions } from './exchangeOptions';
import { FaultQueue } from './faults/faultQueue';
import { close, listen, urlOf, type Latency } from './http/httpServer';
import { RequestHandler, type ExchangeState } from './http/requestHandler';
import { RequestLog, type Counters, type LogEntry, type RequestListener } from './http/requestLog';
import { leverageText, type Category, type Instrument } from './instruments/listedInstrument';
import { InstrumentBook } from './instruments/instrumentBook';
import { IpLimit } from './limits/ipLimit';
import { RateLimits } from './limits/rateLimits';
import type { AboveMaximum } from './positions/leverageRules';
import type { Side } from './positions/positionBook';
import { PRICE_TYPES, PriceBook, type PricePoint, type PriceType } from './prices/priceBook';

/** A contract. */
export interface ContractRef {
	category: Category;
	symbol: string;
}

/** A contract of an account; without `apiKey` the account made at the start. */
export interface AccountContractRef extends ContractRef {
	apiKey?: string;
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
		private readonly handler: RequestHandler,
		private readonly latencies: Latencies,
		account: AccountOptions,
	) {
		this.account = state.accounts.add(account);
	}

	/** Starts an exchange and listens; `close` ends it. */
	static async start(options: ExchangeOptions = {}): Promise<Exchange> {
		const all = completeOptions(options);
		const clock = new ExchangeClock(all.clockOffsetMs, all.now);
		clock.serverOffsetsMs = all.serverOffsetsMs;
		const state: ExchangeState = {
			clock,
			instruments: new InstrumentBook(all.instruments),
			prices: new PriceBook(),
			rules: { aboveMaximum: all.aboveMaximum },
			accounts: new Accounts(all.environment),
			environment: all.environment,
			demoUnsupported: all.demoUnsupported,
			rateLimits: new RateLimits(all.rateLimits, all.countRejected, all.resetHeader),
			ipLimit: new IpLimit(all.ipLimit),
		};
		const faults = new FaultQueue();
		const requests = new RequestLog(all.logLimit);
		const handler = new RequestHandler(state, faults, requests);
		const latencies = { base: all.latency, byPath: new Map(Object.entries(all.latencyByPath)) };
		const latencyOf = (path: string): Latency => latencies.byPath.get(path) ?? latencies.base;
		const server = await listen(all.port, latencyOf, handler.handle);
		const url = urlOf(server);
		return new Exchange(url, server, state, faults, requests, handler, latencies, all.account);
	}

	/** Ends the exchange and all its connections at once. */
	close(): Promise<void> {
		this.handler.forgetLate();
		return close(this.server);
	}

	/**
	 * Forgets log, totals, faults, late requests, rate limits, bans, prices, leverages, positions, orders,
	 * and the modes that requests changed; accounts, and the modes that the test set, stay.
	 */
	reset(): void {
		this.requests.reset();
		this.faults.clear();
		this.handler.forgetLate();
		this.state.rateLimits.reset();
		this.state.ipLimit.reset();
		this.state.prices.reset();
		this.state.accounts.reset();
	}

	/** Every request so far, oldest first. */
	get log(): readonly LogEntry[] {
		return this.requests.entries;
	}

	/** The requests that changed the exchange's state, in the order in which they did. */
	get changes(): readonly LogEntry[] {
		return this.requests.changes;
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

	/** Resolves when no request waits to be carried out late. */
	settled(): Promise<void> {
		return this.handler.settled();
	}

	/** The exchange's clock, ms since 1970. */
	get now(): number {
		return this.state.clock.exchange();
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

	/** What a leverage above the contract's maximum gets: 110013, or 10001 `buy leverage invalid`. */
	get aboveMaximum(): AboveMaximum {
		return this.state.rules.aboveMaximum;
	}

	set aboveMaximum(retCode: AboveMaximum) {
		this.state.rules.aboveMaximum = retCode;
	}

	/** Makes a key; one with the uid of another shares its account and rate limit. */
	addAccount(options: AccountOptions = {}): AccountCredentials {
		return this.state.accounts.add(options);
	}

	/** The leverages of a contract, as Bybit writes them: `{buyLeverage: '12.5', sellLeverage: '10'}`. */
	leverageOf(contract: AccountContractRef): { buyLeverage: string; sellLeverage: string } {
		const { positions } = this.accountOf(contract.apiKey);
		const { buy, sell } = positions.leverageOf(this.instrumentOf(contract));
		return { buyLeverage: leverageText(buy), sellLeverage: leverageText(sell) };
	}

	/** Sets leverages without a request or a rule, to arrange a test. */
	setLeverage(contract: AccountContractRef & { buyLeverage: number; sellLeverage: number }): void {
		const { symbol } = this.instrumentOf(contract);
		this.accountOf(contract.apiKey).positions.setLeverage(symbol, {
			buy: Math.round(contract.buyLeverage * 100),
			sell: Math.round(contract.sellLeverage * 100),
		});
	}

	/**
	 * Opens, changes or (size 0) closes a position: size in base coin for linear, in USD for inverse;
	 * its entry price is the present mark price unless given.
	 */
	setPosition(contract: AccountContractRef & { side: Side; size: number; price?: number }): void {
		const { side, size } = contract;
		const instrument = this.instrumentOf(contract);
		const account = this.accountOf(contract.apiKey);
		const price = contract.price ?? this.state.prices.priceAt(instrument, 'mark', this.now);
		if (positionModeOf(account, instrument) === 'oneWay') {
			const other = side === 'Buy' ? 'Sell' : 'Buy';
			account.positions.setPosition(instrument.symbol, { side: other, size: 0, price });
		}
		account.positions.setPosition(instrument.symbol, { side, size, price });
	}

	/** Opens orders of a contract, or cancels them all. */
	setOpenOrders(contract: AccountContractRef, open = true): void {
		const { orders } = this.accountOf(contract.apiKey);
		const { symbol } = this.instrumentOf(contract);
		if (open) orders.add(symbol);
		else orders.delete(symbol);
	}

	/** The margin mode of an account. */
	marginModeOf(apiKey?: string): MarginMode {
		return this.accountOf(apiKey).modes.marginMode;
	}

	/** Changes the margin mode of an account. */
	setMarginMode(marginMode: MarginMode, apiKey?: string): void {
		const { modes, arrangedModes } = this.accountOf(apiKey);
		modes.marginMode = marginMode;
		arrangedModes.marginMode = marginMode;
	}

	/** Changes the margin mode of one contract that is outside the unified account. */
	setContractMarginMode(contract: AccountContractRef, marginMode: MarginMode): void {
		const { modes, arrangedModes } = this.accountOf(contract.apiKey);
		modes.marginBySymbol.set(contract.symbol, marginMode);
		arrangedModes.marginBySymbol.set(contract.symbol, marginMode);
	}

	/** The position mode of a contract of an account. */
	positionModeOf(contract: AccountContractRef): PositionMode {
		return positionModeOf(this.accountOf(contract.apiKey), this.instrumentOf(contract));
	}

	/** Changes the position mode of one symbol of an account. */
	setPositionMode({ apiKey, symbol }: AccountContractRef, mode: PositionMode): void {
		const { modes, arrangedModes } = this.accountOf(apiKey);
		modes.bySymbol.set(symbol, mode);
		arrangedModes.bySymbol.set(symbol, mode);
	}

	/** Lists a new contract. */
	addInstrument(instrument: Instrument): void {
		this.state.instruments.put(instrument);
	}

	/** Changes a contract: its status, its delisting time, its limits. */
	changeInstrument(contract: ContractRef, change: Partial<Instrument>): void {
		this.state.instruments.put({ ...this.instrumentOf(contract), ...change });
	}

	/** Changes the price of a contract, now and for all types unless one is given. */
	setPrice(contract: ContractRef, price: number, type?: PriceType): void {
		const instrument = this.instrumentOf(contract);
		for (const one of type ? [type] : PRICE_TYPES) {
			this.state.prices.setPrice(instrument, one, this.now, price);
		}
	}

	/**
	 * Scripts the price of a contract, for all types unless one is given: `[ms, price]` by the exchange's
	 * clock, constant in between; points in the future play as the clock goes.
	 */
	pricePath(contract: ContractRef, points: readonly PricePoint[], type?: PriceType): void {
		const instrument = this.instrumentOf(contract);
		for (const one of type ? [type] : PRICE_TYPES) {
			this.state.prices.setPath(instrument, one, points);
		}
	}

	/** The present price of a contract; the last one unless another type is given. */
	priceOf(contract: ContractRef, type: PriceType = 'last'): number {
		return this.state.prices.priceAt(this.instrumentOf(contract), type, this.now);
	}

	private instrumentOf({ category, symbol }: ContractRef): Instrument {
		return this.state.instruments.get(category, symbol);
	}

	private accountOf(apiKey = this.account.apiKey): Account {
		const key = this.state.accounts.find(apiKey);
		if (!key) throw new Error('The exchange has no such API key');
		return key.account;
	}
}
