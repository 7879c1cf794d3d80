import { okay, refuse, type Answer } from '../answer';
import type { Instrument } from '../instruments/instrument';
import { queryOf, type ExchangeRequest } from '../request';
import type { EndpointContext, PublicEndpoint } from './endpoint';
import { pageOf } from './page';

/** Without a symbol the tiers come in pages of this many symbols. */
const SYMBOLS_PER_PAGE = 15;

/**
 * GET /v5/market/risk-limit: the tiers of one symbol, or of all symbols in pages.
 * @see https://bybit-exchange.github.io/docs/v5/market/risk-limit
 */
export const riskLimit: PublicEndpoint = {
	method: 'GET',
	answer(request: ExchangeRequest, { instruments }: EndpointContext): Answer {
		const query = queryOf(request);
		const category = query.get('category');
		if (category !== 'linear' && category !== 'inverse') {
			return refuse(10001, 'params error: category invalid');
		}
		const symbol = query.get('symbol');
		if (symbol) {
			const instrument = instruments.find(category, symbol);
			if (!instrument) return refuse(10001, 'params error: symbol invalid');
			return okay({ category, list: tiersOf(instrument), nextPageCursor: '' });
		}
		const all = instruments.all.filter((instrument) => instrument.category === category);
		query.delete('limit');
		const page = pageOf(all, query, { limit: SYMBOLS_PER_PAGE, maxLimit: SYMBOLS_PER_PAGE });
		if (!page) return refuse(10001, 'params error: cursor invalid');
		const list = page.list.flatMap(tiersOf);
		return okay({ category, list, nextPageCursor: page.nextPageCursor });
	},
};

function tiersOf(instrument: Instrument): object[] {
	return instrument.riskTiers.map((tier, index) => ({
		id: tier.id,
		symbol: instrument.symbol,
		riskLimitValue: String(tier.riskLimitValue),
		maintenanceMargin: String(tier.maintenanceMargin),
		initialMargin: String(tier.initialMargin),
		isLowestRisk: index === 0 ? 1 : 0,
		maxLeverage: (tier.maxLeverageE2 / 100).toFixed(2),
		mmDeduction: '',
	}));
}
