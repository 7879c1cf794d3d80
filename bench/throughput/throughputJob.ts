import { setTimeout as sleep } from 'node:timers/promises';
import { RestClientV5 } from 'bybit-api';

import { alertsFor } from '../subjects/alertItems';
import type { Installed } from '../subjects/installed';
import { loadN8n, type N8n } from '../subjects/loadN8n';
import { runWorkflow } from '../subjects/runWorkflow';
import { bybitSubject, plainSubject, type Subject } from '../subjects/subjects';
import type { Place } from '../processes/exchangeProcess';
import { serveJob } from '../processes/jobProcess';

export type Client = 'bybit' | 'plain' | 'promiseAll' | 'loop';

export interface ThroughputTask {
	client: Client;
	installed: Installed;
	place: Place;
	symbols: string[];
	/** Set before, so that the client is warm; none for a client that has just been started. */
	warmUp: string[];
	/** When to start, ms since 1970, for clients that start in the same moment; absent: when loaded. */
	startAt?: number;
}

export interface ThroughputResult {
	/** s from the start to the last response. */
	seconds: number;
	/** Symbols that were set. */
	succeeded: number;
	/** s from the first symbol that was set to the last, by the exchange's clock. */
	between: number;
}

/** Sets every symbol once; returns the exchange's time of each success, ms. */
type Run = (symbols: string[]) => Promise<number[]>;

function throughN8n(n8n: N8n, subject: Subject, place: Place): Run {
	return async (symbols) => {
		const items = await runWorkflow(n8n, subject, alertsFor(symbols), place);
		return items
			.filter(({ json, error }) => !error && json.retCode === 0)
			.map(({ json }) => Number(json.time));
	};
}

function bybitApi({ baseUrl, apiKey, apiSecret }: Place): (symbol: string) => Promise<number[]> {
	const client = new RestClientV5({ baseUrl, key: apiKey, secret: apiSecret });
	const leverages = { buyLeverage: '5', sellLeverage: '5' };
	return async (symbol) => {
		const response = await client.setLeverage({ category: 'linear', symbol, ...leverages });
		return response.retCode === 0 ? [response.time] : [];
	};
}

async function clientFor({ client, installed, place }: ThroughputTask): Promise<Run> {
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
			return async (symbols) => (await Promise.all(symbols.map(set))).flat();
		case 'loop':
			return async (symbols) => {
				const times: number[] = [];
				for (const symbol of symbols) times.push(...(await set(symbol)));
				return times;
			};
	}
}

/** Longer than the window of the limit, so that the warm-up takes nothing from the run. */
const UNTIL_FORGOTTEN_MS = 1_500;

serveJob(async (task: ThroughputTask): Promise<ThroughputResult> => {
	const run = await clientFor(task);
	if (task.warmUp.length > 0) {
		await run(task.warmUp);
		await sleep(UNTIL_FORGOTTEN_MS);
	}
	if (task.startAt !== undefined) await sleep(Math.max(0, task.startAt - Date.now()));
	const start = performance.now();
	const times = await run(task.symbols);
	const seconds = (performance.now() - start) / 1000;
	const between = (Math.max(...times) - Math.min(...times)) / 1000;
	return { seconds, succeeded: times.length, between };
});
