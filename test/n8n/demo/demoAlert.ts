import type { LogEntry } from '../../exchange';
import { PASSPHRASE, type Harness } from '../harness';
import { leverageOf } from '../linearSymbol';
import type { ExecutionStatus, StoredWorkflow, WebhookResponse } from '../rest/restTypes';

const WEBHOOK = 'bybit-tradingview-alert';

/** An alert as TradingView sends it. */
const ALERT = { passphrase: PASSPHRASE, symbol: 'BYBIT:BTCUSDT.P', leverage: '5x' };
const SIGNED_BODY = '{"category":"linear","symbol":"BTCUSDT","buyLeverage":"5","sellLeverage":"5"}';

type SideLeverage = ReturnType<typeof leverageOf>;

/** What the alert caused in n8n and on the exchange. */
export interface AlertResult {
	response: WebhookResponse;
	/** The set-leverage requests that the exchange received. */
	requests: LogEntry[];
	before: SideLeverage;
	after: SideLeverage;
	status: ExecutionStatus;
}

/** Sends the alert to the active workflow and waits for its execution. */
export async function sendAlert(
	{ n8n, exchange }: Harness,
	workflow: StoredWorkflow,
): Promise<AlertResult> {
	const before = leverageOf(exchange, 'BTCUSDT');
	const response = await n8n.client.callWebhook(WEBHOOK, { body: ALERT });
	const { status } = await n8n.client.waitForExecution(workflow.id);
	const requests = exchange.log.filter((entry) => entry.path === '/v5/position/set-leverage');
	return { response, requests, before, after: leverageOf(exchange, 'BTCUSDT'), status };
}

const sides = ({ buyLeverage, sellLeverage }: SideLeverage) =>
	`buy ${buyLeverage}, sell ${sellLeverage}`;
const yesNo = (value: boolean) => (value ? 'yes' : 'NO');

/** The result as rows of a table. */
export function resultRows(result: AlertResult): Array<[label: string, value: string]> {
	const { response, requests, before, after, status } = result;
	return [
		['alert received', `POST /webhook/${WEBHOOK} ${JSON.stringify(ALERT)}`],
		...requests.map(({ method, path, body, signatureValid }): [string, string] => [
			'request signed',
			`${method} ${path} ${body}  signature valid: ${yesNo(signatureValid)}`,
		]),
		['leverage before', sides(before)],
		['leverage after', sides(after)],
		['response', `${response.status} ${JSON.stringify(response.body)}`],
		['execution in n8n', status],
	];
}

/** What is not as expected; empty when everything is. */
export function mismatches({ response, requests, after, status }: AlertResult): string[] {
	const [request] = requests;
	const checks: Array<[ok: boolean, mismatch: string]> = [
		[requests.length === 1, `the exchange received ${requests.length} set-leverage requests`],
		[request?.body === SIGNED_BODY, `the request's body is not ${SIGNED_BODY}`],
		[request?.signatureValid === true, 'the signature is not valid'],
		[after.buyLeverage === 5 && after.sellLeverage === 5, 'the leverage is not 5'],
		[response.status === 200, `the webhook responded with HTTP ${response.status}`],
		[status === 'success', `the execution's status is ${status}`],
	];
	return checks.filter(([ok]) => !ok).map(([, mismatch]) => mismatch);
}
