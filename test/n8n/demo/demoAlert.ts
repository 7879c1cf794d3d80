import type { LogEntry } from '../../exchange';
import type { ActiveExample } from '../activeExample';
import type { ChatServer } from '../chatServer';
import type { Harness } from '../harness';
import { leverageOf, linear } from '../linearSymbol';
import type { ExecutionStatus } from '../rest/restTypes';

const BTC = linear('BTCUSDT');

/** The level of the example's alert, and a price on either side of it. */
export const ALERT_PRICE = 90_000;
const ABOVE = 90_400;
const BELOW = 89_950;

const SIGNED_BODY = '{"category":"linear","symbol":"BTCUSDT","buyLeverage":"5","sellLeverage":"5"}';

type SideLeverage = ReturnType<typeof leverageOf>;

/** What the alert caused in n8n, on the exchange and in the chat. */
export interface AlertResult {
	/** The set-leverage requests that the exchange received. */
	requests: LogEntry[];
	before: SideLeverage;
	after: SideLeverage;
	status: ExecutionStatus;
	messages: unknown[];
}

/** Lets the price fall through the level of the alert and waits for the execution that it starts. */
export async function fallThroughLevel(
	{ exchange }: Harness,
	example: ActiveExample,
	chat: ChatServer,
): Promise<AlertResult> {
	const before = leverageOf(exchange, 'BTCUSDT');
	exchange.setPrice(BTC, BELOW);
	const execution = await example.nextExecution();
	const requests = exchange.log.filter((entry) => entry.path === '/v5/position/set-leverage');
	const after = leverageOf(exchange, 'BTCUSDT');
	return { requests, before, after, status: execution.status, messages: chat.messages };
}

/**
 * Keeps the price moving through the level, so that the alert fires again after its cooldown.
 *
 * @param everyMs time between two moves
 * @returns stops it
 */
export function keepMoving({ exchange }: Harness, everyMs: number): () => void {
	let isBelow = true;
	const timer = setInterval(() => {
		isBelow = !isBelow;
		exchange.setPrice(BTC, isBelow ? BELOW : ABOVE);
		// The next fall shows a change again.
		if (!isBelow) exchange.setLeverage({ ...BTC, buyLeverage: 10, sellLeverage: 10 });
	}, everyMs);
	return () => clearInterval(timer);
}

const sides = ({ buyLeverage, sellLeverage }: SideLeverage) =>
	`buy ${buyLeverage}, sell ${sellLeverage}`;
const yesNo = (value: boolean) => (value ? 'yes' : 'NO');

/** The result as rows of a table. */
export function resultRows(result: AlertResult): Array<[label: string, value: string]> {
	const { requests, before, after, status, messages } = result;
	return [
		['price alert', `BTCUSDT crossing down ${ALERT_PRICE}: now ${BELOW}`],
		...requests.map(({ method, path, body, signatureValid }): [string, string] => [
			'request signed',
			`${method} ${path} ${body}  signature valid: ${yesNo(signatureValid)}`,
		]),
		['leverage before', sides(before)],
		['leverage after', sides(after)],
		...messages.map((message): [string, string] => ['chat message', JSON.stringify(message)]),
		['execution in n8n', status],
	];
}

/** What is not as expected; empty when everything is. */
export function mismatches({ requests, after, status, messages }: AlertResult): string[] {
	const [request] = requests;
	const checks: Array<[ok: boolean, mismatch: string]> = [
		[requests.length === 1, `the exchange received ${requests.length} set-leverage requests`],
		[request?.body === SIGNED_BODY, `the request's body is not ${SIGNED_BODY}`],
		[request?.signatureValid === true, 'the signature is not valid'],
		[after.buyLeverage === 5 && after.sellLeverage === 5, 'the leverage is not 5'],
		[messages.length === 1, `the chat received ${messages.length} messages`],
		[status === 'success', `the execution's status is ${status}`],
	];
	return checks.filter(([ok]) => !ok).map(([, mismatch]) => mismatch);
}
