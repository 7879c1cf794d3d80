import { setTimeout as sleep } from 'node:timers/promises';

import type { LogEntry } from '../../test/exchange';
import { byName } from '../../test/n8n/bybitNode';
import type { Harness } from '../../test/n8n/harness';
import { linear } from '../../test/n8n/linearSymbol';
import { priceAlertWorkflow } from '../../test/n8n/priceAlertWorkflow';
import { waitUntil } from '../../test/n8n/support/waitUntil';
import { nextRequest } from '../subjects/nextRequest';

const SET_LEVERAGE = '/v5/position/set-leverage';
const CANDLES = '/v5/market/kline';
const ABOVE = 110;
const LEVEL = 100;
const BELOW = 90;
/** Longer than a check and an execution. */
const MARGIN_MS = 2_000;

const symbolOf = ({ body }: LogEntry): string => (JSON.parse(body) as { symbol: string }).symbol;

/** Activates a Bybit Trigger with an alert for each symbol, in front of Set Leverage. */
export async function activateAlerts(harness: Harness, symbols: string[], checkEvery: number) {
	const { exchange, n8n } = harness;
	for (const symbol of symbols) exchange.setPrice(linear(symbol), ABOVE);
	const alerts = symbols.map((symbol) => ({
		...{ symbol: byName(symbol), condition: 'crossingDown', price: String(LEVEL), leverage: '5' },
	}));
	const workflow = await n8n.client.createWorkflow(
		priceAlertWorkflow({
			alerts: [alerts],
			options: { checkEvery, cooldown: 0 },
			baseUrl: exchange.url,
			credential: await harness.createCredential(),
		}),
	);
	const checked = new Set<string | null>();
	const unsubscribe = exchange.onRequest(({ path, query }) => {
		if (path === CANDLES) checked.add(new URLSearchParams(query).get('symbol'));
	});
	await n8n.client.activate(workflow);
	const isChecked = () => symbols.every((symbol) => checked.has(symbol));
	await waitUntil('all prices have been read', isChecked, { timeoutMs: 60_000 });
	unsubscribe();
	return workflow;
}

/** Lets one price fall through its level; returns ms until the change arrives. Then lets it rise again. */
async function cross(harness: Harness, symbol: string, checkEvery: number): Promise<number> {
	const { exchange } = harness;
	const isChange = (entry: LogEntry) => entry.path === SET_LEVERAGE && symbolOf(entry) === symbol;
	const change = nextRequest(exchange, isChange);
	const start = performance.now();
	exchange.setPrice(linear(symbol), BELOW);
	const { steady } = await change;
	exchange.setPrice(linear(symbol), ABOVE);
	await sleep(checkEvery * 1_000 + MARGIN_MS);
	return steady - start;
}

/**
 * Lets prices cross their levels at random moments, each once the last has been heard of.
 *
 * @param count crossings
 * @param checkEvery s
 * @returns ms from each crossing to the arrival of its request at the exchange
 */
export async function measureCrossings(
	harness: Harness,
	symbols: string[],
	count: number,
	checkEvery: number,
): Promise<number[]> {
	const workflow = await activateAlerts(harness, symbols, checkEvery);
	const perSymbol = Math.ceil(count / symbols.length);
	const latencies: number[] = [];
	await Promise.all(
		symbols.map(async (symbol) => {
			for (let round = 0; round < perSymbol; round++) {
				// Any moment between two checks is as likely as any other, and as good as never two at once.
				await sleep(Math.random() * symbols.length * 1_000);
				latencies.push(await cross(harness, symbol, checkEvery));
			}
		}),
	);
	await harness.n8n.client.deactivate(workflow);
	return latencies;
}
