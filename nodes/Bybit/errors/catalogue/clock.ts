import { page } from './pages';
import type { RetCodeTable, Row } from './row';

const STAMPS = /req_timestamp\[(\d{10,16})\].*?server_timestamp\[(\d{10,16})\]/i;

const synchronise =
	'Synchronise the clock of the host that n8n runs on by NTP (with Docker Desktop or a virtual machine: restart it).';

const slow =
	'A longer Receive Window in the credential helps only where the network is slow, not the clock.';

const fast =
	'A longer Receive Window in the credential does not help: Bybit takes no request from more than one second ahead.';

/** Which way the clock is off, from Bybit's own numbers; both are ms since 1970. */
function readStamps(retMsg: string): Partial<Row> | undefined {
	const [, request, server] = STAMPS.exec(retMsg) ?? [];
	const ahead = Number(request) - Number(server);
	if (!Number.isSafeInteger(ahead) || ahead === 0) return undefined;
	return ahead > 0
		? {
				what: `the clock of this host is ${ahead} ms ahead of Bybit's`,
				fix: `${synchronise} ${fast}`,
			}
		: {
				what: `the clock of this host is ${-ahead} ms behind Bybit's`,
				fix: `${synchronise} ${slow}`,
			};
}

const off: Row = {
	what: "the clock of this host is too far from Bybit's",
	fix: `${synchronise} ${slow}`,
	page: page.authentication,
};

/** The time rule: `server - recvWindow <= timestamp < server + 1000`, all in ms. */
export const clock: RetCodeTable = {
	10002: { ...off, read: readStamps },
	[-1]: { ...off, read: readStamps },
};
