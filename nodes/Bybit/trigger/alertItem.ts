import type { IDataObject } from 'n8n-workflow';

import { moveNow, type AlertEvent } from './alertConditions';
import type { PriceAlert } from './alerts';
import { last, type PriceHistory } from './priceHistory';
import type { TriggerSettings } from './triggerSettings';

interface Prices {
	price: number;
	previousPrice: number;
	/** In percent, for a move. */
	change?: number;
	/** ms, Bybit's clock. */
	candleTime: number;
	/** ms, Bybit's clock. */
	time: number;
}

function toItem(
	alert: PriceAlert,
	{ category, priceType }: TriggerSettings,
	{ price, previousPrice, change, candleTime, time }: Prices,
): IDataObject {
	const { symbol, condition, leverage } = alert;
	const target =
		'level' in alert
			? { level: alert.level }
			: { percent: alert.percent, minutes: alert.minutes, change };
	return {
		...{ symbol, category, condition, price, previousPrice, priceType, ...target },
		...(leverage !== undefined && { leverage }),
		...{ candleTime, time },
	};
}

/** The `json` of an alert that fired. */
export function eventItem(
	{ alert, firing, price, previousPrice, change }: AlertEvent<PriceAlert>,
	settings: TriggerSettings,
	time: number,
	late: boolean,
): IDataObject {
	const { candleTime } = firing;
	const item = toItem(alert, settings, { price, previousPrice, change, candleTime, time });
	return late ? { ...item, late } : item;
}

/** What an alert would put out if it fired now, for the editor's test. */
export function testItem(
	alert: PriceAlert,
	settings: TriggerSettings,
	{ time, candles }: PriceHistory,
): IDataObject {
	const newest = last(candles);
	const prices = {
		price: newest.close,
		previousPrice: candles[candles.length - 2]?.close ?? newest.open,
		change: 'minutes' in alert ? moveNow(alert, candles) : undefined,
		candleTime: newest.start,
		time,
	};
	return { ...toItem(alert, settings, prices), test: true };
}
