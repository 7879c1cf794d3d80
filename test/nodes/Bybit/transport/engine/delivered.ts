import { inspect } from 'node:util';
import { stringify } from 'flatted';
import type { IDataObject, INode } from 'n8n-workflow';

import { byName, type BybitRig } from '../../../../engine/bybitRig';
import type { RunOptions, RunResult } from '../../../../engine/run';
import type { AccountCredentials, LogEntry } from '../../../../exchange';
import type { Alert } from '../alerts';

/** What came of a run, on both sides. */
export interface Delivered extends RunResult {
	account: AccountCredentials;
	/** What this account's changes asked for, in the order they arrived. */
	asked: Alert[];
}

/** Failed items go on as items, so that each can be seen. */
export const goOn: Partial<INode> = { onError: 'continueRegularOutput' };

export interface DeliverOptions extends Partial<RunOptions> {
	account?: AccountCredentials;
	/** ms, under the node's Request Options. */
	timeout?: number;
}

function askedIn({ body }: LogEntry): Alert {
	const { symbol, buyLeverage } = JSON.parse(body) as { symbol: string; buyLeverage: string };
	return { symbol, leverage: Number(buyLeverage) };
}

/** Runs Set Leverage for these alerts with a key of its own, so that many runs can share an exchange. */
export async function deliver(
	rig: BybitRig,
	alerts: readonly Alert[],
	{ account = rig.exchange.addAccount(), timeout, ...options }: DeliverOptions = {},
): Promise<Delivered> {
	const parameters = {
		operation: 'setLeverage',
		symbol: byName('={{ $json.symbol }}'),
		leverage: '={{ $json.leverage }}',
		...(timeout !== undefined && { requestOptions: { timeout } }),
	};
	const result = await rig.run(parameters, {
		items: alerts.map((alert): IDataObject => ({ ...alert })),
		credentials: rig.credentials(account),
		settings: goOn,
		...options,
	});
	const log = rig.exchange.log.filter(
		({ uid, method }) => uid === account.uid && method === 'POST',
	);
	return { ...result, account, asked: log.map(askedIn) };
}

/** What the exchange has now, in ×. */
export function leverageOf(rig: BybitRig, { apiKey }: AccountCredentials, symbol: string): number {
	const { buyLeverage } = rig.exchange.leverageOf({ apiKey, category: 'linear', symbol });
	return Number(buyLeverage);
}

/** Which input item each output item belongs to. */
export function pairs({ items }: RunResult): unknown[] {
	return items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
}

/** Nothing secret is in what n8n stores, nor in anything that hangs on it. */
export function expectNoSecrets({ run, account }: Delivered): void {
	const whole = { depth: null, maxStringLength: null, maxArrayLength: null, showHidden: true };
	for (const stored of [stringify(run), inspect(run, whole)]) {
		expect(stored).not.toContain(account.apiKey);
		expect(stored).not.toContain(account.apiSecret);
		expect(stored).not.toMatch(/origin_string|x-bapi-sign/i);
	}
}
