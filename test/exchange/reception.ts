import { isRetCodeAnswer, plain, refuse, type Answer } from './answer';
import { answerRequest, senderOf, type RequestContext } from './answer-request';
import type { Authentication } from './auth/authenticate';
import type { Clock } from './clock';
import { appliedAfter, isCarriedOut, type Delivery, type Fault } from './faults/fault';
import type { FaultQueue } from './faults/fault-queue';
import { faultyAnswer, misshapen } from './faults/faulty-answer';
import type { Outcome } from './http-server';
import type { IpLimit } from './rate-limit/ip-limit';
import { headerOf, type ExchangeRequest } from './request';
import type { LogEntry, RequestLog } from './request-log';

/** Everything that lasts from one request to the next. */
export type ExchangeState = Omit<RequestContext, 'clock'> & { clock: Clock; ipLimit: IpLimit };

/** Nothing was answered: the fault came before the request was looked at. */
const NOTHING: Answer = plain(0, '', '');

/** Where requests arrive: a scripted fault may meet them, else the exchange answers; all are logged. */
export class Reception {
	private readonly late = new Set<NodeJS.Timeout>();
	private readonly waiting: Array<() => void> = [];

	constructor(
		private readonly state: ExchangeState,
		private readonly faults: FaultQueue,
		private readonly log: RequestLog,
	) {}

	/** Decides what becomes of a request. Faults that are not carried out don't count as a visit. */
	readonly receive = (request: ExchangeRequest): Outcome => {
		const { index, clock } = this.state.clock.nextServer();
		const context = { ...this.state, clock };
		const arrival = { time: clock.host(), steady: clock.steady(), server: index };
		const sender = senderOf(request, context);
		if (!this.state.ipLimit.admit(request.remoteAddress, arrival.steady)) {
			this.log.counters.ipLimited++;
			const answer = { ...refuse(403, 'access too frequent'), httpStatus: 403 };
			this.log.note({ ...entryOf(request, sender, answer, 'whole'), ...arrival });
			return { answer, delivery: 'whole', delayMs: 0, time: clock.server() };
		}
		const fault = this.faults.take(request);
		const answer = this.answer(request, sender, context, fault);
		const delivery = fault?.kind === 'connection' ? fault.delivery : 'whole';
		const entry = { ...entryOf(request, sender, answer, delivery), ...arrival };
		this.log.note(entry);
		const afterMs = appliedAfter(fault);
		if (afterMs !== undefined) this.carryOutLater(request, context, entry, afterMs);
		const delayMs = fault?.kind === 'slow' ? fault.delayMs : 0;
		return { answer, delivery, delayMs, time: clock.server() };
	};

	/** Drops the requests that wait to be carried out late. */
	forgetLate(): void {
		for (const timer of this.late) clearTimeout(timer);
		this.late.clear();
		this.settle();
	}

	/** Resolves when no request waits to be carried out late. */
	settled(): Promise<void> {
		return new Promise((resolve) => {
			this.waiting.push(resolve);
			if (this.late.size === 0) this.settle();
		});
	}

	private settle(): void {
		for (const resolve of this.waiting.splice(0)) resolve();
	}

	private answer(
		request: ExchangeRequest,
		sender: Authentication | undefined,
		context: RequestContext,
		fault: Fault | undefined,
	): Answer {
		if (!fault) return answerRequest(request, sender, context);
		const own = isCarriedOut(fault) ? answerRequest(request, sender, context) : NOTHING;
		if (fault.kind === 'connection' || fault.kind === 'slow') return own;
		if (fault.kind === 'envelope') return misshapen(own, fault);
		return faultyAnswer(fault, own.applied, context.clock);
	}

	/** The sender is checked anew at that moment: by then the receive window may be over. */
	private carryOutLater(
		request: ExchangeRequest,
		context: RequestContext,
		entry: LogEntry,
		afterMs: number,
	): void {
		const timer = setTimeout(() => {
			this.late.delete(timer);
			const answer = answerRequest(request, senderOf(request, context), context);
			const outcome = {
				time: context.clock.host(),
				steady: context.clock.steady(),
				retCode: isRetCodeAnswer(answer) ? answer.retCode : undefined,
			};
			this.log.noteLate(entry, outcome, answer.applied);
			if (this.late.size === 0) this.settle();
		}, afterMs);
		timer.unref();
		this.late.add(timer);
	}
}

/** What the log keeps of a request and its answer, but for when and where it arrived. */
function entryOf(
	request: ExchangeRequest,
	sender: Authentication | undefined,
	answer: Answer,
	delivery: Delivery,
): Omit<LogEntry, 'time' | 'steady' | 'server'> {
	const sent = delivery === 'whole' || delivery === 'half';
	return {
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
	};
}
