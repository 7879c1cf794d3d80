import type { Answer } from '../answer';
import type { ApiKey } from '../auth/accounts';
import type { ServerClock } from '../clock';
import type { InstrumentBook } from '../instruments/instrument-book';
import type { RateGroup } from '../rate-limit/rate-limits';
import type { ExchangeRequest } from '../request';

/** What an endpoint may look at besides the request. */
export interface EndpointContext {
	instruments: InstrumentBook;
	/** The clock of the server that the request reached. */
	clock: ServerClock;
}

/** An endpoint that anyone may call. */
export interface PublicEndpoint {
	method: 'GET';
	answer(request: ExchangeRequest, context: EndpointContext): Answer;
}

/** An endpoint that needs a signature, and counts against the limit of its group. */
export interface PrivateEndpoint {
	method: 'GET' | 'POST';
	rateGroup: RateGroup;
	answer(request: ExchangeRequest, context: EndpointContext, key: ApiKey): Answer;
}

export type Endpoint = PublicEndpoint | PrivateEndpoint;

/** True for an endpoint that needs a signature. */
export function isPrivate(endpoint: Endpoint): endpoint is PrivateEndpoint {
	return 'rateGroup' in endpoint;
}
