import type { AnswerHeaders } from '../answer';

/** How an answer reaches the client: whole, cut in the middle, as a closed connection, or never. */
export type Delivery = 'whole' | 'half' | 'drop' | 'silence';

interface Applicable {
	/** True: the request is carried out, only its answer is replaced. Default false: it is not. */
	applied?: boolean;
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

export type Fault = RetCodeFault | HttpFault | ConnectionFault | SlowFault;

/** Whether a request with this fault is carried out all the same. */
export function isCarriedOut(fault: Fault): boolean {
	return fault.kind === 'slow' || fault.applied === true;
}

/** A redirect that a signed request must not follow. */
export function redirectTo(location: string, httpStatus = 302): HttpFault {
	return { kind: 'http', httpStatus, headers: { Location: location } };
}

/** The true answer, late. */
export function slow(delayMs: number): SlowFault {
	return { kind: 'slow', delayMs };
}
