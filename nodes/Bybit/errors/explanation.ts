import type { ActionableCause, TimedCause } from 'n8n-workflow';

/** What an operator reads when a request did not end with `retCode` 0. */
export interface Explanation {
	/** What happened, naming the symbol (or the request) and the value. */
	message: string;
	/** How to fix it, and what Bybit said, in a sentence or two each. */
	description: string;
	/** What n8n calls it; absent where n8n has no word for it. Older n8n ignores it. */
	cause?: ActionableCause | TimedCause;
}
