import type { Delivery } from '../faults/faults';

/** What is kept of a request's headers: never its signature. */
export interface LoggedHeaders {
	host: string;
	contentType: string;
	hasApiKey: boolean;
	timestamp: string;
	recvWindow: string;
	/** `x-refer-site-id`, which the Hong Kong site wants. */
	siteId: string;
}

/** One request as it arrived, and its outcome. */
export interface LogEntry {
	/** Arrival, ms since 1970 on the host's clock. */
	time: number;
	/** Arrival on a steady clock, ms with fractions: for measuring rates. */
	steady: number;
	method: string;
	path: string;
	/** Raw: what follows `?`. */
	query: string;
	/** Raw: the body's bytes as UTF-8. */
	body: string;
	headers: LoggedHeaders;
	signatureValid: boolean;
	/** Undefined when the response carried none, or there was none. */
	retCode?: number;
	/** 0 when no response was sent at all. */
	httpStatus: number;
	/** Whether the exchange's state was changed. */
	applied: boolean;
	delivery: Delivery;
	uid?: number;
	/** Which of the exchange's servers it reached, from 0. */
	server: number;
	/** How it went when a scripted fault had it carried out later; `applied` then follows. */
	late?: LateOutcome;
}

/** A request that was carried out after its response had been sent or lost. */
export interface LateOutcome {
	/** ms since 1970 on the host's clock. */
	time: number;
	/** ms with fractions on the steady clock. */
	steady: number;
	/** What the exchange would have responded then: 0, or 10002 when the receive window was over. */
	retCode?: number;
}

export type RequestListener = (entry: LogEntry) => void;

/** Totals since the start or the last reset; cheap enough for a benchmark. */
export interface Counters {
	requests: number;
	applied: number;
	byPath: Record<string, number>;
	/** `none` counts responses without a retCode. */
	byRetCode: Record<string, number>;
	byHttpStatus: Record<string, number>;
	/** Requests rejected with HTTP 403 by the limit per IP address. */
	ipLimited: number;
}

/** The requests of an exchange, their totals, and whoever listens. */
export class RequestLog {
	entries: LogEntry[] = [];
	/** Requests that changed the exchange's state, in the order in which they did. */
	changes: LogEntry[] = [];
	counters: Counters = noCounts();
	private readonly listeners = new Set<RequestListener>();

	/** @param limit entries kept, the newest ones; 0 keeps none */
	constructor(private readonly limit: number) {}

	note(entry: LogEntry): void {
		const { counters } = this;
		counters.requests++;
		if (entry.applied) this.noteChange(entry);
		count(counters.byPath, entry.path);
		count(counters.byRetCode, String(entry.retCode ?? 'none'));
		count(counters.byHttpStatus, String(entry.httpStatus));
		this.entries = this.kept(this.entries, entry);
		for (const listener of this.listeners) listener(entry);
	}

	/** Adds to an entry how it went when it was carried out late. */
	noteLate(entry: LogEntry, outcome: LateOutcome, applied: boolean): void {
		entry.late = outcome;
		entry.applied = applied;
		if (applied) this.noteChange(entry);
	}

	/** Calls `listener` for each request; the returned function ends that. */
	listen(listener: RequestListener): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	/** Forgets entries and totals; listeners stay. */
	reset(): void {
		this.entries = [];
		this.changes = [];
		this.counters = noCounts();
	}

	private noteChange(entry: LogEntry): void {
		this.counters.applied++;
		this.changes = this.kept(this.changes, entry);
	}

	private kept(entries: LogEntry[], entry: LogEntry): LogEntry[] {
		if (this.limit === 0) return entries;
		entries.push(entry);
		// Dropping the old half at once keeps the cost per request flat.
		return entries.length >= this.limit * 2 ? entries.slice(-this.limit) : entries;
	}
}

function noCounts(): Counters {
	return { requests: 0, applied: 0, byPath: {}, byRetCode: {}, byHttpStatus: {}, ipLimited: 0 };
}

function count(counts: Record<string, number>, name: string): void {
	counts[name] = (counts[name] ?? 0) + 1;
}
