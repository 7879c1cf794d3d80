import type { Installed } from '../engine/installed';
import { withPace } from '../engine/with-pace';
import type { Plan } from '../plan';
import { ChildServer } from '../processes/childServer';
import { runJob } from '../processes/jobProcess';
import type { Section } from '../section';
import { ratios, show, spreadOf } from '../spread';
import type { CpuResult, CpuTask } from './cpu-job';

const MOST = 1;

const NAMES: Record<keyof CpuResult, string> = {
	bybit: 'Bybit node, signed',
	plain: "n8n's engine without the transport, signed",
	httpRequest: 'HTTP Request node, body as JSON, unsigned',
	httpRequestFields: 'HTTP Request node, body field by field, unsigned',
};

/** What an item costs when nothing has to be waited for. */
export async function cpu(plan: Plan, installed: Installed): Promise<Section> {
	const server = await ChildServer.start(require.resolve('../processes/successServer'));
	const { url: baseUrl } = server.listening;
	const task: CpuTask = {
		installed: withPace(installed, plan.cpuItems),
		baseUrl,
		items: plan.cpuItems,
		rounds: plan.cpuRounds,
	};
	const file = require.resolve('./cpu-job');
	const result = (await runJob(file, installed, task)) as CpuResult;
	await server.stop();
	const ratio = ratios(result.bybit, result.httpRequest);
	const names = Object.keys(NAMES) as Array<keyof CpuResult>;
	return {
		title: 'Processor time',
		about: `${plan.cpuItems} items through n8n's engine, all sent at once (the node's pace is lifted), to a server in another process that gives everybody Bybit's success; user and system time of the whole process, ${plan.cpuRounds} rounds after the warm-up. What n8n's engine takes for any declarative node shows in the second row: it evaluates each expression three times an item or more, where the JSON body of the HTTP Request node is one expression.`,
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
				goal: `Processor time per item, ratio to the HTTP Request node, unsigned`,
				wanted: `≤ ${MOST.toFixed(1)}`,
				measured: show(ratio, 2),
				met: ratio.median <= MOST,
			},
		],
	};
}
