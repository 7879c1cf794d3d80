import type { Fault, FaultName } from '../../../exchange';

export interface FaultCase {
	name: string;
	fault: FaultName | number | Fault;
	/** Whether the request may be sent again. */
	again: boolean;
	/** ms, as the user sets it under Request Options. */
	timeout?: number;
}

/** An exchange that is silent is waited for so long, ms: long enough that a busy machine answers in it. */
const SHORT = 1_500;

const again = true;
const never = false;

/** Every fault of the exchange that may pass, and what the rules allow. A refused connection and a wrong clock stand by themselves. */
export const faultTable: readonly FaultCase[] = [
	{ name: '10006 with the header', fault: 'rateLimited', again },
	{ name: '10006 without it', fault: 'rateLimitedWithoutReset', again },
	{ name: '10000 before applying', fault: 'serverTimeout', again },
	{ name: '10000 after applying', fault: 'serverTimeoutAfterApplying', again },
	{ name: '10016', fault: 'serverError', again },
	{ name: '429 in the body', fault: 'highLoad', again },
	{ name: '429 as the status', fault: 'http429', again },
	{ name: '500', fault: 'http500', again },
	{ name: '502 with HTML', fault: 'http502', again },
	{ name: '503', fault: 'http503', again },
	{ name: '503 after applying', fault: 'http503AfterApplying', again },
	{ name: 'a web page under 200', fault: 'html200', again },
	{ name: 'half of a JSON under 200', fault: 'garbage200', again },
	{ name: 'nothing under 200', fault: 'empty200', again },
	{ name: "somebody else's JSON under 200", fault: 'foreignJson200', again },
	{ name: 'a response without its result', fault: 'resultMissing', again },
	{ name: 'a response without its time', fault: 'timeMissing', again },
	{ name: 'dropped before applying', fault: 'dropBeforeApplying', again },
	{ name: 'dropped after applying', fault: 'dropAfterApplying', again },
	{ name: 'half an answer', fault: 'halfResponse', again },
	{ name: 'silence before applying', fault: 'silenceBeforeApplying', again, timeout: SHORT },
	{ name: 'silence after applying', fault: 'silenceAfterApplying', again, timeout: SHORT },
	{ name: 'an answer too late', fault: { kind: 'slow', delayMs: 4_000 }, again, timeout: SHORT },
	{ name: '401', fault: 'http401', again: never },
	{
		name: '401 with a retCode',
		fault: { kind: 'retCode', retCode: 10003, httpStatus: 401 },
		again: never,
	},
	{ name: '403 with HTML', fault: 'countryBlocked', again: never },
	{ name: '403 with JSON', fault: 'accessTooFrequent', again: never },
	{ name: '404', fault: 'http404', again: never },
	{
		name: 'a redirect',
		fault: { kind: 'http', httpStatus: 302, headers: { Location: '/v5/market/time' } },
		again: never,
	},
	{
		name: '10004',
		fault: { kind: 'retCode', retCode: 10004, retMsg: 'error sign! origin_string[{signed}]' },
		again: never,
	},
	{ name: '10005', fault: 10005, again: never },
];
