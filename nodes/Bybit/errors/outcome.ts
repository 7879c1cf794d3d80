/** Bybit answered with a retCode that is not 0. @see https://bybit-exchange.github.io/docs/v5/error */
export interface RetCodeOutcome {
	kind: 'retCode';
	retCode: number;
	/** Bybit's words as they came; `explain` takes out what is secret before they are shown. */
	retMsg: string;
}

/** An HTTP status other than 200 (and no readable retCode in the body). */
export interface HttpStatusOutcome {
	kind: 'httpStatus';
	status: number;
	/** Whether the body was a web page (a proxy's or CloudFront's), not Bybit's JSON. */
	html: boolean;
	/** Bybit's words, where the body had some. */
	retMsg?: string;
}

/** The answer never came, or not whole. */
export interface ConnectionOutcome {
	kind: 'connection';
	/** Node.js' or axios' code, such as `ECONNREFUSED`, `ETIMEDOUT`, `ECONNABORTED`, `ENOTFOUND`. */
	code?: string;
}

/** HTTP 200 with a body that is not Bybit's JSON. */
export interface UnreadableOutcome {
	kind: 'unreadable';
}

/** Every way in which a request can end other than `retCode` 0. */
export type Outcome = RetCodeOutcome | HttpStatusOutcome | ConnectionOutcome | UnreadableOutcome;

/** What was asked, so that an explanation can name it. Leverages in ×, as a person says them. */
export interface Asked {
	/** Bybit's name of the endpoint, such as `Set Leverage`. */
	request: string;
	/** The host that was asked, without scheme, such as `api-testnet.bybit.com`. */
	host: string;
	category?: string;
	symbol?: string;
	buyLeverage?: number;
	sellLeverage?: number;
}
