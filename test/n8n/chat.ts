import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A chat on loopback, in place of Slack or Discord: it keeps what its incoming webhook is told. */
export class Chat {
	messages: unknown[] = [];
	private readonly server: Server;

	private constructor() {
		this.server = createServer((request, response) => {
			void json(request).then((message) => {
				this.messages.push(message);
				response.end('ok');
			});
		});
	}

	static async open(): Promise<Chat> {
		const chat = new Chat();
		await once(chat.server.listen(0, '127.0.0.1'), 'listening');
		return chat;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks/test`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await once(this.server.close(), 'close');
	}
}
