import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRetCodeAnswer, serialise, type Answer } from './answer';
import type { Delivery } from './faults/fault';
import type { ExchangeRequest } from './request';

const HOST = '127.0.0.1';
const BACKLOG = 2048;
const KEEP_ALIVE_MS = 60_000;

/** What became of a request, for the network to deliver. */
export interface Outcome {
	answer: Answer;
	delivery: Delivery;
	/** ms to hold the answer back. */
	delayMs: number;
	/** The exchange's clock, ms. */
	time: number;
}

export type Receive = (request: ExchangeRequest) => Outcome;

/** The latency of a path, at this moment. */
export type LatencyOf = (path: string) => Latency;

/** How long a request is under way, ms; half of `ms` and of the jitter each way. */
export interface Latency {
	ms: number;
	jitterMs: number;
}

/** Listens on loopback only; port 0 is a free one. */
export function listen(port: number, latencyOf: LatencyOf, receive: Receive): Promise<Server> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const arrived = requestOf(request, Buffer.concat(chunks));
			const latency = latencyOf(arrived.path);
			after(oneWay(latency), () => {
				const outcome = receive(arrived);
				after(outcome.delayMs + oneWay(latency), () => deliver(outcome, response));
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

/** Ends a server and every connection to it, kept alive or waiting for an answer. */
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

function deliver({ answer, delivery, time }: Outcome, response: ServerResponse): void {
	if (delivery === 'silence') return;
	if (delivery === 'drop') {
		response.destroy();
		return;
	}
	const body = Buffer.from(serialise(answer, time));
	response.writeHead(answer.httpStatus, {
		'Content-Type': isRetCodeAnswer(answer)
			? 'application/json; charset=utf-8'
			: answer.contentType,
		'Content-Length': body.length,
		...answer.headers,
	});
	if (delivery === 'whole') {
		response.end(body);
		return;
	}
	// The client has the head and half the body before the connection goes.
	response.write(body.subarray(0, body.length / 2), () => response.destroy());
}

function oneWay({ ms, jitterMs }: Latency): number {
	return jitterMs > 0 ? (ms + Math.random() * jitterMs) / 2 : ms / 2;
}

/** Timers never keep the process alive: the listening server does, until it is closed. */
function after(ms: number, action: () => void): void {
	if (ms > 0) setTimeout(action, ms).unref();
	else action();
}
