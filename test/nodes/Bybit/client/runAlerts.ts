import { inspect } from 'node:util';
import { stringify } from 'flatted';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { byName, type EngineHarness } from '../../../engine/engineHarness';
import type { RunOptions, RunResult } from '../../../engine/runBybit';
import type { AccountCredentials, LogEntry } from '../../../exchange';

/** What an alert carries. */
export interface Alert {
	symbol: string;
	leverage: number;
}

/** A run, as n8n and the exchange saw it. */
export interface AlertsResult extends RunResult {
	account: AccountCredentials;
	/** What this account's changes asked for, in the order they arrived. */
	received: Alert[];
}

/** Failed items go on as items, so that each can be seen. */
export const continueOnError: Partial<INode> = { onError: 'continueRegularOutput' };

export interface RunAlertsOptions extends Partial<RunOptions> {
	account?: AccountCredentials;
	/** ms, under the node's Request Options. */
	timeout?: number;
	/** n8n's own batches, there too. */
	batching?: { batch: { batchSize: number; batchInterval: number } };
	/** The node's Options. */
	nodeOptions?: INodeParameters;
	/** The expression in Leverage. */
	leverage?: string;
}

function alertIn({ body }: LogEntry): Alert {
	const { symbol, buyLeverage } = JSON.parse(body) as { symbol: string; buyLeverage: string };
	return { symbol, leverage: Number(buyLeverage) };
}

/** Runs Set Leverage for these alerts with a key of its own, so that many runs can share an exchange. */
export async function runAlerts(
	harness: EngineHarness,
	alerts: readonly Alert[],
	given: RunAlertsOptions = {},
): Promise<AlertsResult> {
	const { account = harness.exchange.addAccount(), timeout, batching, ...rest } = given;
	const { nodeOptions = {}, leverage = '={{ $json.leverage }}', ...options } = rest;
	const parameters = {
		operation: 'setLeverage',
		symbol: byName('={{ $json.symbol }}'),
		leverage,
		options: nodeOptions,
		requestOptions: { ...(timeout && { timeout }), ...(batching && { batching }) },
	};
	const result = await harness.run(parameters, {
		items: alerts.map((alert): IDataObject => ({ ...alert })),
		credentials: harness.credentials(account),
		settings: continueOnError,
		...options,
	});
	const log = harness.exchange.log.filter(
		({ uid, method }) => uid === account.uid && method === 'POST',
	);
	return { ...result, account, received: log.map(alertIn) };
}

/** What the exchange has now, in ×. */
export function leverageOf(
	harness: EngineHarness,
	{ apiKey }: AccountCredentials,
	symbol: string,
): number {
	const { buyLeverage } = harness.exchange.leverageOf({ apiKey, category: 'linear', symbol });
	return Number(buyLeverage);
}

/** Which input item each output item belongs to. */
export function pairs({ items }: RunResult): unknown[] {
	return items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
}

/** Nothing secret is in what n8n stores, nor in anything that hangs on it. */
export function expectNoSecrets({ run, account }: AlertsResult): void {
	const whole = { depth: null, maxStringLength: null, maxArrayLength: null, showHidden: true };
	for (const stored of [stringify(run), inspect(run, whole)]) {
		expect(stored).not.toContain(account.apiKey);
		expect(stored).not.toContain(account.apiSecret);
		expect(stored).not.toMatch(/origin_string|x-bapi-sign/i);
	}
}
