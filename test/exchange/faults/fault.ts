import type { AnswerHeaders, EnvelopeField } from '../answer';

/** How an answer reaches the client: whole, cut in the middle, as a closed connection, or never. */
export type Delivery = 'whole' | 'half' | 'drop' | 'silence';

interface Applicable {
	/** True: the request is carried out, only its answer is replaced. Default false: it is not. */
	applied?: boolean;
	/**
	 * The request is carried out so many ms after it arrived, whatever was sent back by then. All rules
	 * apply at that moment: 10002 once its receive window is over. The log entry's `late` shows it.
	 */
	appliedAfterMs?: number;
}

/** An answer in Bybit's envelope with any retCode; the retMsg is the table's unless given. */
export interface RetCodeFault extends Applicable {
	kind: 'retCode';
	retCode: number;
	retMsg?: string;
	httpStatus?: number;
	/** Sends the rate limit headers, with a reset this many ms ahead of the exchange's clock. */
	resetInMs?: number;
}

/** An answer outside the envelope: a proxy's page, garbage, a redirect. */
export interface HttpFault extends Applicable {
	kind: 'http';
	httpStatus: number;
	contentType?: string;
	body?: string;
	headers?: AnswerHeaders;
}

/** The exchange's own answer, delivered badly. */
export interface ConnectionFault extends Applicable {
	kind: 'connection';
	delivery: Delivery;
}

/** The exchange's own answer, this many ms late. */
export interface SlowFault {
	kind: 'slow';
	delayMs: number;
}

/** The exchange's own response, with parts of its envelope missing or replaced. */
export interface EnvelopeFault {
	kind: 'envelope';
	omit?: readonly EnvelopeField[];
	/** In place of the true `result`. */
	result?: object;
}

export type Fault = RetCodeFault | HttpFault | ConnectionFault | SlowFault | EnvelopeFault;

/** Whether a request with this fault is carried out when it arrives, all the same. */
export function isCarriedOut(fault: Fault): boolean {
	return fault.kind === 'slow' || fault.kind === 'envelope' || fault.applied === true;
}

/** How long after its arrival a request with this fault is carried out, ms; undefined: not later. */
export function appliedAfter(fault: Fault | undefined): number | undefined {
	return fault && 'appliedAfterMs' in fault ? fault.appliedAfterMs : undefined;
}

/**
 * A request that is carried out late, while its client got something else at once.
 * @param afterMs ms from arrival until it is carried out
 * @param response what the client gets: a lost connection, silence, or a retCode such as 10000
 */
export function late(afterMs: number, response: 'drop' | 'silence' | number = 'silence'): Fault {
	return typeof response === 'number'
		? { kind: 'retCode', retCode: response, appliedAfterMs: afterMs }
		: { kind: 'connection', delivery: response, appliedAfterMs: afterMs };
}

/** A redirect that a signed request must not follow. */
export function redirectTo(location: string, httpStatus = 302): HttpFault {
	return { kind: 'http', httpStatus, headers: { Location: location } };
}

/** The true answer, late. */
export function slow(delayMs: number): SlowFault {
	return { kind: 'slow', delayMs };
}
