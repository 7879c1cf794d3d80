import type { Installed } from '../engine/installed';
import type { Plan } from '../plan';
import { ExchangeProcess } from '../processes/exchange';
import { runJob } from '../processes/job';
import type { Section } from '../section';
import { show, spreadOf } from '../spread';
import type { Client, PaceResult, PaceTask } from './pace-job';

const CLIENTS: Record<Client, string> = {
	bybit: 'Bybit node',
	plain: "n8n's engine without the transport",
	promiseAll: 'bybit-api, Promise.all',
	loop: 'bybit-api, one after the other',
};

/** Requests that Bybit takes from one account in any rolling second. */
const PER_SECOND = 10;
const LEAST_SHARE_OF_LIMIT = 97;
const MOST_REFUSED = 1;

/** One client's run. */
interface Run {
	client: Client;
	latency: number;
	seconds: number;
	failed: number;
	requests: number;
	/** Requests answered 10006. */
	refused: number;
}

/** s: the first ten go at once, then ten more each second. */
const secondsOfLimit = (symbols: number): number => (symbols - PER_SECOND) / PER_SECOND;

async function measure(
	client: Client,
	latency: number,
	exchange: ExchangeProcess,
	installed: Installed,
	symbols: string[],
): Promise<Run> {
	await exchange.reset();
	const task: PaceTask = { client, installed, place: exchange.place, symbols };
	const file = require.resolve('./pace-job');
	const { seconds, succeeded } = (await runJob(file, installed, task)) as PaceResult;
	const { requests, byRetCode } = await exchange.counters();
	const failed = symbols.length - succeeded;
	return { client, latency, seconds, failed, requests, refused: byRetCode['10006'] ?? 0 };
}

/** @returns the runs of each client at each latency */
async function measureAll(plan: Plan, installed: Installed): Promise<Run[][]> {
	const groups: Run[][] = [];
	for (const latency of [0, ...plan.latencies]) {
		const exchange = await ExchangeProcess.start(latency);
		const symbols = await exchange.symbols(plan.paceSymbols);
		const clients = (Object.keys(CLIENTS) as Client[]).map((client) => ({
			client,
			runs: [] as Run[],
		}));
		for (let round = 0; round < (latency === 0 ? plan.paceRounds : 1); round++) {
			for (const { client, runs } of clients) {
				runs.push(await measure(client, latency, exchange, installed, symbols));
			}
		}
		groups.push(...clients.map(({ runs }) => runs));
		await exchange.stop();
	}
	return groups;
}

function rowOf(runs: Run[], symbols: number): string[] {
	const [first] = runs;
	if (!first) return [];
	const seconds = spreadOf(runs.map((run) => run.seconds));
	const share = (secondsOfLimit(symbols) / seconds.median) * 100;
	const failed = spreadOf(runs.map((run) => run.failed)).median;
	return [
		first.latency === 0 ? 'loopback' : `${first.latency}–${first.latency * 1.5} ms`,
		CLIENTS[first.client],
		runs.length > 1 ? show(seconds, 2) : seconds.median.toFixed(2),
		failed > 0 ? '–' : `${share.toFixed(1)} %`,
		String(symbols - failed),
		String(failed),
		`${refusedShare(runs).toFixed(1)} %`,
	];
}

function refusedShare(runs: Run[]): number {
	const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
	return (sum(runs.map((run) => run.refused)) / sum(runs.map((run) => run.requests))) * 100;
}

function findingsOf(runs: Run[], symbols: number): Section['findings'] {
	const own = runs.filter(({ client }) => client === 'bybit');
	const near = own.filter(({ latency }) => latency === 0);
	const seconds = spreadOf(near.map((run) => run.seconds));
	const share = (secondsOfLimit(symbols) / seconds.median) * 100;
	const failed = own.reduce((total, run) => total + run.failed, 0);
	const refused = refusedShare(own);
	const count = `${symbols} symbols`;
	return [
		{
			goal: `Pace: ${count}, share of what the limit allows`,
			wanted: `≥ ${LEAST_SHARE_OF_LIMIT} %`,
			measured: `${share.toFixed(1)} % in ${show(seconds, 2, ' s')}`,
			met: share >= LEAST_SHARE_OF_LIMIT,
		},
		{
			goal: `Pace: ${count}, failed, at all latencies`,
			wanted: '0',
			measured: String(failed),
			met: failed === 0,
		},
		{
			goal: `Pace: ${count}, answered 10006, at all latencies`,
			wanted: `≤ ${MOST_REFUSED} %`,
			measured: `${refused.toFixed(2)} %`,
			met: refused <= MOST_REFUSED,
		},
	];
}

/** How fast different symbols are set at once, with the exchange's limit in force. */
export async function pace(plan: Plan, installed: Installed): Promise<Section> {
	const groups = await measureAll(plan, installed);
	return {
		title: 'Pace',
		about: `${plan.paceSymbols} different symbols at once; the exchange takes ${PER_SECOND} in any rolling second, so that the last one can be set after ${secondsOfLimit(plan.paceSymbols).toFixed(1)} s. Each run in a fresh process; at loopback's latency the median of ${plan.paceRounds}.`,
		table: {
			columns: ['Latency', 'Client', 'Seconds', 'Of the limit', 'Set', 'Failed', '10006'],
			rows: groups.map((runs) => rowOf(runs, plan.paceSymbols)),
		},
		findings: findingsOf(groups.flat(), plan.paceSymbols),
	};
}
