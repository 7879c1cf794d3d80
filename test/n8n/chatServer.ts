import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** An incoming webhook like Slack's or Discord's, on loopback, that keeps the messages it receives. */
export class ChatServer {
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

	static async start(): Promise<ChatServer> {
		const chat = new ChatServer();
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
