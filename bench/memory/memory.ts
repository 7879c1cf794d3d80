import type { Installed } from '../subjects/installed';
import type { Plan } from '../plan';
import type { Finding, Section } from '../report/section';
import { ratios, show, spreadOf } from '../report/spread';
import { BYBIT, HTTP_REQUEST, measureAll, type Candidate, type Group } from './memoryGroups';
import type { MemoryResult } from './memoryJob';

const MOST = 1.2;
const MOST_GROWTH = 10;
const MIB = 2 ** 20;

/** MiB. */
type Measure = (result: MemoryResult) => number;

const peak: Measure = ({ rss }) => rss / MIB;
const grown: Measure = ({ rss, rssBefore }) => (rss - rssBefore) / MIB;
const heapPeak: Measure = ({ heap }) => heap / MIB;
const heapGrown: Measure = ({ heap, heapBefore }) => (heap - heapBefore) / MIB;

function rowOf({ candidate, items, results }: Group): string[] {
	const measures = [peak, grown, heapPeak, heapGrown];
	return [
		String(items),
		candidate.name,
		...measures.map((measure) => show(spreadOf(results.map(measure)), 0)),
	];
}

function findingsOf(groups: Group[], items: number): Finding[] {
	const of = (candidate: Candidate, count: number, measure: Measure) =>
		groups
			.filter((group) => group.candidate === candidate && group.items === count)
			.flatMap(({ results }) => results.map(measure));
	const few = items / 10;
	const finding = (name: string, whole: Measure, part: Measure): Finding[] => {
		const ratio = ratios(of(BYBIT, items, whole), of(HTTP_REQUEST, items, whole));
		const growth = ratios(of(BYBIT, items, part), of(BYBIT, few, part));
		return [
			{
				goal: `Memory: ${items} items at once, peak of the ${name}, ratio to the HTTP Request node`,
				wanted: `≤ ${MOST}`,
				measured: show(ratio, 2),
				met: ratio.median <= MOST,
			},
			{
				goal: `Memory: growth of the ${name}, ${items} items to ${few}`,
				wanted: `≤ ${MOST_GROWTH} (linear)`,
				measured: show(growth, 1),
				met: growth.median <= MOST_GROWTH,
			},
		];
	};
	return [
		...finding('resident set', peak, grown),
		...finding('JavaScript heap, garbage included', heapPeak, heapGrown),
	];
}

/** What many items at once need. */
export async function memory(plan: Plan, installed: Installed): Promise<Section> {
	const groups = await measureAll(plan, installed);
	return {
		title: 'Memory',
		about: `All items sent at once (the node's rate limits are lifted), the worst there can be; "a tenth per second" is nearer to Bybit's ten. Each run in a fresh process with n8n loaded and one item sent before; ${plan.memoryRounds} rounds in turns. "Grown" is the peak less what was there before the run.`,
		table: {
			columns: ['Items', 'Node', 'Resident, MiB', 'grown', 'Heap, MiB', 'grown'],
			rows: groups.map(rowOf),
		},
		findings: findingsOf(groups, plan.memoryItems),
	};
}
