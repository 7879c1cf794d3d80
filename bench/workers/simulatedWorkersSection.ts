import {
	simulate,
	type Simulated,
	type Situation,
} from '../../test/nodes/Bybit/client/simulatedWorkers';
import type { Finding, Section } from '../report/section';
import { percent } from '../report/spread';
import { ALGORITHMS, type Algorithm } from './algorithms';
import { LONE, SHARED } from './situations';

const COMPARED = Object.keys(ALGORITHMS) as Algorithm[];
const SHARE_GOAL = 0.9;
const REFUSED_GOAL = 0.5;
const LONE_GOAL_MS = 10_000;

type Results = Map<Algorithm, Simulated[]>;

async function run(situation: Situation, algorithms: Algorithm[], seeds: number): Promise<Results> {
	const results: Results = new Map();
	for (const algorithm of algorithms) {
		const { make } = ALGORITHMS[algorithm];
		const all: Simulated[] = [];
		for (let seed = 1; seed <= seeds; seed++) {
			all.push(await simulate(situation, make, 7_919 * seed));
		}
		results.set(algorithm, all);
	}
	return results;
}

function mean(results: Simulated[], key: keyof Simulated): number {
	return results.reduce((sum, result) => sum + result[key], 0) / results.length;
}

function sharedCell(results: Simulated[], foreign: boolean): string {
	const own = [
		percent(mean(results, 'share'), 0),
		mean(results, 'refusedPerItem').toFixed(2),
		mean(results, 'slowest').toFixed(2),
	].join(', ');
	return foreign ? `${own}; foreign ${percent(mean(results, 'foreignRefused'), 0)}` : own;
}

function loneCell(results: Simulated[]): string {
	const times = results.map(({ loneMs }) => loneMs / 1_000).sort((a, b) => a - b);
	const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? NaN;
	return [0.5, 0.9, 1].map((share) => at(share).toFixed(1)).join(' / ');
}

function findingsOf(shared: Map<string, Results>, lone: Map<string, Results>): Finding[] {
	const own = (name: string) => shared.get(name)?.get('node') ?? [];
	const worstLone = Math.max(
		...[...lone]
			.filter(([name]) => !name.includes('without'))
			.flatMap(([, results]) => (results.get('node') ?? []).map(({ loneMs }) => loneMs)),
	);
	return [
		...['2 × 40', '5 × 40', '10 × 40', '20 × 40'].map((name): Finding => {
			const share = mean(own(name), 'share');
			const refused = mean(own(name), 'refusedPerItem');
			return {
				goal: `Workers: ${name} items in virtual time, share of the limit, refused per item`,
				wanted: `≥ ${percent(SHARE_GOAL, 0)}, ≤ ${REFUSED_GOAL}`,
				measured: `${percent(share, 1)}, ${refused.toFixed(2)}`,
				met: share >= SHARE_GOAL && refused <= REFUSED_GOAL,
			};
		}),
		{
			goal: 'Workers: a lone alert beside others that use the whole limit, the longest wait',
			wanted: `≤ ${LONE_GOAL_MS / 1_000} s`,
			measured: `${(worstLone / 1_000).toFixed(1)} s`,
			met: worstLone <= LONE_GOAL_MS,
		},
	];
}

/**
 * Compares rate limiters of processes that share an account, in virtual time.
 *
 * @param seeds runs of each situation
 */
export async function simulated(seeds: number): Promise<Section> {
	const shared = new Map<string, Results>();
	const lone = new Map<string, Results>();
	const rows: string[][] = [];
	for (const [name, situation] of Object.entries(SHARED)) {
		const results = await run(situation, COMPARED, seeds);
		shared.set(name, results);
		const foreign = situation.foreignPerSecond !== undefined;
		const cell = (one: Algorithm) => sharedCell(results.get(one) ?? [], foreign);
		rows.push([name, ...COMPARED.map(cell)]);
	}
	for (const [name, situation] of Object.entries(LONE)) {
		const results = await run(situation, COMPARED, 2 * seeds);
		lone.set(name, results);
		rows.push([`Lone alert ${name}`, ...COMPARED.map((one) => loneCell(results.get(one) ?? []))]);
	}
	return {
		title: 'Workers',
		about: `Processes that use one account and share no memory, in virtual time, ${seeds} seeds; one way takes 40 ms (near 2, far 125), 30 % more or less at random, and all processes start in the same moment unless their name says otherwise. A slot limiter has as many slots as the limit, each free again a second after its response. On 10006 all of them wait for a second ("1 s pause"), or until the limit resets, and the rejected slot for 3 s more ("back-off"). Cells: share of the limit used, from the first request to the last response; requests refused per item; when the slowest process was done, relative to the mean; and how many of a foreign program's requests were refused. Lone alert: seconds until a new process has its only request accepted, median / 90 % / longest of ${2 * seeds}. Nothing is ever lost: a run ends only when everything was accepted.`,
		table: {
			columns: ['Processes × items', ...COMPARED.map((one) => ALGORITHMS[one].name)],
			rows,
		},
		findings: findingsOf(shared, lone),
	};
}
