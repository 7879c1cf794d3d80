import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { Installed } from '../subjects/installed';
import type { Plan } from '../plan';
import type { Section } from '../report/section';
import { show, spreadOf } from '../report/spread';

const NODE = 'dist/nodes/Bybit/Bybit.node.js';
const CREDENTIAL = 'dist/credentials/BybitLeverageApi.credentials.js';

/** @returns ms that requiring these takes in a fresh process in which `loaded` is there already */
function timeRequire(installed: Installed, loaded: string, measured: string[]): number {
	const script = join(__dirname, 'timeRequire.js');
	const output = execFileSync(installed.node, [script, loaded, ...measured], {
		encoding: 'utf8',
		env: { ...process.env, NODE_PATH: installed.modules },
	});
	return Number(output);
}

/** What installing and starting the node costs. */
export async function loading(plan: Plan, installed: Installed): Promise<Section> {
	const files = [NODE, CREDENTIAL].map((file) => join(installed.package, file));
	const [node = ''] = files;
	const workflow = join(installed.modules, 'n8n-workflow');
	const cases: Array<[string, string, string[]]> = [
		['the node and the credential, n8n-workflow loaded before, as in n8n', workflow, files],
		['the node, n8n-workflow loaded before', workflow, [node]],
		['the node, with n8n-workflow', '', [node]],
		['n8n-workflow alone', '', [workflow]],
	];
	const times = cases.map((): number[] => []);
	for (let round = 0; round < plan.loadings; round++) {
		cases.forEach(([, loaded, measured], index) =>
			times[index]?.push(timeRequire(installed, loaded, measured)),
		);
	}
	const rows = cases.map(([name], index) => [name, show(spreadOf(times[index] ?? []), 1)]);
	const size = `${(installed.tarballSize / 1024).toFixed(1)} KiB`;
	return await Promise.resolve({
		title: 'Loading',
		about: `\`require\` in a fresh process, ${plan.loadings} times in turns. The tarball that npm publishes has ${size}.`,
		table: { columns: ['What is required', 'ms'], rows },
		findings: [],
	});
}
