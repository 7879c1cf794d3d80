import { npm } from '../npm';
import { packNode, PROJECT } from '../pack';
import { type Report, step, stopwatch } from '../progress';
import { Rig } from '../rig';
import type { StoredWorkflow } from '../rest/types';
import { complaints, describe, sendAlert } from './alert';
import { listenForInterruption, untilInterrupted } from './interruption';
import { type DemoOptions, demoOptions, HELP } from './options';

async function startRig(options: DemoOptions, report: Report): Promise<Rig> {
	await step(report, 'building the package', () => npm(['run', 'build'], { cwd: PROJECT }));
	const packed = await packNode();
	try {
		const { version, n8nPort, exchangePort } = options;
		const exchange = { port: exchangePort };
		return await Rig.start({ version, tarball: packed.tarball, n8nPort, exchange, report });
	} finally {
		packed.remove();
	}
}

/** Prints the outcome of the alert; says whether all went as expected. */
async function showAlert(rig: Rig, workflow: StoredWorkflow): Promise<boolean> {
	const outcome = await sendAlert(rig, workflow);
	console.log();
	for (const [what, how] of describe(outcome)) console.log(`  ${what.padEnd(18)}${how}`);
	console.log();
	const wrong = complaints(outcome);
	for (const complaint of wrong) console.log(`NOT AS EXPECTED: ${complaint}`);
	return wrong.length === 0;
}

async function keepOpen({ n8n }: Rig, workflow: StoredWorkflow): Promise<void> {
	console.log(`Look at it in n8n's editor: ${n8n.url}/workflow/${workflow.id}`);
	console.log(`  email ${n8n.owner.email}   password ${n8n.owner.password}`);
	console.log('Ctrl-C ends it all.');
	await untilInterrupted();
}

async function run(options: DemoOptions): Promise<boolean> {
	const report = stopwatch();
	const rig = await startRig(options, report);
	try {
		const credential = await rig.createCredential();
		const workflow = await rig.activateExample('price-alert-set-leverage', credential);
		report('the example workflow is active; here comes the alert');
		const ok = await showAlert(rig, workflow);
		if (!options.once) await keepOpen(rig, workflow);
		return ok;
	} finally {
		await step(report, 'ending n8n and the exchange', () => rig.stop());
	}
}

async function main(): Promise<void> {
	const options = demoOptions(process.argv.slice(2));
	if (options.help) {
		console.log(HELP);
		return;
	}
	listenForInterruption();
	const ok = await run(options);
	if (options.once) console.log(ok ? 'All as expected.' : 'Not all was as expected.');
	process.exitCode = ok ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(`The demo failed: ${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
});
