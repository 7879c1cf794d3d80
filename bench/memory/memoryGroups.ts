import type { Installed } from '../subjects/installed';
import { withRateLimit } from '../subjects/withRateLimit';
import type { Plan } from '../plan';
import { ChildServer } from '../processes/childServer';
import { runJob } from '../processes/jobProcess';
import type { MemoryResult, MemoryTask } from './memoryJob';

export interface Candidate {
	name: string;
	subject: MemoryTask['subject'];
	/** Whether the items wait in line, as they do in reality, or are all sent at once. */
	limited: boolean;
}

export const BYBIT: Candidate = { name: 'Bybit node', subject: 'bybit', limited: false };
export const HTTP_REQUEST: Candidate = {
	name: 'HTTP Request node',
	subject: 'httpRequest',
	limited: false,
};

const CANDIDATES: Candidate[] = [
	BYBIT,
	{ name: 'Bybit node, a tenth per second', subject: 'bybit', limited: true },
	{ name: "n8n's declarative engine alone", subject: 'plain', limited: false },
	HTTP_REQUEST,
];

/** One candidate's runs with so many items. */
export interface Group {
	candidate: Candidate;
	items: number;
	results: MemoryResult[];
}

/** With this many a second a whole run is in line, and still ends in seconds. */
const tenthPerSecond = (items: number): number => items / 10;

/** Runs every candidate with a tenth of the items, and with all, in turns. */
export async function measureAll(plan: Plan, installed: Installed): Promise<Group[]> {
	const groups = [plan.memoryItems / 10, plan.memoryItems].flatMap((items) =>
		CANDIDATES.map((candidate): Group => ({ candidate, items, results: [] })),
	);
	const server = await ChildServer.start(require.resolve('../processes/successServer'));
	const { url: baseUrl } = server.listening;
	for (let round = 0; round < plan.memoryRounds; round++) {
		for (const { candidate, items, results } of groups) {
			const task: MemoryTask = {
				subject: candidate.subject,
				installed: withRateLimit(installed, candidate.limited ? tenthPerSecond(items) : items),
				baseUrl,
				items,
			};
			const file = require.resolve('./memoryJob');
			results.push((await runJob(file, installed, task)) as MemoryResult);
		}
	}
	await server.stop();
	return groups;
}
