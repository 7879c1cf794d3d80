import { execFileSync } from 'node:child_process';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { stopwatch } from '../test/n8n/support/progress';
import { cpu } from './cpu/cpu';
import { latency } from './latency/latency';
import { loading } from './loading/loading';
import { memory } from './memory/memory';
import { newcomer } from './newcomer/newcomer';
import { FULL, QUICK, type Plan } from './plan';
import {
	mergeResults,
	readResults,
	resultsText,
	writeResults,
	type Folders,
	type PartResult,
} from './report/results';
import type { Section } from './report/section';
import { signing } from './signing/signing';
import { install, type Installed } from './subjects/installed';
import { throughput } from './throughput/throughput';
import { trigger } from './trigger/trigger';
import { workers } from './workers/workers';

const HELP = `Measures speed and memory against n8n's own nodes, bybit-api and Bybit's limits.

  npm run bench -- [options]

  --only NAME     one part: latency, trigger, newcomer, throughput, workers, cpu, signing,
                  memory or loading; may be repeated. The other parts keep the figures of their last run.
  --quick         little of everything: shows that it runs, too little to judge by. Writes nothing
                  without --output.
  --output DIR    where report, figures and charts go (default: bench and docs/charts)
  --redraw        measures nothing: writes report and charts from the figures in results.json
  --help          print this
`;

type Part = (plan: Plan, installed: Installed) => Promise<Section | Section[]>;

/** In the report's order. */
const PARTS: Readonly<Record<string, Part>> = {
	latency,
	trigger,
	newcomer,
	throughput,
	workers,
	cpu,
	signing,
	memory,
	loading,
};

function options() {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true },
			quick: { type: 'boolean', default: false },
			output: { type: 'string' },
			redraw: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const unknown = values.only?.find((name) => !(name in PARTS));
	if (unknown !== undefined) throw new Error(`There is no part ${unknown}`);
	return values;
}

/** Processors, memory and system, in a line. */
function machine(): string {
	const model = cpus()[0]?.model.trim() ?? 'unknown processor';
	const memory = (totalmem() / 2 ** 30).toFixed(0);
	return `${cpus().length} × ${model}, ${memory} GiB, ${platform()} ${release()} ${arch()}`;
}

const loadPerProcessor = (): number => (loadavg()[0] ?? 0) / cpus().length;

/** Measures the parts one after the other; `store` gets each as soon as it is done. */
async function measureParts(
	names: string[],
	plan: Plan,
	report: (step: string) => void,
	store: (name: string, result: PartResult) => void,
): Promise<void> {
	const installed = await install(report);
	const node = execFileSync(installed.node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
	for (const name of names) {
		const part = PARTS[name];
		if (!part) continue;
		report(`${name} ...`);
		const conditions = { measuredAt: Date.now(), load: loadPerProcessor(), machine: machine() };
		const sections = [await part(plan, installed)].flat();
		store(name, { ...conditions, n8n: installed.n8nVersion, node, sections });
	}
	report('done');
}

async function main(): Promise<void> {
	const { quick, only, output, redraw, help } = options();
	if (help) {
		process.stdout.write(HELP);
		return;
	}
	const folders: Folders = output
		? { results: resolve(output), charts: resolve(output) }
		: { results: __dirname, charts: join(__dirname, '../docs/charts') };
	const writes = !quick || output !== undefined;
	const old = readResults(folders.results);
	if (redraw) {
		writeResults(old, folders);
		return;
	}
	const names = Object.keys(PARTS).filter((name) => only?.includes(name) ?? true);
	const fresh: Record<string, PartResult> = {};
	const report = stopwatch((line) => process.stderr.write(`${line}\n`));
	await measureParts(names, quick ? QUICK : FULL, report, (name, result) => {
		fresh[name] = result;
		if (writes) writeResults(mergeResults(Object.keys(PARTS), old, fresh), folders);
	});
	process.stdout.write(resultsText(fresh));
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
	process.exitCode = 1;
});
