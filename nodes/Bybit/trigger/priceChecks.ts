import { createHash } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import type { Clock } from '../client/clock';
import { BybitRequestError } from '../errors/BybitRequestError';
import { checkAlerts, longestWindow, type Firings } from './alertConditions';
import { eventItem } from './alertItem';
import type { PriceAlert } from './alerts';
import { MAX_CANDLES, type CandleReader } from './candles';
import { last, MINUTE, type PriceHistory } from './priceHistory';
import type { StoredState } from './storedState';
import type { SymbolFailure } from './triggerErrors';
import type { TriggerSettings } from './triggerSettings';

/** ms between two checks that still belong together; after a longer gap, only Catch Up counts. */
const LONGEST_PAUSE = 2 * MINUTE;

/** ms that alerts which fired wait for the other symbols' responses, so that all are one execution. */
const SETTLE_TIME = 1000;

/** ms without requests after HTTP 403; Bybit asks for ten minutes where the IP address sent too many. */
const PAUSE_AFTER_403 = MINUTE;
const PAUSE_AFTER_IP_LIMIT = 10 * MINUTE;

/** ms without prices before that is reported, at least, whatever Catch Up is. */
const MIN_UNAVAILABLE = MINUTE;

/** What a check tells the outside. */
export interface CheckHost {
	/** Starts an execution. What `state` holds is saved before. */
	fire(items: IDataObject[], state: StoredState, deduplicationKey: string): void;
	/** Prices of a symbol cannot be read; called once until they can be again. */
	onFailure(failure: SymbolFailure): void;
	onRecovery(symbol: string): void;
	/** Prices of these symbols could not be read for longer than Catch Up; called once per symbol until they can be again. */
	onUnavailable(symbols: string[], failure: SymbolFailure | undefined, isComplete: boolean): void;
}

/** A symbol, and what is known of its price. */
interface Watch {
	symbol: string;
	alerts: PriceAlert[];
	known?: PriceHistory;
	/** Known from before a restart, not read since. */
	isRestored: boolean;
	isReading: boolean;
	/** When it was read for the last time, or the trigger began: ms of the monotonic clock. */
	lastRead: number;
	/** Why it could not be read since then. */
	error?: unknown;
	isReported: boolean;
}

/** Alerts that fired and are not out yet. */
interface Batch {
	items: IDataObject[];
	firings: string[];
}

function isIpBlocked(error: unknown): error is BybitRequestError {
	return (
		error instanceof BybitRequestError &&
		error.failure.kind === 'http' &&
		error.failure.status === 403
	);
}

function pauseAfter({ failure }: BybitRequestError): number {
	const { retMsg = '' } = failure.kind === 'http' ? failure : {};
	return /too frequent/i.test(retMsg) ? PAUSE_AFTER_IP_LIMIT : PAUSE_AFTER_403;
}

/** The checks of one active trigger. */
export class PriceChecks {
	private readonly watches: Watch[];
	private firings: Firings;
	/** No request before this moment of the monotonic clock. */
	private pausedUntil = -Infinity;
	private isClosed = false;

	/**
	 * @param state from before a restart; a symbol that it has no candle of begins with a baseline
	 * @param reported symbols that are reported as unavailable already
	 */
	constructor(
		private readonly settings: TriggerSettings,
		private readonly readCandles: CandleReader,
		private readonly host: CheckHost,
		private readonly clock: Clock,
		state: StoredState,
		reported: readonly string[] = [],
	) {
		this.firings = state.firings;
		const now = clock.now();
		const bySymbol = new Map<string, PriceAlert[]>();
		for (const alert of settings.alerts)
			bySymbol.set(alert.symbol, [...(bySymbol.get(alert.symbol) ?? []), alert]);
		this.watches = [...bySymbol].map(([symbol, alerts]) => ({
			...{ symbol, alerts, lastRead: now, isReading: false },
			isReported: reported.includes(symbol),
			known: state.lastCandles[symbol],
			isRestored: state.lastCandles[symbol] !== undefined,
		}));
	}

	/** What a restart has to know. */
	get state(): StoredState {
		const candles = this.watches.flatMap(({ symbol, known }) => (known ? [[symbol, known]] : []));
		return {
			firings: this.firings,
			lastCandles: Object.fromEntries(candles) as StoredState['lastCandles'],
		};
	}

	/** Why symbols could not be read at the last try. */
	get failures(): SymbolFailure[] {
		return this.watches.flatMap(({ symbol, error }) =>
			error === undefined ? [] : [{ symbol, error }],
		);
	}

