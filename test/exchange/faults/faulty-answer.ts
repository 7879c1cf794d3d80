import { refuse, type Answer } from '../answer';
import type { Clock } from '../clock';
import type { HttpFault, RetCodeFault } from './fault';

/**
 * The answer a fault puts in place of the true one.
 * @param applied whether the request was carried out before
 */
export function faultyAnswer(
	fault: RetCodeFault | HttpFault,
	applied: boolean,
	clock: Clock,
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
