import type { Exchange, LogEntry } from '../../exchange';
import { instrumentList } from '../../exchange';
import type { Harness } from '../harness';
import { leverageOf } from '../linearSymbol';
import type { WebhookResponse } from '../rest/restTypes';
import { ALERT_PATH } from './respondingWorkflow';

/** The body that the workflow's webhook takes. */
export interface Alert {
	symbol: string;
	leverage: number;
}

const SYMBOLS = 50;
const HIGHEST_LEVERAGE = 10;

const symbols = instrumentList()
	.filter(({ category, status }) => category === 'linear' && status === 'Trading')
	.filter(({ maxLeverageE2 }) => maxLeverageE2 >= HIGHEST_LEVERAGE * 100)
	.map(({ symbol }) => symbol)
	.slice(0, SYMBOLS);

/** An alert for each of 50 symbols with each of these leverages, no two the same. */
export const alertsFor = (leverages: number[]): Alert[] =>
	leverages.flatMap((leverage) => symbols.map((symbol) => ({ symbol, leverage })));

/** What a caller has who gets no response: n8n may drop the one of an execution whose worker died. */
export const NO_RESPONSE: WebhookResponse = { status: 504, body: 'no response' };

/** Calls the workflow's webhook with all alerts at once. */
export function sendAll({ n8n }: Harness, alerts: Alert[]): Promise<WebhookResponse[]> {
	const send = async (body: Alert) => {
		try {
			return await n8n.client.callWebhook(ALERT_PATH, { body });
		} catch (error) {
			if (error instanceof Error && error.name === 'TimeoutError') return NO_RESPONSE;
			throw error;
		}
	};
	return Promise.all(alerts.map(send));
}

function alertOf({ body }: LogEntry): Alert {
	const { symbol, buyLeverage } = JSON.parse(body) as { symbol: string; buyLeverage: string };
	return { symbol, leverage: Number(buyLeverage) };
}

/** The alerts that the exchange has applied, in order. */
export const appliedAlerts = ({ log }: Exchange): Alert[] =>
	log.filter(({ applied }) => applied).map(alertOf);

/** The same alerts without duplicates. */
export const withoutDuplicates = (alerts: Alert[]): Alert[] => [
	...new Map(alerts.map((alert) => [`${alert.symbol} ${alert.leverage}`, alert])).values(),
];

/** The leverage of each symbol that was applied last, from the exchange's log. */
export const lastAppliedLeverages = (exchange: Exchange): Map<string, number> =>
	new Map(appliedAlerts(exchange).map(({ symbol, leverage }) => [symbol, leverage]));

/** The leverage of each symbol now, from the exchange's positions. */
export const currentLeverages = (exchange: Exchange): Map<string, number> =>
	new Map(symbols.map((symbol) => [symbol, leverageOf(exchange, symbol).buyLeverage]));
