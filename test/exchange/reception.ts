import { isRetCodeAnswer, plain, type Answer } from './answer';
import { answerRequest, senderOf, type ExchangeState } from './answer-request';
import type { Authentication } from './auth/authenticate';
import { isCarriedOut, type Delivery, type Fault } from './faults/fault';
import type { FaultQueue } from './faults/fault-queue';
import { faultyAnswer } from './faults/faulty-answer';
import type { Outcome } from './http-server';
import { headerOf, type ExchangeRequest } from './request';
import type { RequestLog } from './request-log';

/** Nothing was answered: the fault came before the request was looked at. */
const NOTHING: Answer = plain(0, '', '');

/** Where requests arrive: a scripted fault may meet them, else the exchange answers; all are logged. */
export class Reception {
	constructor(
		private readonly state: ExchangeState,
		private readonly faults: FaultQueue,
		private readonly log: RequestLog,
	) {}

	/** Decides what becomes of a request. Faults that are not carried out don't count as a visit. */
	readonly receive = (request: ExchangeRequest): Outcome => {
		const { clock } = this.state;
		const time = clock.host();
		const steady = clock.steady();
		const sender = senderOf(request, this.state);
		const fault = this.faults.take(request);
		const answer = this.answer(request, sender, fault);
		const delivery = fault?.kind === 'connection' ? fault.delivery : 'whole';
		this.note(request, sender, answer, delivery, time, steady);
		const delayMs = fault?.kind === 'slow' ? fault.delayMs : 0;
		return { answer, delivery, delayMs, time: clock.server() };
	};

	private answer(
		request: ExchangeRequest,
		sender: Authentication | undefined,
		fault: Fault | undefined,
	): Answer {
		if (!fault) return answerRequest(request, sender, this.state);
		const own = isCarriedOut(fault) ? answerRequest(request, sender, this.state) : NOTHING;
		if (fault.kind === 'connection' || fault.kind === 'slow') return own;
		return faultyAnswer(fault, own.applied, this.state.clock);
	}

	private note(
		request: ExchangeRequest,
		sender: Authentication | undefined,
		answer: Answer,
		delivery: Delivery,
		time: number,
		steady: number,
	): void {
		const sent = delivery === 'whole' || delivery === 'half';
		this.log.note({
			time,
			steady,
			method: request.method,
			path: request.path,
			query: request.query,
			body: request.body.toString('utf8'),
			headers: {
				host: headerOf(request, 'host'),
				contentType: headerOf(request, 'content-type'),
				hasApiKey: headerOf(request, 'x-bapi-api-key') !== '',
				timestamp: headerOf(request, 'x-bapi-timestamp'),
				recvWindow: headerOf(request, 'x-bapi-recv-window'),
				siteId: headerOf(request, 'x-refer-site-id'),
			},
			signatureValid: sender?.signatureValid ?? false,
			retCode: isRetCodeAnswer(answer) ? answer.retCode : undefined,
			httpStatus: sent ? answer.httpStatus : 0,
			applied: answer.applied,
			delivery,
			uid: sender?.key?.account.uid,
		});
	}
}
