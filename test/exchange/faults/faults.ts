import type { ServerClock } from '../exchangeClock';
import {
	failure,
	isRetCodeResponse,
	type EnvelopeField,
	type ExchangeResponse,
	type ResponseHeaders,
} from '../http/exchangeResponse';

/** How a response reaches the client: whole, cut in the middle, as a closed connection, or never. */
export type Delivery = 'whole' | 'half' | 'drop' | 'silence';

interface Applicable {
	/** True: the request is carried out, only its response is replaced. Default false: it is not. */
	applied?: boolean;
	/**
	 * The request is carried out so many ms after it arrived, whatever was sent back by then. All rules
	 * apply at that moment: 10002 once its receive window is over. The log entry's `late` shows it.
	 */
	appliedAfterMs?: number;
}

/** A response in Bybit's envelope with any retCode; the retMsg is the table's unless given. */
export interface RetCodeFault extends Applicable {
	kind: 'retCode';
	retCode: number;
	retMsg?: string;
	/** Default `{}`; for 3400045 `{reasons: [{reasonCode, reasonMsg}]}`. */
	result?: object;
	httpStatus?: number;
	/** Sends the rate limit headers, with a reset this many ms ahead of the exchange's clock. */
	resetInMs?: number;
}

/** A response outside the envelope: a proxy's page, garbage, a redirect. */
export interface HttpFault extends Applicable {
	kind: 'http';
	httpStatus: number;
	contentType?: string;
	body?: string;
	headers?: ResponseHeaders;
}

/** The exchange's own response, delivered badly. */
export interface ConnectionFault extends Applicable {
	kind: 'connection';
	delivery: Delivery;
}

/** The exchange's own response, this many ms late. */
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

const HTML = 'text/html';
const CLOUDFRONT_403 = `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY>
<H1>403 ERROR</H1><H2>The request could not be satisfied.</H2>
The Amazon CloudFront distribution is configured to block access from your country.
</BODY></HTML>`;
const NGINX_502 = `<html><head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>`;

/** Faults by name. Any other retCode is scripted as its number, any other fault as an object. */
export const FAULTS = {
	rateLimited: { kind: 'retCode', retCode: 10006, resetInMs: 1000 },
	rateLimitedWithoutReset: { kind: 'retCode', retCode: 10006, retMsg: 'Too many visits!' },
	serverTimeout: { kind: 'retCode', retCode: 10000 },
	serverTimeoutAfterApplying: { kind: 'retCode', retCode: 10000, applied: true },
	serverError: { kind: 'retCode', retCode: 10016 },
	highLoad: { kind: 'retCode', retCode: 429 },
	http401: { kind: 'http', httpStatus: 401 },
	http404: { kind: 'http', httpStatus: 404, contentType: 'text/plain', body: '404 page not found' },
	http429: { kind: 'http', httpStatus: 429 },
	http500: { kind: 'http', httpStatus: 500 },
	http502: { kind: 'http', httpStatus: 502, contentType: HTML, body: NGINX_502 },
	http503: { kind: 'http', httpStatus: 503 },
	http503AfterApplying: { kind: 'http', httpStatus: 503, applied: true },
	countryBlocked: { kind: 'http', httpStatus: 403, contentType: HTML, body: CLOUDFRONT_403 },
	accessTooFrequent: {
		kind: 'retCode',
		retCode: 403,
		retMsg: 'access too frequent',
		httpStatus: 403,
	},
	html200: { kind: 'http', httpStatus: 200, contentType: HTML, body: '<html>Maintenance</html>' },
	garbage200: { kind: 'http', httpStatus: 200, body: '{"retCode":0,"retMs' },
	empty200: { kind: 'http', httpStatus: 200, body: '' },
	foreignJson200: { kind: 'http', httpStatus: 200, body: '{"status":"ok"}' },
	dropBeforeApplying: { kind: 'connection', delivery: 'drop' },
	dropAfterApplying: { kind: 'connection', delivery: 'drop', applied: true },
	halfResponse: { kind: 'connection', delivery: 'half', applied: true },
	silenceBeforeApplying: { kind: 'connection', delivery: 'silence' },
	silenceAfterApplying: { kind: 'connection', delivery: 'silence', applied: true },
	resultMissing: { kind: 'envelope', omit: ['result'] },
	resultEmpty: { kind: 'envelope', result: {} },
	listNull: { kind: 'envelope', result: { list: null } },
	timeMissing: { kind: 'envelope', omit: ['time'] },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;

/** A redirect that a signed request must not follow. */
export function redirectTo(location: string, httpStatus = 302): HttpFault {
	return { kind: 'http', httpStatus, headers: { Location: location } };
}

/** The true response, late. */
export function slow(delayMs: number): SlowFault {
	return { kind: 'slow', delayMs };
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

/** Whether a request with this fault is carried out when it arrives, all the same. */
export function isCarriedOut(fault: Fault): boolean {
	return fault.kind === 'slow' || fault.kind === 'envelope' || fault.applied === true;
}

/** How long after its arrival a request with this fault is carried out, ms; undefined: not later. */
export function appliedAfter(fault: Fault | undefined): number | undefined {
	return fault && 'appliedAfterMs' in fault ? fault.appliedAfterMs : undefined;
}

/**
 * The response that a client gets under a fault.
 * @param own the exchange's own response
 */
export function faultyResponse(
	fault: Fault,
	own: ExchangeResponse,
	clock: ServerClock,
): ExchangeResponse {
	switch (fault.kind) {
		case 'connection':
		case 'slow':
			return own;
		case 'envelope':
			if (!isRetCodeResponse(own)) return own;
			return { ...own, omit: fault.omit, result: fault.result ?? own.result };
		case 'http':
			return {
				httpStatus: fault.httpStatus,
				contentType: fault.contentType ?? 'application/json',
				body: fault.body ?? '',
				applied: own.applied,
				headers: fault.headers,
			};
		case 'retCode':
			return {
				...failure(fault.retCode, fault.retMsg, fault.result),
				httpStatus: fault.httpStatus ?? 200,
				applied: own.applied,
				headers: limitHeaders(fault.resetInMs, clock),
			};
	}
}

function limitHeaders(
	resetInMs: number | undefined,
	clock: ServerClock,
): ResponseHeaders | undefined {
	if (resetInMs === undefined) return undefined;
	return {
		'X-Bapi-Limit': '10',
		'X-Bapi-Limit-Status': '0',
		'X-Bapi-Limit-Reset-Timestamp': String(clock.server() + resetInMs),
	};
}
