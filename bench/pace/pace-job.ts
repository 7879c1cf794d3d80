import { RestClientV5 } from 'bybit-api';

import { alertsFor } from '../engine/alerts';
import type { Installed } from '../engine/installed';
import { loadN8n, type N8n } from '../engine/n8n';
import { runWorkflow } from '../engine/run-workflow';
import { bybitSubject, plainSubject, type Subject } from '../engine/subjects';
import type { Place } from '../processes/exchange';
import { serveJob } from '../processes/job';

export type Client = 'bybit' | 'plain' | 'promiseAll' | 'loop';

export interface PaceTask {
	client: Client;
	installed: Installed;
	place: Place;
	symbols: string[];
}

export interface PaceResult {
	/** s from the start to the last answer. */
	seconds: number;
	/** Symbols that were set. */
	succeeded: number;
}

/** Sets every symbol once; returns how many were. */
type Run = (symbols: string[]) => Promise<number>;

function throughN8n(n8n: N8n, subject: Subject, place: Place): Run {
	return async (symbols) => {
		const items = await runWorkflow(n8n, subject, alertsFor(symbols), place);
		return items.filter(({ json, error }) => !error && json.retCode === 0).length;
	};
}

function bybitApi({ baseUrl, apiKey, apiSecret }: Place): (symbol: string) => Promise<boolean> {
	const client = new RestClientV5({ baseUrl, key: apiKey, secret: apiSecret });
	const leverages = { buyLeverage: '5', sellLeverage: '5' };
	return async (symbol) => {
		const answer = await client.setLeverage({ category: 'linear', symbol, ...leverages });
		return answer.retCode === 0;
	};
}

async function clientFor({ client, installed, place }: PaceTask): Promise<Run> {
	const set = bybitApi(place);
	switch (client) {
		case 'bybit': {
			const n8n = await loadN8n(installed);
			return throughN8n(n8n, bybitSubject(n8n), place);
		}
		case 'plain': {
			const n8n = await loadN8n(installed);
			return throughN8n(n8n, plainSubject(n8n), place);
		}
		case 'promiseAll':
			return async (symbols) => (await Promise.all(symbols.map(set))).filter(Boolean).length;
		case 'loop':
			return async (symbols) => {
				let succeeded = 0;
				for (const symbol of symbols) if (await set(symbol)) succeeded++;
				return succeeded;
			};
	}
}

serveJob(async (task: PaceTask): Promise<PaceResult> => {
	const run = await clientFor(task);
	const start = performance.now();
	const succeeded = await run(task.symbols);
	return { seconds: (performance.now() - start) / 1000, succeeded };
});
