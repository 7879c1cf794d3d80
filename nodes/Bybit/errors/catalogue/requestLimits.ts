import { page } from './pages';
import type { Row, RetCodeTable } from './row';

const busy: Row = {
	what: 'Bybit could not process the request in time',
	fix: 'Run the node again in a minute, or turn on Retry On Fail in its Settings: setting the same leverage twice does no harm.',
	cause: 'temporarily-unavailable',
	page: page.codes,
};

/** Too many requests, and too much for Bybit itself. */
export const requestLimits: RetCodeTable = {
	429: { ...busy, what: 'Bybit is under a high load' },
	10000: busy,
	10006: {
		what: 'too many requests from this account in one second',
		fix: 'Bybit takes 10 leverage changes per second from all keys and programs of an account together. Spread out what else uses this account, or turn on Retry On Fail in the Settings of the node.',
		cause: 'rate-limited',
		page: page.rateLimit,
	},
	10014: {
		what: 'Bybit took this for a duplicate of another request',
		fix: 'Run the node again; where it comes back, look for a second workflow that changes the same symbol at the same moment.',
		page: page.codes,
	},
	10016: { ...busy, what: 'Bybit could not process the request, for a reason on its side' },
	10018: {
		what: 'too many requests from the IP address of this host',
		fix: 'Stop every program behind this address for at least 10 minutes: Bybit takes 600 requests in 5 seconds from all of them together.',
		cause: 'rate-limited',
		page: page.rateLimit,
	},
};
