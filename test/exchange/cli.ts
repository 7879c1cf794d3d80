import { cliOptions, HELP } from './cli-options';
import { DEMO_ACCOUNTS } from './demo-accounts';
import { Exchange } from './exchange';
import { serveParent } from './parent-process';
import type { LogEntry } from './request-log';

async function main(): Promise<void> {
	const options = cliOptions(process.argv.slice(2));
	if (options.help) {
		process.stdout.write(HELP);
		return;
	}
	const exchange = await Exchange.start(options.exchange);
	const { apiKey, apiSecret } = exchange.account;
	print(`Base URL  ${exchange.url}`);
	const secret = options.secretGiven ? 'as given' : apiSecret;
	print(`Account   key ${apiKey}, secret ${secret}: one-way, isolated margin`);
	for (const { about, account } of DEMO_ACCOUNTS) {
		const made = exchange.addAccount(account);
		print(`          key ${made.apiKey}, secret ${made.apiSecret}: ${about}`);
	}
	if (!options.quiet) exchange.onRequest((entry) => print(lineOf(entry)));
	if (process.send) serveParent(exchange);
}

/** `12:00:00.123 POST /v5/position/set-leverage {"category":…} 0 200` */
function lineOf(entry: LogEntry): string {
	const when = new Date(entry.time).toISOString().slice(11, 23);
	const what = entry.body || entry.query;
	const verdict = entry.retCode ?? 'no retCode';
	return `${when} ${entry.method} ${entry.path} ${what} -> ${verdict} (HTTP ${entry.httpStatus})`;
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
