/** Bybit responded with a retCode other than 0. @see https://bybit-exchange.github.io/docs/v5/error */
export interface RetCodeFailure {
	kind: 'retCode';
	retCode: number;
	/** Bybit's message, as received: {@link redactSecrets} it before showing it. */
	retMsg: string;
	/** The response's `result`, as received: some errors list their reasons there. */
	result?: unknown;
}

/** An HTTP status other than 2xx, without a usable retCode in the body. */
export interface HttpFailure {
	kind: 'http';
	status: number;
	/** Whether the body was a web page (of a proxy or CloudFront) instead of JSON. */
	html: boolean;
	/** Bybit's message, where the body had one. */
	retMsg?: string;
}

/** No response, or only part of one. */
export interface ConnectionFailure {
	kind: 'connection';
	/** Code of Node.js or axios, such as `ECONNREFUSED`, `ETIMEDOUT`, `ECONNABORTED`, `ENOTFOUND`. */
	code?: string;
}

/** A 2xx response that is not a complete Bybit V5 response. */
export interface UnexpectedResponse {
	kind: 'unexpectedResponse';
}

/** Every way a request can end other than with `retCode` 0. */
export type RequestFailure = RetCodeFailure | HttpFailure | ConnectionFailure | UnexpectedResponse;

/** The request that failed, for the error message. Leverages in ×. */
export interface RequestInfo {
	/** Bybit's name for the endpoint, such as `Set Leverage`. */
	request: string;
	/** What the message begins with instead of the symbol or the request, such as `Could not load symbols`. */
	subject?: string;
	/** Host name without scheme, such as `api-testnet.bybit.com`. */
	host: string;
	category?: string;
	symbol?: string;
	buyLeverage?: number;
	sellLeverage?: number;
	/** Whether it tests the credential: then no workflow runs that could be run again. */
	isTest?: boolean;
}
