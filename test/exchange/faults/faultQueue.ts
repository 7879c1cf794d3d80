import { headerOf, symbolOf, type ExchangeRequest } from '../http/exchangeRequest';
import { FAULTS, type Fault, type FaultName } from './faults';

/** Requests a fault is for; what is not named matches anything. */
export interface FaultMatch {
	path?: string;
	symbol?: string;
	apiKey?: string;
}

export interface FaultOptions {
	/** How many matching requests meet the fault; default 1, `Infinity` until cleared. */
	times?: number;
	/** How many matching requests pass before the first that meets the fault; default 0. */
	skip?: number;
	match?: FaultMatch;
}

interface Scripted {
	fault: Fault;
	match: FaultMatch;
	left: number;
	skip: number;
}

/** Faults that wait for the requests they are for, first come first served. */
export class FaultQueue {
	private scripted: Scripted[] = [];

	/** Scripts a fault: one of the table by name, a retCode by number, or any fault in full. */
	next(fault: FaultName | number | Fault, options: FaultOptions = {}): void {
		this.scripted.push({
			fault: faultOf(fault),
			match: options.match ?? {},
			left: options.times ?? 1,
			skip: options.skip ?? 0,
		});
	}

	/** The fault a request meets, if any; it is used up by that. */
	take(request: ExchangeRequest): Fault | undefined {
		// Nothing scripted is the common case: nothing is parsed then.
		if (this.scripted.length === 0) return undefined;
		const found = this.scripted.find((scripted) => {
			if (!isFor(scripted.match, request)) return false;
			return scripted.skip-- <= 0;
		});
		if (!found) return undefined;
		found.left--;
		if (found.left <= 0) this.scripted = this.scripted.filter((other) => other !== found);
		return found.fault;
	}

	/** How many scripted faults still wait. */
	get pending(): number {
		return this.scripted.length;
	}

	/** Forgets every scripted fault. */
	clear(): void {
		this.scripted = [];
	}
}

function faultOf(fault: FaultName | number | Fault): Fault {
	if (typeof fault === 'number') return { kind: 'retCode', retCode: fault };
	return typeof fault === 'string' ? FAULTS[fault] : fault;
}

function isFor(match: FaultMatch, request: ExchangeRequest): boolean {
	if (match.path !== undefined && match.path !== request.path) return false;
	if (match.apiKey !== undefined && match.apiKey !== headerOf(request, 'x-bapi-api-key')) {
		return false;
	}
	return match.symbol === undefined || match.symbol === symbolOf(request);
}
