import { ActiveExample } from '../activeExample';
import { ChatServer } from '../chatServer';
import { Harness } from '../harness';
import { npm } from '../install/npm';
import { packNode, PROJECT } from '../install/packNode';
import type { StoredWorkflow } from '../rest/restTypes';
import { type Report, step, stopwatch } from '../support/progress';
import { ALERT_PRICE, fallThroughLevel, keepMoving, mismatches, resultRows } from './demoAlert';
import { type DemoOptions, HELP, parseDemoOptions } from './demoOptions';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Until n8n runs, exiting is enough: everything that was started stops with this process. */
let onInterrupt = (): void => process.exit(1);

/** Resolves on Ctrl-C. */
function interrupted(): Promise<void> {
	return new Promise((resolve) => {
		onInterrupt = resolve;
	});
}

async function startHarness(options: DemoOptions, report: Report): Promise<Harness> {
	await step(report, 'building the package', () => npm(['run', 'build'], { cwd: PROJECT }));
	const packed = await packNode();
	try {
		const { version, n8nPort, exchangePort } = options;
		const exchange = { port: exchangePort };
		const { tarball } = packed;
		return await Harness.start({ version, tarball, n8nPort, exchange, report });
	} finally {
		packed.remove();
	}
}

/** Seconds between two moves of the price while the editor is open. */
const MOVE_EVERY_S = 20;

/** Lets the alert fire and prints the result; false when something is not as expected. */
async function runAlert(
	harness: Harness,
	example: ActiveExample,
	chat: ChatServer,
): Promise<boolean> {
	const result = await fallThroughLevel(harness, example, chat);
	console.log();
	for (const [label, value] of resultRows(result)) console.log(`  ${label.padEnd(18)}${value}`);
	console.log();
	const wrong = mismatches(result);
	for (const mismatch of wrong) console.log(`NOT AS EXPECTED: ${mismatch}`);
	return wrong.length === 0;
}

function printAddresses({ n8n, exchange }: Harness, workflow: StoredWorkflow): void {
	console.log(`n8n's editor: ${n8n.url}/workflow/${workflow.id}`);
	console.log(`  email ${n8n.owner.email}   password ${n8n.owner.password}`);
	console.log(`The price crosses ${ALERT_PRICE} every ${MOVE_EVERY_S} s: watch Executions.`);
	console.log('To create a credential of your own: Environment "Custom Base URL" and');
	console.log(`  Base URL   ${exchange.url}`);
	console.log(`  API Key    ${exchange.account.apiKey}`);
	console.log(`  API Secret ${exchange.account.apiSecret}`);
	console.log('Press Ctrl-C to stop.');
}

async function run(options: DemoOptions): Promise<boolean> {
	const report = stopwatch();
	const harness = await startHarness(options, report);
	const chat = await ChatServer.start();
	try {
		const addresses = { 'https://chat.example.com/hooks/your-own': chat.url };
		// Often enough to watch; the example itself checks every 5 s and rests for 5 minutes.
		const triggerOptions = { checkEvery: 1, cooldown: 0 };
		const setup = { addresses, triggerOptions };
		const example = await ActiveExample.start(harness, 'price-alert-leverage-message', setup);
		report(`the example workflow is active; the price falls through ${ALERT_PRICE}`);
		const ok = await runAlert(harness, example, chat);
		if (!options.once) {
			printAddresses(harness, example.workflow);
			const stopMoving = keepMoving(harness, MOVE_EVERY_S * 1_000);
			await interrupted();
			stopMoving();
		}
		return ok;
	} finally {
		await step(report, 'stopping n8n and the exchange', async () => {
			await Promise.all([harness.stop(), chat.close()]);
		});
	}
}

async function main(): Promise<void> {
	const options = parseDemoOptions(process.argv.slice(2));
	if (options.help) {
		console.log(HELP);
		return;
	}
	// The terminal and npm may both pass on the same signal.
	for (const signal of SIGNALS) process.on(signal, () => onInterrupt());
	const ok = await run(options);
	if (options.once) console.log(ok ? 'Everything as expected.' : 'Not everything as expected.');
	process.exitCode = ok ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(`The demo failed: ${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
});
