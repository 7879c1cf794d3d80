import { plain, refuse, type Answer } from './answer';
import type { Accounts, ApiKey, Environment } from './auth/accounts';
import { authenticate, type Authentication } from './auth/authenticate';
import { isPrivate, type EndpointContext } from './endpoints/endpoint';
import { ENDPOINTS } from './endpoints/endpoints';
import type { RateLimits } from './rate-limit/rate-limits';
import type { ExchangeRequest } from './request';

const METHODS = ['GET', 'POST'];

/** Everything the answer to a request may depend on. */
export interface RequestContext extends EndpointContext {
	accounts: Accounts;
	environment: Environment;
	rateLimits: RateLimits;
}

/** Who sent a request, for private paths; undefined for public and unknown ones. */
export function senderOf(
	request: ExchangeRequest,
	state: RequestContext,
): Authentication | undefined {
	const endpoint = ENDPOINTS[request.path];
	if (!endpoint || !isPrivate(endpoint)) return undefined;
	return authenticate(request, state.accounts, state.environment, state.clock);
}

/**
 * The exchange's answer to a request: method, path, sender, rate limit, and then the endpoint.
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export function answerRequest(
	request: ExchangeRequest,
	sender: Authentication | undefined,
	state: RequestContext,
): Answer {
	if (!METHODS.includes(request.method)) return plain(400, 'text/plain', 'Bad Request');
	const endpoint = ENDPOINTS[request.path];
	if (endpoint?.method !== request.method) return plain(404, 'text/plain', '404 page not found');
	if (request.method === 'GET' && request.body.length > 0) {
		return plain(403, 'text/html', '<html><h1>403 Forbidden</h1></html>');
	}
	if (!isPrivate(endpoint)) return endpoint.answer(request, state);
	if (sender?.refusal) return sender.refusal;
	const key: ApiKey | undefined = sender?.key;
	if (!key) return refuse(10003);

	const rate = state.rateLimits.arrive(key.account.uid, endpoint.rateGroup, state.clock);
	const answer = rate.refusal ?? endpoint.answer(request, state, key);
	answer.headers = rate.headers;
	return answer;
}
