import { isRetCodeAnswer, refuse, type Answer } from '../answer';
import type { ServerClock } from '../clock';
import type { EnvelopeFault, HttpFault, RetCodeFault } from './fault';

/**
 * The answer a fault puts in place of the true one.
 * @param applied whether the request was carried out before
 */
export function faultyAnswer(
	fault: RetCodeFault | HttpFault,
	applied: boolean,
	clock: ServerClock,
): Answer {
	if (fault.kind === 'http') {
		return {
			httpStatus: fault.httpStatus,
			contentType: fault.contentType ?? 'application/json',
			body: fault.body ?? '',
			applied,
			headers: fault.headers,
		};
	}
	const answer = { ...refuse(fault.retCode, fault.retMsg), applied };
	answer.httpStatus = fault.httpStatus ?? 200;
	if (fault.resetInMs !== undefined) {
		answer.headers = {
			'X-Bapi-Limit': '10',
			'X-Bapi-Limit-Status': '0',
			'X-Bapi-Limit-Reset-Timestamp': String(clock.server() + fault.resetInMs),
		};
	}
	return answer;
}

/** The exchange's own answer, with its envelope as the fault has it. */
export function misshapen(own: Answer, { omit, result }: EnvelopeFault): Answer {
	return isRetCodeAnswer(own) ? { ...own, omit, result: result ?? own.result } : own;
}
