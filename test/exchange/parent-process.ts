import type { Exchange } from './exchange';

/** What a parent process may ask over IPC. */
interface ParentMessage {
	type: 'stats' | 'reset';
}

/**
 * Tells the parent process the URL, answers `{type: 'stats'}` with the totals and `{type: 'reset'}`
 * with a reset, and ends with the parent.
 */
export function serveParent(exchange: Exchange): void {
	const send = (message: object): void => {
		process.send?.(message);
	};
	process.on('message', (message: ParentMessage) => {
		if (message.type === 'reset') exchange.reset();
		send({ type: message.type, counters: exchange.counters });
	});
	process.on('disconnect', () => void exchange.close());
	send({ type: 'listening', url: exchange.url, account: exchange.account });
}
