import type { Installed } from '../engine/installed';
import { withoutPace } from '../engine/unlimited';
import type { Plan } from '../plan';
import { ChildServer } from '../processes/child-server';
import { runJob } from '../processes/job';
import type { Section } from '../section';
import { ratios, show, spreadOf } from '../spread';
import type { MemoryResult, MemoryTask } from './memory-job';

const MOST = 1.2;
const MOST_GROWTH = 10;
const MIB = 2 ** 20;

type Subject = MemoryTask['subject'];

const NAMES: Record<Subject, string> = {
	bybit: 'Bybit node',
	httpRequest: 'HTTP Request node',
};

interface Group {
	subject: Subject;
	items: number;
	results: MemoryResult[];
}

async function measureAll(plan: Plan, installed: Installed): Promise<Group[]> {
	const file = require.resolve('./memory-job');
	const unlimited = withoutPace(installed, plan.memoryItems);
	const groups: Group[] = [plan.memoryItems / 10, plan.memoryItems].flatMap((items) =>
		(Object.keys(NAMES) as Subject[]).map((subject) => ({ subject, items, results: [] })),
	);
	const server = await ChildServer.start(require.resolve('../processes/answering-server'));
	const { url: baseUrl } = server.listening;
	for (let round = 0; round < plan.memoryRounds; round++) {
		for (const { subject, items, results } of groups) {
			const task: MemoryTask = { subject, installed: unlimited, baseUrl, items };
			results.push((await runJob(file, installed, task)) as MemoryResult);
		}
	}
	await server.stop();
	return groups;
}

const peak = ({ rss }: MemoryResult): number => rss / MIB;
const heapPeak = ({ heap }: MemoryResult): number => heap / MIB;
const growth = ({ rss, rssBefore }: MemoryResult): number => (rss - rssBefore) / MIB;
const heapGrowth = ({ heap, heapBefore }: MemoryResult): number => (heap - heapBefore) / MIB;

function rowOf({ subject, items, results }: Group): string[] {
	return [
		String(items),
		NAMES[subject],
		...[peak, growth, heapPeak, heapGrowth].map((of) => show(spreadOf(results.map(of)), 0)),
	];
}

function findingsOf(groups: Group[], items: number): Section['findings'] {
	const of = (subject: Subject, count: number, measure: (result: MemoryResult) => number) =>
		(groups.find((group) => group.subject === subject && group.items === count)?.results ?? []).map(
			measure,
		);
	const measures = { 'resident set': peak, heap: heapPeak };
	const few = items / 10;
	return Object.entries(measures).flatMap(([name, measure]) => {
		const ratio = ratios(of('bybit', items, measure), of('httpRequest', items, measure));
		const grown = measure === peak ? growth : heapGrowth;
		const factor = ratios(of('bybit', items, grown), of('bybit', few, grown));
		return [
			{
				goal: `Memory: ${items} items, peak of the ${name}, ratio to the HTTP Request node`,
				wanted: `≤ ${MOST}`,
				measured: show(ratio, 2),
				met: ratio.median <= MOST,
			},
			{
				goal: `Memory: growth of the ${name}, ${items} items to ${few}`,
				wanted: `≤ ${MOST_GROWTH}`,
				measured: show(factor, 1),
				met: factor.median <= MOST_GROWTH,
			},
		];
	});
}

/** What many items at once need. */
export async function memory(plan: Plan, installed: Installed): Promise<Section> {
	const groups = await measureAll(plan, installed);
	return {
		title: 'Memory',
		about: `All items sent at once (the node's pace is lifted), each run in a fresh process with n8n loaded and one item sent before; ${plan.memoryRounds} rounds in turns. "Grown" is the peak less what was there before the run.`,
		table: {
			columns: ['Items', 'Node', 'Resident, MiB', 'grown', 'Heap, MiB', 'grown'],
			rows: groups.map(rowOf),
		},
		findings: findingsOf(groups, plan.memoryItems),
	};
}
