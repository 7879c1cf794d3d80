import type { Exchange, LogEntry } from '../../test/exchange';

/** Resolves with the next request that arrives at the exchange and is meant. */
export function nextRequest(
	exchange: Exchange,
	isMeant: (entry: LogEntry) => boolean = () => true,
): Promise<LogEntry> {
	return new Promise((resolve) => {
		const unsubscribe = exchange.onRequest((entry) => {
			if (!isMeant(entry)) return;
			unsubscribe();
			resolve(entry);
		});
	});
}
