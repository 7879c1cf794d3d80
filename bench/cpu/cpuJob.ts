import type { IDataObject } from 'n8n-workflow';

import { alertsFor, inventedSymbols } from '../subjects/alertItems';
import type { Installed } from '../subjects/installed';
import { loadN8n, type N8n } from '../subjects/loadN8n';
import { runWorkflow } from '../subjects/runWorkflow';
import {
	bybitSubject,
	httpRequestFieldsSubject,
	httpRequestSubject,
	plainSubject,
	type Subject,
} from '../subjects/subjects';
import { serveJob } from '../processes/jobProcess';

export interface CpuTask {
	installed: Installed;
	/** Of the server that responds to everything. */
	baseUrl: string;
	items: number;
	rounds: number;
}

/** µs of processor time per item, round by round. */
export type CpuResult = Record<'bybit' | 'plain' | 'httpRequest' | 'httpRequestFields', number[]>;

/** Until the compiler has seen everything a few times. */
const WARM_UP_ROUNDS = 2;

function subjectsIn(n8n: N8n, baseUrl: string): Record<keyof CpuResult, Subject> {
	return {
		bybit: bybitSubject(n8n),
		plain: plainSubject(n8n),
		httpRequest: httpRequestSubject(n8n, baseUrl),
		httpRequestFields: httpRequestFieldsSubject(n8n, baseUrl),
	};
}

async function cpuPerItem(run: () => Promise<unknown[]>, items: number): Promise<number> {
	globalThis.gc?.();
	const before = process.cpuUsage();
	const output = await run();
	const { user, system } = process.cpuUsage(before);
	if (output.length !== items) throw new Error(`${output.length} items came out of ${items}`);
	return (user + system) / items;
}

serveJob(async ({ installed, baseUrl, items, rounds }: CpuTask): Promise<CpuResult> => {
	const n8n = await loadN8n(installed);
	const subjects = Object.entries(subjectsIn(n8n, baseUrl)) as Array<[keyof CpuResult, Subject]>;
	const place = { baseUrl, apiKey: 'bench-key', apiSecret: 'bench-secret' };
	const alerts: IDataObject[] = alertsFor(inventedSymbols(items));
	const result: CpuResult = { bybit: [], plain: [], httpRequest: [], httpRequestFields: [] };
	for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
		// Every other round backwards: nobody always comes after the same one.
		for (const [name, subject] of round % 2 ? subjects : [...subjects].reverse()) {
			const cost = await cpuPerItem(() => runWorkflow(n8n, subject, alerts, place), items);
			if (round >= 0) result[name].push(cost);
		}
	}
	return result;
});
