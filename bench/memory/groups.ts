import type { Installed } from '../engine/installed';
import { withPace } from '../engine/with-pace';
import type { Plan } from '../plan';
import { ChildServer } from '../processes/childServer';
import { runJob } from '../processes/jobProcess';
import type { MemoryResult, MemoryTask } from './memory-job';

export interface Candidate {
	name: string;
	subject: MemoryTask['subject'];
	/** Whether the items wait in line, as they do in reality, or are all sent at once. */
	paced: boolean;
}

export const BYBIT: Candidate = { name: 'Bybit node', subject: 'bybit', paced: false };
export const HTTP_REQUEST: Candidate = {
	name: 'HTTP Request node',
	subject: 'httpRequest',
	paced: false,
};

const CANDIDATES: Candidate[] = [
	BYBIT,
	{ name: 'Bybit node, items in line', subject: 'bybit', paced: true },
	{ name: "n8n's engine without the transport", subject: 'plain', paced: false },
	HTTP_REQUEST,
];

/** One candidate's runs with so many items. */
export interface Group {
	candidate: Candidate;
	items: number;
	results: MemoryResult[];
}

/** With this many a second a whole run is in line, and still ends in seconds. */
const paceInLine = (items: number): number => items / 10;

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
				installed: withPace(installed, candidate.paced ? paceInLine(items) : items),
				baseUrl,
				items,
			};
			const file = require.resolve('./memory-job');
			results.push((await runJob(file, installed, task)) as MemoryResult);
		}
	}
	await server.stop();
	return groups;
}
