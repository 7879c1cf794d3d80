import { page } from './pages';
import type { Row } from './row';

/** HTTP 200 with a body that is not Bybit's JSON. */
export const unreadable: Row = {
	what: 'the answer from {host} is not one of Bybit',
	fix: 'Something on the way (a proxy, a captive portal, maintenance of Bybit) answered instead: run the node again in a minute. Check the Base URL in the credential if you entered one.',
	cause: 'temporarily-unavailable',
	page: page.codes,
};

/** A `retCode` that is not in the catalogue; Bybit's words stand in for ours. */
export const unknownRetCode: Row = {
	what: 'Bybit refused {request}',
	fix: `Bybit's list of codes says more: ${page.codes}.`,
	page: page.codes,
};
