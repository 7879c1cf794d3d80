import { setTimeout as sleep } from 'node:timers/promises';

import type { Harness } from '../../test/n8n/harness';
import { NEWEST } from '../../test/n8n/versions';
import { alertsFor, tradedSymbols } from '../subjects/alertItems';
import { nextRequest } from '../subjects/nextRequest';
import type { Plan } from '../plan';
import type { Chart } from '../report/chart';
import type { Section } from '../report/section';
import { percentile, ratios } from '../report/spread';
import { withRealN8n } from '../subjects/realN8n';
import { activateChain, CHAINS, type Source, SOURCES } from './alertWorkflows';

/** Alerts of each workflow that are not counted: n8n's caches and the JIT compiler warm up. */
const WARM_UP = 10;
/** ms between two alerts, in which n8n stores the execution that has ended. */
const PAUSE_MS = 50;

type ChainName = keyof typeof CHAINS;
const NAMES = Object.keys(CHAINS) as ChainName[];

interface MeasuredWorkflow {
	chain: ChainName;
	source: Source;
	/** The webhook's path. */
	path: string;
	/** ms from sending each alert to the arrival of its request. */
	latencies: number[];
}

/** Each node type's version that n8n's editor gives to a new node. */
async function defaultVersions({ n8n }: Harness): Promise<Map<string, number>> {
	const types = await n8n.client.nodeTypes();
	return new Map(
		types.map(({ name, defaultVersion, version }) => {
			return [name, defaultVersion ?? Math.max(...[version].flat())];
		}),
	);
}

/**
 * @returns ms from sending the alert to the arrival of its request at the exchange, which is in this process
 * @throws Error when the request was not accepted
 */
async function measure({ n8n, exchange }: Harness, path: string, alert: object): Promise<number> {
	const arrival = nextRequest(exchange);
	const start = performance.now();
	const response = await n8n.client.callWebhook(path, { body: alert });
	if (response.status !== 200) throw new Error(`n8n responded with HTTP ${response.status}`);
	const { steady, signatureValid, retCode } = await arrival;
	if (!signatureValid) throw new Error(`A request was not signed correctly: retCode ${retCode}`);
	return steady - start;
}

async function run(harness: Harness, alerts: number): Promise<MeasuredWorkflow[]> {
	const versions = await defaultVersions(harness);
	const workflows: MeasuredWorkflow[] = [];
	for (const source of SOURCES) {
		for (const chain of NAMES) {
			const path = await activateChain(harness, CHAINS[chain], source, versions);
			workflows.push({ chain, source, path, latencies: [] });
		}
	}
	const bodies = alertsFor(tradedSymbols());
	for (let round = 0; round < WARM_UP + alerts; round++) {
		for (const index of workflows.keys()) {
			// The order rotates, so that nobody always comes after the same neighbour.
			const workflow = workflows[(index + round) % workflows.length];
			const body = bodies[round % bodies.length];
			if (!workflow || !body) throw new Error('Nothing to measure');
			const latency = await measure(harness, workflow.path, body);
			if (round >= WARM_UP) workflow.latencies.push(latency);
			await sleep(PAUSE_MS);
		}
	}
	return workflows;
}

function chartOf(workflows: MeasuredWorkflow[]): Chart {
	const barOf = (source: Source, chain: ChainName, percent: number) => {
		const workflow = workflows.find((each) => each.source === source && each.chain === chain);
		const value = percentile(workflow?.latencies ?? [], percent);
		return { value, label: value.toFixed(0) };
	};
	const atLeast = Math.max(...workflows.map(({ latencies }) => percentile(latencies, 95)));
	return {
		file: 'latency.svg',
		title: 'From an alert at the webhook to the exchange, ms',
		series: NAMES,
		panels: SOURCES.map((source) => ({
			title: `Symbol and leverage: ${source}`,
			atLeast,
			groups: [50, 95].map((percent) => ({
				label: `p${percent}`,
				bars: NAMES.map((chain) => barOf(source, chain, percent)),
			})),
		})),
	};
}

/** From an alert at n8n's webhook to the arrival of its request at the exchange, in a real n8n. */
export async function latency(plan: Plan): Promise<Section> {
	const workflows = await withRealN8n((harness) => run(harness, plan.latencyAlerts));
	/** The same rounds of the chain that is signed by hand. */
	const signedByHand = (source: Source) =>
		workflows.find((each) => each.chain === NAMES.at(-1) && each.source === source)?.latencies ??
		[];
	return {
		title: 'Alert → exchange',
		about: `Milliseconds from sending an alert to n8n's webhook to the arrival of its request at the exchange, on loopback, in a real n8n ${NEWEST} with SQLite and n8n's default settings: ${plan.latencyAlerts} alerts per workflow after ${WARM_UP} to warm up, one at a time, the workflows in rotation in the same n8n, each with its own API key. "Fixed values": symbol and leverage are written in the panel; "expressions": they come from the alert. The chain signed by hand needs expressions for timestamp and signature in any case. The ratio is the median of the rounds, to the chain with the same values.`,
		table: {
			columns: ['Workflow after the webhook', 'Symbol and leverage', 'p50', 'p95', 'Ratio'],
			rows: workflows.map(({ chain, source, latencies }) => [
				chain,
				source,
				percentile(latencies, 50).toFixed(1),
				percentile(latencies, 95).toFixed(1),
				ratios(latencies, signedByHand(source)).median.toFixed(2),
			]),
		},
		findings: [],
		chart: chartOf(workflows),
	};
}
