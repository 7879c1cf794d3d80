import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { stopwatch } from '../test/n8n/support/progress';
import { install, type Installed } from './subjects/installed';
import { cpu } from './cpu/cpu';
import { latency } from './latency/latency';
import { loading } from './loading/loading';
import { memory } from './memory/memory';
import { throughput } from './throughput/throughput';
import { FULL, QUICK, type Plan } from './plan';
import { goalsText, sectionText } from './report/markdown';
import { header } from './report/reportHeader';
import type { Section } from './report/section';
import { signing } from './signing/signing';
import { workers } from './workers/workers';

const HELP = `Measures speed and memory against n8n's HTTP Request node, bybit-api and the limit of Bybit.

  npm run bench -- [options]

  --quick       little of everything: shows that it runs, too little to judge by
  --only NAME   one part: latency, throughput, workers, cpu, signing, memory or loading; may be repeated
  --help        print this

A whole run writes bench/results.md; the others print only.
`;

type Part = (plan: Plan, installed: Installed) => Promise<Section | Section[]>;

const PARTS: Readonly<Record<string, Part>> = {
	latency,
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
			quick: { type: 'boolean', default: false },
			only: { type: 'string', multiple: true },
			help: { type: 'boolean', default: false },
		},
	});
	const unknown = values.only?.find((name) => !(name in PARTS));
	if (unknown !== undefined) throw new Error(`There is no part ${unknown}`);
	return values;
}

async function main(): Promise<void> {
	const { quick, only, help } = options();
	if (help) {
		process.stdout.write(HELP);
		return;
	}
	const report = stopwatch((line) => process.stderr.write(`${line}\n`));
	const installed = await install(report);
	const head = header(installed, quick);
	const sections: Section[] = [];
	for (const [name, part] of Object.entries(PARTS)) {
		if (only && !only.includes(name)) continue;
		report(`${name} ...`);
		sections.push(...[await part(quick ? QUICK : FULL, installed)].flat());
	}
	const goals = goalsText(sections.flatMap(({ findings }) => findings));
	const text = `${[head, goals, ...sections.map(sectionText)].join('\n\n')}\n`;
	process.stdout.write(text);
	if (!quick && !only) writeFileSync(join(__dirname, 'results.md'), text);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
	process.exitCode = 1;
});
