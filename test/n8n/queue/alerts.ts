import type { Exchange, LogEntry } from '../../exchange';
import { instrumentList } from '../../exchange/instruments/instrument-list';
import type { Rig } from '../rig';
import type { WebhookAnswer } from '../rest/types';

/** What the example workflow's webhook takes. No two alerts of a run are the same. */
export interface Alert {
	symbol: string;
	leverage: number;
}

const SYMBOLS = 50;
const LARGEST_LEVERAGE = 10;

const symbols = instrumentList()
	.filter(({ category, status }) => category === 'linear' && status === 'Trading')
	.filter(({ maxLeverageE2 }) => maxLeverageE2 >= LARGEST_LEVERAGE * 100)
	.map(({ symbol }) => symbol)
	.slice(0, SYMBOLS);

/** An alert for each of 50 symbols and each of those leverages. */
export const alertsFor = (leverages: number[]): Alert[] =>
	leverages.flatMap((leverage) => symbols.map((symbol) => ({ symbol, leverage })));

/** Calls the example's webhook for all alerts at once. */
export function sendAll({ n8n }: Rig, alerts: Alert[]): Promise<WebhookAnswer[]> {
	const send = (body: Alert) => n8n.client.callWebhook('bybit-price-alert', { body });
	return Promise.all(alerts.map(send));
}

function alertIn({ body }: LogEntry): Alert {
	const { symbol, buyLeverage } = JSON.parse(body) as { symbol: string; buyLeverage: string };
	return { symbol, leverage: Number(buyLeverage) };
}

/** The alerts that the exchange has applied, in its order. */
export const appliedIn = ({ log }: Exchange): Alert[] =>
	log.filter(({ applied }) => applied).map(alertIn);

/** Each alert once. */
export const withoutRepeats = (alerts: Alert[]): Alert[] => [
	...new Map(alerts.map((alert) => [`${alert.symbol} ${alert.leverage}`, alert])).values(),
];

/** The leverage of each symbol that was applied last, by the exchange's log. */
export const lastApplied = (exchange: Exchange): Map<string, number> =>
	new Map(appliedIn(exchange).map(({ symbol, leverage }) => [symbol, leverage]));

/** The leverage of each symbol that is set now, by the exchange's positions. */
export const leverages = (exchange: Exchange): Map<string, number> =>
	new Map(
		symbols.map((symbol) => {
			const { buyLeverage } = exchange.leverageOf({ category: 'linear', symbol });
			return [symbol, Number(buyLeverage)];
		}),
	);
