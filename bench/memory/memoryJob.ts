import { alertsFor, inventedSymbols } from '../subjects/alertItems';
import type { Installed } from '../subjects/installed';
import { loadN8n, type N8n } from '../subjects/loadN8n';
import { runWorkflow } from '../subjects/runWorkflow';
import { bybitSubject, httpRequestSubject, plainSubject, type Subject } from '../subjects/subjects';
import { serveJob } from '../processes/jobProcess';

export interface MemoryTask {
	subject: 'bybit' | 'plain' | 'httpRequest';
	installed: Installed;
	/** Of the server that responds to everything. */
	baseUrl: string;
	items: number;
}

/** Bytes. */
export interface MemoryResult {
	/** The process' resident set at its highest. */
	rss: number;
	/** JavaScript's heap at its highest. */
	heap: number;
	/** The two before the run, with n8n loaded. */
	rssBefore: number;
	heapBefore: number;
}

const SAMPLE_EVERY_MS = 10;

function subjectOf(task: MemoryTask, n8n: N8n): Subject {
	switch (task.subject) {
		case 'bybit':
			return bybitSubject(n8n);
		case 'plain':
			return plainSubject(n8n);
		case 'httpRequest':
			return httpRequestSubject(n8n, task.baseUrl);
	}
}

serveJob(async (task: MemoryTask): Promise<MemoryResult> => {
	const { installed, baseUrl, items } = task;
	const n8n = await loadN8n(installed);
	const subject = subjectOf(task, n8n);
	const place = { baseUrl, apiKey: 'bench-key', apiSecret: 'bench-secret' };
	const alerts = alertsFor(inventedSymbols(items));
	// What loading and the first item need is nobody's per item.
	await runWorkflow(n8n, subject, alerts.slice(0, 1), place);
	globalThis.gc?.();
	const { rss: rssBefore, heapUsed: heapBefore } = process.memoryUsage();
	let heap = heapBefore;
	const sample = () => (heap = Math.max(heap, process.memoryUsage().heapUsed));
	const sampling = setInterval(sample, SAMPLE_EVERY_MS);
	const output = await runWorkflow(n8n, subject, alerts, place);
	clearInterval(sampling);
	sample();
	if (output.length !== items) throw new Error(`${output.length} items came out of ${items}`);
	return { rss: process.resourceUsage().maxRSS * 1024, heap, rssBefore, heapBefore };
});
