import type { Installed } from '../subjects/installed';
import type { Plan } from '../plan';
import { ExchangeProcess } from '../processes/exchangeProcess';
import { runJob } from '../processes/jobProcess';
import type { Client, ThroughputResult, ThroughputTask } from './throughputJob';

export const CLIENTS: Record<Client, string> = {
	bybit: 'Bybit node',
	plain: "n8n's declarative engine alone",
	promiseAll: 'bybit-api, Promise.all',
	loop: 'bybit-api, one after the other',
};

/** Under what conditions a client runs. */
export interface Conditions {
	/** ms under way of a request and its response together; up to half of it comes on top. 0: loopback. */
	latency: number;
	/** Bybit's servers by their clocks, ms apart; absent: one server. */
	serverOffsets?: number[];
	/** Whether the client has set one symbol before, as in an n8n that has been up for a while. */
	warm: boolean;
}

/** One client's run. */
export interface Run {
	seconds: number;
	/** s from the first symbol that was set to the last. */
	between: number;
	failed: number;
	requests: number;
	/** Requests rejected with 10006. */
	refused: number;
}

/** One client's runs under the same conditions. */
export interface Group extends Conditions {
	client: Client;
	runs: Run[];
}

/** Adds a run to the group. */
async function measure(
	{ client, warm, runs }: Group,
	exchange: ExchangeProcess,
	installed: Installed,
	count: number,
): Promise<void> {
	await exchange.reset();
	const symbols = await exchange.symbols(count + 1);
	const warmUp = symbols.splice(count);
	const { place } = exchange;
	const task: ThroughputTask = { client, installed, place, symbols, warmUp: warm ? warmUp : [] };
	const file = require.resolve('./throughputJob');
	const { seconds, succeeded, between } = (await runJob(file, installed, task)) as ThroughputResult;
	const { byPath, byRetCode } = await exchange.counters();
	runs.push({
		seconds,
		between,
		failed: count - succeeded,
		requests: byPath['/v5/position/set-leverage'] ?? 0,
		refused: byRetCode['10006'] ?? 0,
	});
}

/** Runs every client under every condition; the node several times on loopback. */
export async function measureAll(plan: Plan, installed: Installed): Promise<Group[]> {
	const conditions: Conditions[] = [
		{ latency: 0, warm: true },
		{ latency: 0, warm: false },
		...plan.latencies.map((latency) => ({ latency, warm: true })),
		...[0, ...plan.latencies].map((latency) => ({ latency, warm: true, serverOffsets: [0, 50] })),
	];
	const groups: Group[] = [];
	for (const condition of conditions) {
		const { latency, serverOffsets } = condition;
		const exchange = await ExchangeProcess.start(latency, latency / 2, serverOffsets);
		const all = Object.keys(CLIENTS) as Client[];
		const clients = serverOffsets ? (['bybit'] as const) : all;
		const here = clients.map((client): Group => ({ client, ...condition, runs: [] }));
		const rounds = latency === 0 && !serverOffsets ? plan.throughputRounds : 1;
		for (let round = 0; round < rounds; round++) {
			// Only the node is judged: once is enough for the others.
			const measured = round === 0 ? here : here.filter(({ client }) => client === 'bybit');
			for (const group of measured)
				await measure(group, exchange, installed, plan.throughputSymbols);
		}
		groups.push(...here);
		await exchange.stop();
	}
	return groups;
}
