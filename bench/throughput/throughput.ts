import type { Installed } from '../subjects/installed';
import type { Plan } from '../plan';
import type { Section } from '../report/section';
import { show, spreadOf } from '../report/spread';
import { CLIENTS, measureAll, type Group, type Run } from './throughputRuns';

/** Requests that Bybit takes from one account in any rolling second. */
const PER_SECOND = 10;
const LEAST_SHARE_OF_LIMIT = 97;
const MOST_REFUSED = 1;

/** s: the first ten go at once, then ten more each second. */
const secondsOfLimit = (symbols: number): number => Math.ceil(symbols / PER_SECOND) - 1;

const percent = (share: number, digits: number): string => `${(share * 100).toFixed(digits)} %`;

function total(runs: Run[], count: 'failed' | 'requests' | 'refused'): number {
	return runs.reduce((sum, run) => sum + run[count], 0);
}

function conditionsOf({ latency, warm, serverOffsets }: Group): string {
	const servers = serverOffsets ? `, server clocks ${serverOffsets.join(' and ')} ms` : '';
	if (latency > 0) return `${latency}–${latency * 1.5} ms${servers}`;
	return warm ? 'loopback' : 'loopback, just started';
}

function rowOf(group: Group, symbols: number): string[] {
	const { client, runs } = group;
	const seconds = spreadOf(runs.map((run) => run.seconds));
	const failed = spreadOf(runs.map((run) => run.failed)).median;
	return [
		conditionsOf(group),
		CLIENTS[client],
		runs.length > 1 ? show(seconds, 2) : seconds.median.toFixed(2),
		spreadOf(runs.map((run) => run.between)).median.toFixed(2),
		failed > 0 ? '–' : percent(secondsOfLimit(symbols) / seconds.median, 1),
		String(symbols - failed),
		String(failed),
		percent(total(runs, 'refused') / total(runs, 'requests'), 1),
	];
}

function findingsOf(groups: Group[], symbols: number): Section['findings'] {
	const own = groups.filter(({ client }) => client === 'bybit');
	const near = own.find(({ latency, warm }) => latency === 0 && warm)?.runs ?? [];
	const seconds = spreadOf(near.map((run) => run.seconds));
	const share = secondsOfLimit(symbols) / seconds.median;
	const all = own.flatMap(({ runs }) => runs);
	const failed = total(all, 'failed');
	const refused = total(all, 'refused') / total(all, 'requests');
	const count = `${symbols} symbols`;
	return [
		{
			goal: `Throughput: ${count}, share of what the limit allows, on loopback`,
			wanted: `≥ ${LEAST_SHARE_OF_LIMIT} %`,
			measured: `${percent(share, 1)} in ${show(seconds, 2, ' s')}`,
			met: share * 100 >= LEAST_SHARE_OF_LIMIT,
		},
		{
			goal: `Throughput: ${count}, failed, under all conditions`,
			wanted: '0',
			measured: String(failed),
			met: failed === 0,
		},
		{
			goal: `Throughput: ${count}, rejected with 10006, under all conditions`,
			wanted: `≤ ${MOST_REFUSED} %`,
			measured: percent(refused, 2),
			met: refused * 100 <= MOST_REFUSED,
		},
	];
}

/** How fast different symbols are set at once, with the exchange's limit in force. */
export async function throughput(plan: Plan, installed: Installed): Promise<Section> {
	const groups = await measureAll(plan, installed);
	const { throughputSymbols, throughputRounds } = plan;
	return {
		title: 'Throughput',
		about: `${throughputSymbols} different symbols at once; the exchange takes ${PER_SECOND} in any rolling second, so that the last ones can be set ${secondsOfLimit(throughputSymbols).toFixed(1)} s after the first. Seconds count from the start of the workflow, with n8n's own work before the first request; "first to last" is by the exchange's clock. Each run in a fresh process, which has set one symbol before unless it has just been started; the node on loopback the median of ${throughputRounds}.`,
		table: {
			columns: [
				...['Latency', 'Client', 'Seconds', 'First to last'],
				...['Of the limit', 'Set', 'Failed', '10006'],
			],
			rows: groups.map((group) => rowOf(group, throughputSymbols)),
		},
		findings: findingsOf(groups, throughputSymbols),
	};
}
