import { okay, refuse, type Answer } from '../answer';
import { instrumentInfo } from '../instruments/instrument';
import { queryOf, type ExchangeRequest } from '../request';
import type { EndpointContext, PublicEndpoint } from './endpoint';
import { pageOf } from './page';

const CATEGORIES = ['linear', 'inverse', 'spot', 'option'];

/**
 * GET /v5/market/instruments-info: pages of contracts; `Trading` ones unless another status is asked.
 * @see https://bybit-exchange.github.io/docs/v5/market/instrument
 */
export const instrumentsInfo: PublicEndpoint = {
	method: 'GET',
	answer(request: ExchangeRequest, context: EndpointContext): Answer {
		const query = queryOf(request);
		const category = query.get('category') ?? '';
		if (!CATEGORIES.includes(category)) return refuse(10001, 'params error: category invalid');
		const symbol = query.get('symbol');
		const status = query.get('status') || 'Trading';
		const baseCoin = query.get('baseCoin');
		const found = context.instruments.all.filter(
			(instrument) =>
				// Bybit ignores the category when a base coin is given.
				(baseCoin ? instrument.baseCoin === baseCoin : instrument.category === category) &&
				(!symbol || instrument.symbol === symbol) &&
				instrument.status === status,
		);
		const page = pageOf(found, query, { limit: 500, maxLimit: 1000 });
		if (!page) return refuse(10001, 'params error: limit or cursor invalid');
		return okay({
			category,
			list: page.list.map(instrumentInfo),
			nextPageCursor: page.nextPageCursor,
		});
	},
};
