import type { ApiKey } from '../accounts/accounts';
import type { ServerClock } from '../exchangeClock';
import { bodyOf, headerOf, type ExchangeRequest } from '../http/exchangeRequest';
import { failure, type ExchangeResponse, type RetCodeResponse } from '../http/exchangeResponse';
import type { Instrument } from '../instruments/listedInstrument';
import type { InstrumentBook } from '../instruments/instrumentBook';
import type { RateGroup } from '../limits/rateLimits';
import type { AboveMaximum } from '../positions/leverageRules';
import type { PriceBook } from '../prices/priceBook';

/** What an endpoint may look at besides the request. */
export interface EndpointContext {
	instruments: InstrumentBook;
	prices: PriceBook;
	/** The clock of the server that the request reached. */
	clock: ServerClock;
	rules: Rules;
}

/** Where Bybit is not known to do one thing always. */
export interface Rules {
	aboveMaximum: AboveMaximum;
}

/** An endpoint that anyone may call. */
export interface PublicEndpoint {
	method: 'GET';
	respond(request: ExchangeRequest, context: EndpointContext): ExchangeResponse;
}

/** An endpoint that needs a signature, and counts against the limit of its group. */
export interface PrivateEndpoint {
	method: 'GET' | 'POST';
	rateGroup: RateGroup;
	respond(request: ExchangeRequest, context: EndpointContext, key: ApiKey): ExchangeResponse;
}

export type Endpoint = PublicEndpoint | PrivateEndpoint;

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** True for an endpoint that needs a signature. */
export function isPrivate(endpoint: Endpoint): endpoint is PrivateEndpoint {
	return 'rateGroup' in endpoint;
}

/** The JSON object that a POST carries under the right content type, or undefined. */
export function jsonOf(request: ExchangeRequest): Record<string, unknown> | undefined {
	return JSON_TYPE.test(headerOf(request, 'content-type')) ? bodyOf(request) : undefined;
}

/** True for text. */
export function isText(value: unknown): value is string {
	return typeof value === 'string';
}

/** True for the categories of contracts that have leverage. */
export function isCategory(value: unknown): value is 'linear' | 'inverse' {
	return value === 'linear' || value === 'inverse';
}

/** The error for a parameter that is missing or wrong. */
export function invalid(parameter: string): RetCodeResponse {
	return failure(10001, `params error: ${parameter} invalid`);
}

/** The contract of that symbol, or the error for one that is unknown or of another category. */
export function contractOf(
	instruments: InstrumentBook,
	category: string,
	symbol: string,
): Instrument | RetCodeResponse {
	const instrument = instruments.find(category, symbol);
	if (instrument) return instrument;
	return instruments.isElsewhere(category, symbol)
		? failure(10001, 'Not supported symbols')
		: invalid('symbol');
}
