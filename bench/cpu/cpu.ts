import type { Installed } from '../subjects/installed';
import { withRateLimit } from '../subjects/withRateLimit';
import type { Plan } from '../plan';
import { ChildServer } from '../processes/childServer';
import { runJob } from '../processes/jobProcess';
import type { Section } from '../report/section';
import { ratios, show, spreadOf } from '../report/spread';
import type { CpuResult, CpuTask } from './cpuJob';

/** Of what n8n's declarative engine takes by itself. */
const MOST = 1.05;

const NAMES: Record<keyof CpuResult, string> = {
	bybit: 'Bybit node, signed',
	plain: "n8n's declarative engine alone, signed",
	httpRequest: 'HTTP Request node, body as JSON, unsigned',
	httpRequestFields: 'HTTP Request node, body field by field, unsigned',
};

/** What an item costs when nothing has to be waited for. */
export async function cpu(plan: Plan, installed: Installed): Promise<Section> {
	const server = await ChildServer.start(require.resolve('../processes/successServer'));
	const { url: baseUrl } = server.listening;
	const task: CpuTask = {
		installed: withRateLimit(installed, plan.cpuItems),
		baseUrl,
		items: plan.cpuItems,
		rounds: plan.cpuRounds,
	};
	const file = require.resolve('./cpuJob');
	const result = (await runJob(file, installed, task)) as CpuResult;
	await server.stop();
	const ratio = ratios(result.bybit, result.plain);
	const names = Object.keys(NAMES) as Array<keyof CpuResult>;
	return {
		title: 'Processor time',
		about: `${plan.cpuItems} items through n8n's engine, all sent at once (the node's rate limits are lifted), to a server in another process that responds to everything with Bybit's success; user and system time of the whole process, ${plan.cpuRounds} rounds after the warm-up. The second row is n8n's declarative engine with a node that declares the same request and nothing else: the engine evaluates each expression three times an item or more, where the JSON body of the HTTP Request node is one expression.`,
		table: {
			columns: ['Node', 'µs per item', 'Ratio to HTTP Request, JSON'],
			rows: names.map((name) => [
				NAMES[name],
				show(spreadOf(result[name]), 0),
				show(ratios(result[name], result.httpRequest), 2),
			]),
		},
		findings: [
			{
				goal: `Processor time per item, ratio to n8n's declarative engine alone`,
				wanted: `≤ ${MOST.toFixed(2)}`,
				measured: show(ratio, 2),
				met: ratio.median <= MOST,
			},
		],
	};
}