	/** From now on nothing fires. */
	close(): void {
		this.isClosed = true;
	}

	/**
	 * Reads every symbol that is not being read, all at once, and fires what happened. Never rejects:
	 * a symbol that cannot be read is left to the next check, and keeps no other one waiting.
	 */
	async check(): Promise<void> {
		if (this.isClosed) return;
		if (this.clock.now() >= this.pausedUntil) {
			const batch: Batch = { items: [], firings: [] };
			const reads = Promise.all(
				this.watches
					.filter(({ isReading }) => !isReading)
					.map(async (watch) => await this.checkSymbol(watch, batch)),
			);
			await Promise.race([reads, this.clock.sleep(SETTLE_TIME)]);
			this.fire(batch);
			await reads;
			this.fire(batch);
		}
		this.reportUnavailable();
	}

	private async checkSymbol(watch: Watch, batch: Batch): Promise<void> {
		watch.isReading = true;
		try {
			const read = await this.read(watch);
			if (!this.isClosed) this.apply(watch, read, batch);
		} catch (error) {
			if (!this.isClosed) this.fail(watch, error);
		} finally {
			watch.isReading = false;
		}
	}

	/** As many candles as the check needs: those since the one before, or those of Catch Up; and the windows. */
	private async read(watch: Watch): Promise<PriceHistory> {
		const { symbol, alerts, known, isRestored } = watch;
		const window = longestWindow(alerts) + 3;
		const all = Math.min(MAX_CANDLES, window + Math.ceil(this.settings.catchUp / MINUTE));
		const since = Math.ceil((this.clock.now() - watch.lastRead) / MINUTE) + 2;
		const limit = isRestored ? all : Math.min(all, known ? since : window);
		const read = await this.readCandles(symbol, limit);
		const isGap = known && limit < all && (read.candles[0]?.start ?? 0) > last(known.candles).start;
		// The monotonic clock stands still while a computer sleeps.
		return isGap ? await this.readCandles(symbol, all) : read;
	}

	private apply(watch: Watch, read: PriceHistory, batch: Batch): void {
		const { alerts, known } = watch;
		const isCatchUp =
			watch.isRestored || (known !== undefined && read.time - known.time > LONGEST_PAUSE);
		const { repeat, cooldown, catchUp } = this.settings;
		const reach = isCatchUp ? catchUp : LONGEST_PAUSE;
		const result = checkAlerts(known, read, alerts, this.firings, { repeat, cooldown, reach });
		const late = isCatchUp || watch.error !== undefined;
		this.firings = result.firings;
		for (const event of result.events) {
			const { candleTime, count } = event.firing;
			batch.items.push(eventItem(event, this.settings, read.time, late));
			batch.firings.push(`${event.alert.key} ${candleTime} ${count}`);
		}
		if (watch.error !== undefined) this.host.onRecovery(watch.symbol);
		watch.known = result.history;
		watch.isRestored = false;
		watch.lastRead = this.clock.now();
		watch.error = undefined;
		watch.isReported = false;
	}

	private fail(watch: Watch, error: unknown): void {
		if (watch.error === undefined) this.host.onFailure({ symbol: watch.symbol, error });
		watch.error = error;
		if (isIpBlocked(error)) this.pausedUntil = this.clock.now() + pauseAfter(error);
	}

	/** Where n8n knows deduplication keys, a crash between firing and saving repeats nothing. */
	private fire(batch: Batch): void {
		if (batch.items.length === 0 || this.isClosed) return;
		const key = createHash('sha256').update(batch.firings.sort().join('\n')).digest('hex');
		this.host.fire(batch.items, this.state, key);
		batch.items = [];
		batch.firings = [];
	}

	private reportUnavailable(): void {
		if (this.isClosed) return;
		const threshold = Math.max(this.settings.catchUp, MIN_UNAVAILABLE);
		const now = this.clock.now();
		const isUnavailable = ({ lastRead }: Watch) => now - lastRead > threshold;
		const news = this.watches.filter((watch) => isUnavailable(watch) && !watch.isReported);
		if (news.length === 0) return;
		for (const watch of news) watch.isReported = true;
		const symbols = news.map(({ symbol }) => symbol);
		const failure = this.failures.find(({ symbol }) => symbols.includes(symbol));
		this.host.onUnavailable(symbols, failure, this.watches.every(isUnavailable));
	}
}
