import { ChildServer } from '../processes/childServer';
import { ExchangeProcess } from '../processes/exchangeProcess';
import { runJob } from '../processes/jobProcess';
import type { Installed } from '../subjects/installed';
import type { ThroughputResult } from '../throughput/throughputJob';
import { CLIENTS } from '../throughput/throughputRuns';
import type { Bar, Chart } from '../report/chart';
import type { Section } from '../report/section';
import { percent } from '../report/spread';
import { ALGORITHMS, type Algorithm } from './algorithms';
import type { WorkerResult, WorkerTask } from './workerProcess';

const LIMIT = 10;
/** A request and its response together, ms. */
const LEAST_MS = 20;
const JITTER_MS = 40;

/** So many processes, so many items each. */
export type Case = readonly [workers: number, items: number];

const NODE = CLIENTS.bybit;

interface Run {
	/** What each process runs. */
	name: string;
	workers: number;
	items: number;
	seconds: number;
	succeeded: number;
	refused: number;
}

async function runCase(
	exchange: ExchangeProcess,
	algorithm: Algorithm,
	[workers, items]: Case,
): Promise<Run> {
	await exchange.reset();
	const symbols = await exchange.symbols(workers * items);
	const file = require.resolve('./workerProcess');
	// They start in the same moment: when all of them have loaded.
	const children = await Promise.all(
		Array.from({ length: workers }, () => ChildServer.start<{ ready: boolean }>(file)),
	);
	const results = await Promise.all(
		children.map((child, index) => {
			const own = symbols.slice(index * items, (index + 1) * items);
			const task: WorkerTask = { algorithm, place: exchange.place, symbols: own };
			return child.request<WorkerResult>(task);
		}),
	);
	await Promise.all(children.map((child) => child.stop()));
	return {
		...{ name: algorithm === 'node' ? `${NODE}'s limiter alone` : ALGORITHMS[algorithm].name },
		...{ workers, items },
		seconds: Math.max(...results.map(({ seconds }) => seconds)),
		succeeded: results.reduce((sum, { succeeded }) => sum + succeeded, 0),
		refused: results.reduce((sum, { refused }) => sum + refused, 0),
	};
}

/** s in which a process loads n8n's engine, on a machine that loads all of them at once. */
const LOADING_S = 4;

/** A whole client, a process each: the node in n8n's engine, or bybit-api. */
async function runClients(
	exchange: ExchangeProcess,
	installed: Installed,
	client: 'bybit' | 'promiseAll',
	[workers, items]: Case,
): Promise<Run> {
	await exchange.reset();
	const { place } = exchange;
	const symbols = await exchange.symbols(workers * items);
	const startAt = Date.now() + workers * LOADING_S * 1_000;
	const file = require.resolve('../throughput/throughputJob');
	const results = await Promise.all(
		Array.from({ length: workers }, async (_, index) => {
			const own = symbols.slice(index * items, (index + 1) * items);
			const task = { client, installed, place, symbols: own, warmUp: [], startAt };
			return (await runJob(file, installed, task)) as ThroughputResult;
		}),
	);
	const { byRetCode } = await exchange.counters();
	return {
		...{ name: CLIENTS[client], workers, items },
		seconds: Math.max(...results.map(({ seconds }) => seconds)),
		succeeded: results.reduce((sum, { succeeded }) => sum + succeeded, 0),
		refused: byRetCode['10006'] ?? 0,
	};
}

function share({ workers, items, seconds }: Run): number {
	return (workers * items - LIMIT) / (LIMIT * seconds);
}

const lost = ({ workers, items, succeeded }: Run): number => workers * items - succeeded;

const refusedPerItem = ({ workers, items, refused }: Run): number => refused / (workers * items);

const nameOf = ({ workers, items }: Run): string => `${workers} × ${items}`;

function rowOf(run: Run): string[] {
	return [
		nameOf(run),
		run.name,
		run.seconds.toFixed(1),
		lost(run) > 0 ? '–' : percent(share(run), 0),
		refusedPerItem(run).toFixed(2),
		String(lost(run)),
	];
}

function chartOf(runs: Run[]): Chart {
	const names = [...new Set(runs.map(nameOf))];
	const series = [...new Set(runs.map(({ name }) => name))];
	const panel = (title: string, atLeast: number, barOf: (run: Run) => Bar) => ({
		title,
		atLeast,
		groups: names.map((label) => ({
			label,
			bars: series.map((name) => {
				const run = runs.find((each) => each.name === name && nameOf(each) === label);
				return run ? barOf(run) : { value: 0, label: '' };
			}),
		})),
	});
	return {
		file: 'workers.svg',
		title: 'Several processes on one account (processes × items)',
		series,
		panels: [
			panel('Items lost, %', 100, (run) => {
				const value = (100 * lost(run)) / (run.workers * run.items);
				return { value, label: value.toFixed(0) };
			}),
			panel('Requests rejected with 10006, per item', 0, (run) => {
				return { value: refusedPerItem(run), label: refusedPerItem(run).toFixed(1) };
			}),
		],
	};
}

/** The same with separate processes and the loopback exchange, in real time. */
export async function processes(cases: readonly Case[], installed: Installed): Promise<Section> {
	const exchange = await ExchangeProcess.start(LEAST_MS, JITTER_MS);
	const runs: Run[] = [];
	for (const one of cases) {
		for (const algorithm of ['rest', 'node'] as const) {
			runs.push(await runCase(exchange, algorithm, one));
		}
		for (const client of ['bybit', 'promiseAll'] as const) {
			runs.push(await runClients(exchange, installed, client, one));
		}
	}
	await exchange.stop();
	const own = runs.filter(({ name }) => name === NODE);
	const allLost = own.reduce((sum, run) => sum + lost(run), 0);
	return {
		title: 'Workers: separate processes',
		about: `Separate processes against the loopback exchange, which takes ${LIMIT} requests in any rolling second from all of them together; a request and its response take ${LEAST_MS} to ${LEAST_MS + JITTER_MS} ms. Each process is the whole node in n8n's engine, bybit-api, or a rate limiter alone, with the least that can sign and send: the node's, or the slot limiter of the table above.`,
		table: {
			columns: ['Processes × items', 'Client', 'Seconds', 'Of the limit', '10006 per item', 'Lost'],
			rows: runs.map(rowOf),
		},
		findings: [
			{
				goal: 'Workers: separate processes, lost',
				wanted: '0',
				measured: String(allLost),
				met: allLost === 0,
			},
			...own.map((run) => ({
				goal: `Workers: ${nameOf(run)} items in separate processes, share of the limit, rejected with 10006 per item`,
				wanted: '≥ 90 %, ≤ 0.5',
				measured: `${percent(share(run), 1)}, ${refusedPerItem(run).toFixed(2)}`,
				met: share(run) >= 0.9 && refusedPerItem(run) <= 0.5,
			})),
		],
		chart: chartOf(runs),
	};
}
