import { queryOf } from '../http/exchangeRequest';
import { failure, success } from '../http/exchangeResponse';
import { decimal, LAUNCH_TIME, type Category } from '../instruments/listedInstrument';
import { candleAt, candleStarts, intervalOf, type Candle } from '../prices/priceCandles';
import type { PriceType } from '../prices/priceBook';
import { contractOf, invalid, isCategory, type PublicEndpoint } from './endpoint';

const WHOLE_NUMBER = /^\d{1,16}$/;
const DEFAULT_LIMIT = 200;
const MAX_LIMIT = 1000;

/**
 * GET /v5/market/kline, mark-price-kline, index-price-kline: candles of the scripted price, the newest
 * first. Only last-price candles have a volume and a turnover.
 * @see https://bybit-exchange.github.io/docs/v5/market/kline
 */
export function candles(type: PriceType): PublicEndpoint {
	return {
		method: 'GET',
		respond(request, { instruments, prices, clock }) {
			const query = queryOf(request);
			const category = query.get('category') ?? 'linear';
			if (!isCategory(category)) return invalid('category');
			const instrument = contractOf(instruments, category, query.get('symbol') ?? '');
			if ('retCode' in instrument) return instrument;
			const interval = intervalOf(query.get('interval') ?? '');
			if (!interval) return failure(10001, 'Invalid period!');
			const start = wholeNumber(query.get('start'));
			const end = wholeNumber(query.get('end'));
			const limit = wholeNumber(query.get('limit')) ?? DEFAULT_LIMIT;
			if (Number.isNaN(start) || Number.isNaN(end)) return invalid('start or end');
			if (!(limit >= 1 && limit <= MAX_LIMIT)) return invalid('limit');
			if (start !== undefined && end !== undefined && start > end) return invalid('start or end');

			const now = clock.server();
			const isOver = instrument.status === 'Closed' && instrument.deliveryTime > 0;
			const closedAt = isOver ? instrument.deliveryTime : Infinity;
			const range = { start, end, limit, now, listedAt: LAUNCH_TIME, closedAt };
			const list = candleStarts(interval, range)
				.reverse()
				.map((at) => candleAt(prices, instrument, type, at, interval, Math.min(now, closedAt)))
				.map((candle) => rowOf(candle, type, category));
			return success({ symbol: instrument.symbol, category, list });
		},
	};
}

/** `[startTime, open, high, low, close]`, and for the last price volume and turnover. */
function rowOf(
	{ start, open, high, low, close, changes }: Candle,
	type: PriceType,
	category: Category,
) {
	const prices = [String(start), ...[open, high, low, close].map(decimal)];
	if (type !== 'last') return prices;
	// One lot per change of the price: base coin for linear, quote coin for inverse.
	const turnover = category === 'inverse' ? changes / close : changes * close;
	return [...prices, decimal(changes), decimal(turnover)];
}

/** Undefined for a parameter that is absent or empty, NaN for one that is no whole number. */
function wholeNumber(text: string | null): number | undefined {
	if (text === null || text === '') return undefined;
	return WHOLE_NUMBER.test(text) ? Number(text) : NaN;
}
