import { createInterface } from 'node:readline';
import { cliOptions, DEMO_ACCOUNTS, HELP } from './cliOptions';
import { Exchange } from './exchange';
import type { LogEntry } from './http/requestLog';
import { instrumentList } from './instruments/instrumentList';

/** What a parent process may send over IPC. */
interface ParentMessage {
	type: 'stats' | 'reset';
}

async function main(): Promise<void> {
	const options = cliOptions(process.argv.slice(2));
	if (options.help) {
		process.stdout.write(HELP);
		return;
	}
	const exchange = await Exchange.start(options.exchange);
	const secret = options.secretGiven ? undefined : exchange.account.apiSecret;
	printUsage(exchange, secret);
	if (!options.quiet) exchange.onRequest((entry) => print(lineOf(entry)));
	if (process.send) serveParent(exchange);
	else readTerminal(exchange);
}

/** @param secret of the first account; undefined when it is not ours to print */
function printUsage(exchange: Exchange, secret: string | undefined): void {
	print(`Base URL  ${exchange.url}`);
	print(
		`Account   key ${exchange.account.apiKey}, secret ${secret ?? 'as given'}: one-way, isolated margin`,
	);
	for (const { about, account } of DEMO_ACCOUNTS) {
		const made = exchange.addAccount(account);
		print(`          key ${made.apiKey}, secret ${made.apiSecret}: ${about}`);
	}
	print(`In n8n    credential "Bybit API": Environment Custom, Base URL ${exchange.url}`);
	print(`Try       curl '${exchange.url}/v5/market/kline?symbol=BTCUSDT&interval=1&limit=3'`);
	print('Prices    type "BTCUSDT 95000" and Enter to change one; "help" lists all options');
}

/** `12:00:00.123 POST /v5/position/set-leverage {"category":…} -> 0 (HTTP 200)` */
function lineOf(entry: LogEntry): string {
	const when = new Date(entry.time).toISOString().slice(11, 23);
	const what = entry.body || entry.query;
	const retCode = entry.retCode ?? 'no retCode';
	return `${when} ${entry.method} ${entry.path} ${what} -> ${retCode} (HTTP ${entry.httpStatus})`;
}

/**
 * Tells the parent process the URL, responds to `{type: 'stats'}` with the totals and `{type: 'reset'}`
 * with a reset, and ends with the parent.
 */
function serveParent(exchange: Exchange): void {
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

/** Changes a price for each line `SYMBOL PRICE` that is typed. */
function readTerminal(exchange: Exchange): void {
	const instruments = instrumentList();
	createInterface({ input: process.stdin }).on('line', (line) => {
		const [name = '', price = ''] = line.trim().split(/\s+/);
		const contract = instruments.find(({ symbol }) => symbol === name.toUpperCase());
		if (!contract || !(Number(price) > 0)) {
			print(HELP);
			return;
		}
		exchange.setPrice(contract, Number(price));
		print(`${contract.symbol} is at ${exchange.priceOf(contract)}`);
	});
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
