import { setTimeout as sleep } from 'node:timers/promises';

import type { Harness } from '../../test/n8n/harness';
import { NEWEST } from '../../test/n8n/versions';
import type { Plan } from '../plan';
import type { Chart } from '../report/chart';
import type { Section } from '../report/section';
import { percentile } from '../report/spread';
import { tradedSymbols } from '../subjects/alertItems';
import { withRealN8n } from '../subjects/realN8n';
import { activateAlerts, measureCrossings } from './crossings';
import { processorTime } from './processorTime';

/** s between two checks of the prices. */
const CHECK_EVERY = [1, 5] as const;
const CROSSED_SYMBOLS = 20;
const MOST_ALERTS = 50;
const MOST_CPU_PERCENT = 3;
/** n8n writes what it starts with, and the first check reads the candles of Catch Up. */
const SETTLE_MS = 15_000;

/** Processor time that n8n uses over so many s, in % of a core. */
async function measureCpu({ n8n }: Harness, seconds: number): Promise<number> {
	const before = processorTime(n8n.folder);
	await sleep(seconds * 1_000);
	return (100 * (processorTime(n8n.folder) - before)) / seconds;
}

interface Measured {
	/** ms, by how often prices are checked. */
	latencies: Array<{ checkEvery: number; latencies: number[] }>;
	/** % of a core. */
	cpu: { idle: number; watching: number };
}

async function run(harness: Harness, plan: Plan): Promise<Measured> {
	const symbols = tradedSymbols();
	await sleep(SETTLE_MS);
	const idle = await measureCpu(harness, plan.triggerCpuSeconds);
	const watching = await activateAlerts(harness, symbols.slice(0, MOST_ALERTS), 5);
	await sleep(SETTLE_MS);
	const cpu = { idle, watching: await measureCpu(harness, plan.triggerCpuSeconds) };
	await harness.n8n.client.deactivate(watching);
	const latencies: Measured['latencies'] = [];
	for (const checkEvery of CHECK_EVERY) {
		const crossed = symbols.slice(0, CROSSED_SYMBOLS);
		const measured = await measureCrossings(harness, crossed, plan.triggerCrossings, checkEvery);
		latencies.push({ checkEvery, latencies: measured });
	}
	return { latencies, cpu };
}

function chartOf({ latencies }: Measured): Chart {
	const percents = [50, 95];
	return {
		file: 'trigger.svg',
		title: 'From the crossing of a price to the exchange',
		series: percents.map((percent) => `p${percent}`),
		panels: [
			{
				title: 'seconds',
				groups: latencies.map((each) => ({
					label: `Check Every ${each.checkEvery} s`,
					bars: percents.map((percent) => {
						const value = percentile(each.latencies, percent) / 1_000;
						return { value, label: value.toFixed(1) };
					}),
				})),
			},
		],
	};
}

/**
 * From the moment at which a price crosses its level to the exchange hearing of the new leverage, and what
 * watching costs.
 */
export async function trigger(plan: Plan): Promise<Section> {
	const measured = await withRealN8n((harness) => run(harness, plan));
	const { idle, watching } = measured.cpu;
	const cost = watching - idle;
	return {
		title: 'Price → exchange',
		about: `Bybit Trigger → Set Leverage in a real n8n ${NEWEST}: seconds from the moment at which a price crosses its level to the arrival of the set-leverage request at the exchange, on loopback, with ${CROSSED_SYMBOLS} alerts that cross at random moments. On average half an interval passes before the next check. A public API key is not needed for the first node; the second one signs. While it watches ${MOST_ALERTS} alerts of different symbols every 5 s, n8n used ${watching.toFixed(1)} % of a core, and ${idle.toFixed(1)} % without (${plan.triggerCpuSeconds} s each).`,
		table: {
			columns: ['Check Every', 'Crossings', 'p50', 'p95', 'Longest'],
			rows: measured.latencies.map(({ checkEvery, latencies }) => [
				`${checkEvery} s`,
				String(latencies.length),
				...[50, 95, 100].map(
					(percent) => `${(percentile(latencies, percent) / 1_000).toFixed(2)} s`,
				),
			]),
		},
		findings: [
			{
				goal: `Trigger: ${MOST_ALERTS} alerts every 5 s, of a core`,
				wanted: `≤ ${MOST_CPU_PERCENT} %`,
				measured: `${cost.toFixed(1)} %`,
				met: cost <= MOST_CPU_PERCENT,
			},
		],
		chart: chartOf(measured),
	};
}
