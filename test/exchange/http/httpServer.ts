import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRetCodeResponse, serialize, type ExchangeResponse } from './exchangeResponse';
import type { Delivery } from '../faults/faults';
import type { ExchangeRequest } from './exchangeRequest';

const HOST = '127.0.0.1';
const BACKLOG = 2048;
const KEEP_ALIVE_MS = 60_000;

/** The response to a request, and how to deliver it. */
export interface HandledRequest {
	response: ExchangeResponse;
	delivery: Delivery;
	/** ms to hold the response back. */
	delayMs: number;
	/** The clock of the server that responds, ms since 1970. */
	time: number;
}

export type Handle = (request: ExchangeRequest) => HandledRequest;

/** The latency of a path, at this moment. */
export type LatencyOf = (path: string) => Latency;

/** How long a request is under way, ms; half of `ms` and of the jitter each way. */
export interface Latency {
	ms: number;
	jitterMs: number;
}

/** Listens on loopback only; port 0 is a free one. */
export function listen(port: number, latencyOf: LatencyOf, handle: Handle): Promise<Server> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const incoming = requestOf(request, Buffer.concat(chunks));
			const latency = latencyOf(incoming.path);
			after(oneWay(latency), () => {
				const handled = handle(incoming);
				after(handled.delayMs + oneWay(latency), () => deliver(handled, response));
			});
		});
	});
	server.keepAliveTimeout = KEEP_ALIVE_MS;
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, HOST, BACKLOG, () => resolve(server));
	});
}

/** The base URL of a server that listens. */
export function urlOf(server: Server): string {
	return `http://${HOST}:${(server.address() as AddressInfo).port}`;
}

/** Ends a server and every connection to it, kept alive or waiting for a response. */
export function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

function requestOf(request: IncomingMessage, body: Buffer): ExchangeRequest {
	const target = request.url ?? '/';
	const mark = target.indexOf('?');
	return {
		method: request.method ?? '',
		path: mark < 0 ? target : target.slice(0, mark),
		query: mark < 0 ? '' : target.slice(mark + 1),
		body,
		headers: request.headers,
		remoteAddress: request.socket.remoteAddress ?? '',
	};
}

function deliver(handled: HandledRequest, connection: ServerResponse): void {
	const { response, delivery, time } = handled;
	if (delivery === 'silence') return;
	if (delivery === 'drop') {
		connection.destroy();
		return;
	}
	const body = Buffer.from(serialize(response, time));
	connection.writeHead(response.httpStatus, {
		'Content-Type': isRetCodeResponse(response)
			? 'application/json; charset=utf-8'
			: response.contentType,
		'Content-Length': body.length,
		...response.headers,
	});
	if (delivery === 'whole') {
		connection.end(body);
		return;
	}
	// The client has the head and half the body before the connection goes.
	connection.write(body.subarray(0, body.length / 2), () => connection.destroy());
}

function oneWay({ ms, jitterMs }: Latency): number {
	return jitterMs > 0 ? (ms + Math.random() * jitterMs) / 2 : ms / 2;
}

/** Timers never keep the process alive: the listening server does, until it is closed. */
function after(ms: number, action: () => void): void {
	if (ms > 0) setTimeout(action, ms).unref();
	else action();
}
