import type { Installed } from '../subjects/installed';
import type { Plan } from '../plan';
import type { Bar, Chart } from '../report/chart';
import type { Section } from '../report/section';
import { percent, show, spreadOf, type Spread } from '../report/spread';
import { CLIENTS, measureAll, type Conditions, type Group, type Run } from './throughputRuns';

/** Requests that Bybit takes from one account in any rolling second. */
const PER_SECOND = 10;
const LEAST_SHARE_OF_LIMIT = 97;
const MOST_REFUSED = 1;

/** s: the first ten go at once, then ten more each second. */
const secondsOfLimit = (symbols: number): number => Math.ceil(symbols / PER_SECOND) - 1;

/** Of what the limit allows, by the seconds of repeated runs. */
const shareOfLimit = (symbols: number, { median }: Spread): number =>
	secondsOfLimit(symbols) / median;

function total(runs: Run[], count: 'failed' | 'requests' | 'refused'): number {
	return runs.reduce((sum, run) => sum + run[count], 0);
}

function conditionsOf({ latency, warm, serverOffsets }: Conditions): string {
	const servers = serverOffsets ? `, server clocks ${serverOffsets.join(' and ')} ms` : '';
	if (latency > 0) return `${latency}–${latency * 1.5} ms${servers}`;
	return warm ? `loopback${servers}` : 'loopback, just started';
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
		failed > 0 ? '–' : percent(shareOfLimit(symbols, seconds), 1),
		String(symbols - failed),
		String(failed),
		percent(total(runs, 'refused') / total(runs, 'requests'), 1),
	];
}

function findingsOf(groups: Group[], symbols: number): Section['findings'] {
	const own = groups.filter(({ client }) => client === 'bybit');
	const near = own.find(({ latency, warm }) => latency === 0 && warm)?.runs ?? [];
	const seconds = spreadOf(near.map((run) => run.seconds));
	const share = shareOfLimit(symbols, seconds);
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

function barOf(group: Group | undefined, symbols: number): Bar {
	if (!group) return { value: 0, label: '' };
	const failed = spreadOf(group.runs.map((run) => run.failed)).median;
	if (failed > 0) return { value: 0, label: `${failed} failed` };
	const seconds = spreadOf(group.runs.map((run) => run.seconds));
	const value = 100 * shareOfLimit(symbols, seconds);
	return { value, label: value.toFixed(0) };
}

function chartOf(groups: Group[], symbols: number): Chart {
	const series: Array<[name: string, includes: (group: Group) => boolean]> = [
		[CLIENTS.bybit, ({ client, serverOffsets }) => client === 'bybit' && !serverOffsets],
		[
			`${CLIENTS.bybit}, two server clocks`,
			({ client, serverOffsets }) => client === 'bybit' && !!serverOffsets,
		],
		[CLIENTS.loop, ({ client }) => client === 'loop'],
		[CLIENTS.promiseAll, ({ client }) => client === 'promiseAll'],
	];
	const warm = groups.filter((group) => group.warm);
	const latencies = [...new Set(warm.map(({ latency }) => latency))];
	return {
		file: 'throughput.svg',
		title: `Share of Bybit's limit used by ${symbols} symbols at once, by latency`,
		series: series.map(([name]) => name),
		panels: [
			{
				title: '% of 10 requests a second; symbols that failed instead, where any did',
				atLeast: 100,
				groups: latencies.map((latency) => ({
					label: conditionsOf({ latency, warm: true }),
					bars: series.map(([, includes]) =>
						barOf(
							warm.find((group) => group.latency === latency && includes(group)),
							symbols,
						),
					),
				})),
			},
		],
	};
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
		chart: chartOf(groups, throughputSymbols),
	};
}
