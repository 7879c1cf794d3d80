import type { Accounts, ApiKey, Environment } from '../accounts/accounts';
import { authenticate, type Authentication } from '../accounts/authentication';
import { isPrivate, type EndpointContext } from '../endpoints/endpoint';
import { ENDPOINTS } from '../endpoints/endpointTable';
import type { ExchangeClock } from '../exchangeClock';
import {
	appliedAfter,
	faultyResponse,
	isCarriedOut,
	type Delivery,
	type Fault,
} from '../faults/faults';
import type { FaultQueue } from '../faults/faultQueue';
import type { IpLimit } from '../limits/ipLimit';
import type { RateLimits } from '../limits/rateLimits';
import { headerOf, type ExchangeRequest } from './exchangeRequest';
import {
	failure,
	isRetCodeResponse,
	plainResponse,
	type ExchangeResponse,
} from './exchangeResponse';
import type { HandledRequest } from './httpServer';
import type { LogEntry, RequestLog } from './requestLog';

const METHODS = ['GET', 'POST'];
/** Stands for the own response to a request that a fault keeps from being carried out. */
const NOT_CARRIED_OUT = plainResponse(0, '', '');

/** Everything that the response to a request may depend on. */
interface RequestContext extends EndpointContext {
	accounts: Accounts;
	rateLimits: RateLimits;
	environment: Environment;
	/** Paths that Demo Trading does not offer: 10032. */
	demoUnsupported: readonly string[];
}

/** Everything that lasts from one request to the next. */
export type ExchangeState = Omit<RequestContext, 'clock'> & {
	clock: ExchangeClock;
	ipLimit: IpLimit;
};

/** Handles every request: IP limit, scripted fault, authentication, rate limit, endpoint, log. */
export class RequestHandler {
	private readonly late = new Set<NodeJS.Timeout>();
	private readonly waiting: Array<() => void> = [];

	constructor(
		private readonly state: ExchangeState,
		private readonly faults: FaultQueue,
		private readonly log: RequestLog,
	) {}

	/** Decides the response to a request. Faults that don't carry it out leave the rate limit alone. */
	readonly handle = (request: ExchangeRequest): HandledRequest => {
		const { index, clock } = this.state.clock.nextServer();
		const context = { ...this.state, clock };
		const arrival = { time: clock.host(), steady: clock.steady(), server: index };
		const sender = senderOf(request, context);
		if (!this.state.ipLimit.admit(request.remoteAddress, arrival.steady)) {
			this.log.counters.ipLimited++;
			const response = { ...failure(403, 'access too frequent'), httpStatus: 403 };
			this.log.note({ ...entryOf(request, sender, response, 'whole'), ...arrival });
			return { response, delivery: 'whole', delayMs: 0, time: clock.server() };
		}
		const fault = this.faults.take(request);
		const response = responseWith(fault, request, sender, context);
		const delivery = fault?.kind === 'connection' ? fault.delivery : 'whole';
		const entry = { ...entryOf(request, sender, response, delivery), ...arrival };
		this.log.note(entry);
		const afterMs = appliedAfter(fault);
		if (afterMs !== undefined) this.carryOutLate(request, context, entry, afterMs);
		const delayMs = fault?.kind === 'slow' ? fault.delayMs : 0;
		return { response, delivery, delayMs, time: clock.server() };
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

	/** The sender is authenticated anew at that moment: by then the receive window may be over. */
	private carryOutLate(
		request: ExchangeRequest,
		context: RequestContext,
		entry: LogEntry,
		afterMs: number,
	): void {
		const timer = setTimeout(() => {
			this.late.delete(timer);
			const response = respond(request, senderOf(request, context), context);
			const outcome = {
				time: context.clock.host(),
				steady: context.clock.steady(),
				retCode: isRetCodeResponse(response) ? response.retCode : undefined,
			};
			this.log.noteLate(entry, outcome, response.applied);
			if (this.late.size === 0) this.settle();
		}, afterMs);
		timer.unref();
		this.late.add(timer);
	}
}

/** Who sent a request to a private path; undefined for public and unknown paths. */
function senderOf(request: ExchangeRequest, context: RequestContext): Authentication | undefined {
	const endpoint = ENDPOINTS[request.path];
	if (!endpoint || !isPrivate(endpoint)) return undefined;
	return authenticate(request, context.accounts, context.environment, context.clock);
}

function responseWith(
	fault: Fault | undefined,
	request: ExchangeRequest,
	sender: Authentication | undefined,
	context: RequestContext,
): ExchangeResponse {
	if (!fault) return respond(request, sender, context);
	const own = isCarriedOut(fault) ? respond(request, sender, context) : NOT_CARRIED_OUT;
	return faultyResponse(fault, own, context.clock);
}

/**
 * The exchange's own response: method, path, sender, site, rate limit, and then the endpoint.
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
function respond(
	request: ExchangeRequest,
	sender: Authentication | undefined,
	context: RequestContext,
): ExchangeResponse {
	if (!METHODS.includes(request.method)) return plainResponse(400, 'text/plain', 'Bad Request');
	const endpoint = ENDPOINTS[request.path];
	if (endpoint?.method !== request.method) {
		return plainResponse(404, 'text/plain', '404 page not found');
	}
	if (request.method === 'GET' && request.body.length > 0) {
		return plainResponse(403, 'text/html', '<html><h1>403 Forbidden</h1></html>');
	}
	if (!isPrivate(endpoint)) return endpoint.respond(request, context);
	if (sender?.error) return sender.error;
	const key: ApiKey | undefined = sender?.key;
	if (!key) return failure(10003);
	if (context.environment === 'demo' && context.demoUnsupported.includes(request.path)) {
		return failure(10032);
	}
	const rate = context.rateLimits.check(key.account.uid, endpoint.rateGroup, context.clock);
	const response = rate.error ?? endpoint.respond(request, context, key);
	response.headers = rate.headers;
	return response;
}

/** What the log keeps of a request and its response, but for when and where it arrived. */
function entryOf(
	request: ExchangeRequest,
	sender: Authentication | undefined,
	response: ExchangeResponse,
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
		retCode: isRetCodeResponse(response) ? response.retCode : undefined,
		httpStatus: sent ? response.httpStatus : 0,
		applied: response.applied,
		delivery,
		uid: sender?.key?.account.uid,
	};
}
