import type { LogEntry } from '../../exchange';
import type { Rig } from '../rig';
import type { ExecutionStatus, StoredWorkflow, WebhookAnswer } from '../rest/types';

const WEBHOOK = 'bybit-price-alert';

/** What TradingView sends when the price gets there. */
const ALERT = { symbol: 'BYBIT:BTCUSDT.P', leverage: '5x', price: 97250.5 };
const CONTRACT = { category: 'linear', symbol: 'BTCUSDT' } as const;
const SIGNED_BODY = '{"category":"linear","symbol":"BTCUSDT","buyLeverage":"5","sellLeverage":"5"}';

type Leverages = ReturnType<Rig['exchange']['leverageOf']>;

/** What became of the alert, seen from all sides. */
export interface Outcome {
	answer: WebhookAnswer;
	/** The set-leverage requests that reached the exchange. */
	requests: LogEntry[];
	before: Leverages;
	after: Leverages;
	status: ExecutionStatus;
}

/** Sends the alert to the active workflow and looks at what comes of it. */
export async function sendAlert(rig: Rig, workflow: StoredWorkflow): Promise<Outcome> {
	const before = rig.exchange.leverageOf(CONTRACT);
	const answer = await rig.n8n.client.callWebhook(WEBHOOK, { body: ALERT });
	const { status } = await rig.n8n.client.waitForExecution(workflow.id);
	const requests = rig.exchange.log.filter((entry) => entry.path === '/v5/position/set-leverage');
	return { answer, requests, before, after: rig.exchange.leverageOf(CONTRACT), status };
}

const pair = ({ buyLeverage, sellLeverage }: Leverages) =>
	`buy ${buyLeverage}, sell ${sellLeverage}`;
const yesNo = (value: boolean) => (value ? 'yes' : 'NO');

/** The outcome as rows of a table: what, and how it went. */
export function describe(outcome: Outcome): Array<[what: string, how: string]> {
	const { answer, requests, before, after, status } = outcome;
	return [
		['alert received', `POST /webhook/${WEBHOOK} ${JSON.stringify(ALERT)}`],
		...requests.map(({ method, path, body, signatureValid }): [string, string] => [
			'request signed',
			`${method} ${path} ${body}  signature valid: ${yesNo(signatureValid)}`,
		]),
		['leverage before', pair(before)],
		['leverage after', pair(after)],
		['alert answered', `${answer.status} ${JSON.stringify(answer.body)}`],
		['execution in n8n', status],
	];
}

/** What is not as it should be; empty when all is well. */
export function complaints({ answer, requests, after, status }: Outcome): string[] {
	const [request] = requests;
	const checks: Array<[ok: boolean, complaint: string]> = [
		[requests.length === 1, `the exchange got ${requests.length} set-leverage requests, not 1`],
		[request?.body === SIGNED_BODY, `the request's body is not ${SIGNED_BODY}`],
		[request?.signatureValid === true, 'the signature is not valid'],
		[after.buyLeverage === '5' && after.sellLeverage === '5', 'the leverage is not 5'],
		[answer.status === 200, `the alert was answered with status ${answer.status}, not 200`],
		[status === 'success', `the execution's status is ${status}, not success`],
	];
	return checks.filter(([ok]) => !ok).map(([, complaint]) => complaint);
}
