import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Exchange } from '../../../exchange';

/** The beginning of the script: a full minute, years ago, so that the host's clock is of no use. */
export const BEGINNING = 1_600_000_020_000;

/** How a request is answered instead; `answer` sends what the exchange says. */
export type Script = (response: ServerResponse, answer: () => void) => void;

/** The exchange with a clock that the test moves, behind a server that misbehaves as the test says. */
export class ScriptedPrices {
	/** ms since 1970; passes only by {@link wait}. */
	now = BEGINNING;

	/** Every request so far, as path and query. */
	readonly requests: string[] = [];

	/** The headers of the last request. */
	lastHeaders: IncomingMessage['headers'] = {};

	/** What is answered instead, by symbol or for all under `*`, until taken away. */
	readonly scripts = new Map<string, Script>();

	private readonly known = new Set<string>();

	private constructor(
		private readonly server: Server,
		private readonly exchange: { current?: Exchange },
	) {}

	static async start(): Promise<ScriptedPrices> {
		const server = createServer();
		const exchange: { current?: Exchange } = {};
		const prices = new ScriptedPrices(server, exchange);
		exchange.current = await Exchange.start({ now: () => prices.now, ipLimit: false });
		server.on('request', (request, response) => prices.answer(request, response));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return prices;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
		await this.exchange.current?.close();
	}

	/** The price from now on, after some seconds. The first one of a contract was its price all the time. */
	set(symbol: string, price: number, seconds = 0): void {
		this.wait(seconds);
		const contract = { category: symbol.endsWith('USD') ? 'inverse' : 'linear', symbol } as const;
		if (this.known.has(symbol)) this.exchange.current?.setPrice(contract, price);
		else this.exchange.current?.pricePath(contract, [[0, price]]);
		this.known.add(symbol);
	}

	wait(seconds: number): void {
		this.now += seconds * 1000;
	}

	private answer(request: IncomingMessage, response: ServerResponse): void {
		const url = request.url ?? '';
		this.requests.push(url);
		this.lastHeaders = request.headers;
		const symbol = new URL(url, this.url).searchParams.get('symbol') ?? '';
		const forward = async () => {
			const answer = await fetch(`${this.exchange.current?.url ?? ''}${url}`);
			response.writeHead(answer.status, { 'Content-Type': 'application/json' });
			response.end(await answer.text());
		};
		const script = this.scripts.get(symbol) ?? this.scripts.get('*');
		if (script) script(response, () => void forward());
		else void forward();
	}
}

export function sendJson(response: ServerResponse, body: object): void {
	response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
}
