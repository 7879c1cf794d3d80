import { queryOf } from '../http/exchangeRequest';
import { success } from '../http/exchangeResponse';
import { decimal, instrumentInfo, type Instrument } from '../instruments/listedInstrument';
import {
	contractOf,
	invalid,
	isCategory,
	type EndpointContext,
	type PublicEndpoint,
} from './endpoint';
import { pageOf } from './pagination';

const CATEGORIES = ['linear', 'inverse', 'spot', 'option'];
/** Without a symbol, risk-limit has pages of this many symbols. */
const SYMBOLS_PER_PAGE = 15;
const DAY = 86_400_000;

/**
 * GET /v5/market/instruments-info: pages of contracts; `Trading` ones unless another status is given.
 * @see https://bybit-exchange.github.io/docs/v5/market/instrument
 */
export const instrumentsInfo: PublicEndpoint = {
	method: 'GET',
	respond(request, { instruments }) {
		const query = queryOf(request);
		const category = query.get('category') ?? '';
		if (!CATEGORIES.includes(category)) return invalid('category');
		const symbol = query.get('symbol');
		const symbolType = query.get('symbolType');
		const status = query.get('status') || 'Trading';
		const baseCoin = query.get('baseCoin');
		const found = instruments.all.filter(
			(instrument) =>
				// Bybit ignores the category when a base coin is given.
				(baseCoin ? instrument.baseCoin === baseCoin : instrument.category === category) &&
				(!symbol || instrument.symbol === symbol) &&
				(!symbolType || instrument.symbolType === symbolType) &&
				instrument.status === status,
		);
		const page = pageOf(found, query, { limit: 500, maxLimit: 1000 });
		if (!page) return invalid('limit or cursor');
		const { nextPageCursor } = page;
		return success({ category, list: page.list.map(instrumentInfo), nextPageCursor });
	},
};

/**
 * GET /v5/market/risk-limit: the tiers of one symbol, or of all symbols in pages.
 * @see https://bybit-exchange.github.io/docs/v5/market/risk-limit
 */
export const riskLimit: PublicEndpoint = {
	method: 'GET',
	respond(request, { instruments }) {
		const query = queryOf(request);
		const category = query.get('category');
		if (!isCategory(category)) return invalid('category');
		const symbol = query.get('symbol');
		if (symbol) {
			const instrument = instruments.find(category, symbol);
			if (!instrument) return invalid('symbol');
			return success({ category, list: tiersOf(instrument), nextPageCursor: '' });
		}
		const all = instruments.all.filter((instrument) => instrument.category === category);
		query.delete('limit');
		const page = pageOf(all, query, { limit: SYMBOLS_PER_PAGE, maxLimit: SYMBOLS_PER_PAGE });
		if (!page) return invalid('cursor');
		const list = page.list.flatMap(tiersOf);
		return success({ category, list, nextPageCursor: page.nextPageCursor });
	},
};

/**
 * GET /v5/market/tickers: the prices of one contract, or of all that trade.
 * @see https://bybit-exchange.github.io/docs/v5/market/tickers
 */
export const tickers: PublicEndpoint = {
	method: 'GET',
	respond(request, context) {
		const query = queryOf(request);
		const category = query.get('category');
		if (!isCategory(category)) return invalid('category');
		const symbol = query.get('symbol');
		if (symbol) {
			const instrument = contractOf(context.instruments, category, symbol);
			if ('retCode' in instrument) return instrument;
			return success({ category, list: [tickerOf(instrument, context)] });
		}
		const list = context.instruments.all
			.filter((one) => one.category === category && one.status === 'Trading')
			.map((one) => tickerOf(one, context));
		return success({ category, list });
	},
};

/**
 * GET /v5/market/time: the exchange's clock in seconds and nanoseconds.
 * @see https://bybit-exchange.github.io/docs/v5/market/time
 */
export const serverTime: PublicEndpoint = {
	method: 'GET',
	respond(_request, { clock }) {
		const time = clock.server();
		return success({ timeSecond: String(Math.floor(time / 1000)), timeNano: `${time}000000` });
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

function tickerOf(instrument: Instrument, { prices, clock }: EndpointContext): object {
	const now = clock.server();
	const last = prices.priceAt(instrument, 'last', now);
	const dayAgo = prices.priceAt(instrument, 'last', now - DAY);
	const day = prices
		.path(instrument, 'last')
		.filter(([ms]) => ms > now - DAY && ms <= now)
		.map(([, price]) => price);
	const { turnover24h } = instrument;
	const volume24h = instrument.category === 'inverse' ? turnover24h * last : turnover24h / last;
	return {
		symbol: instrument.symbol,
		lastPrice: decimal(last),
		indexPrice: decimal(prices.priceAt(instrument, 'index', now)),
		markPrice: decimal(prices.priceAt(instrument, 'mark', now)),
		prevPrice24h: decimal(dayAgo),
		price24hPcnt: decimal((last - dayAgo) / dayAgo),
		highPrice24h: decimal(Math.max(dayAgo, ...day)),
		lowPrice24h: decimal(Math.min(dayAgo, ...day)),
		prevPrice1h: decimal(prices.priceAt(instrument, 'last', now - DAY / 24)),
		openInterest: decimal(volume24h),
		openInterestValue: decimal(turnover24h),
		turnover24h: decimal(turnover24h),
		volume24h: decimal(volume24h),
		fundingRate: '0.0001',
		nextFundingTime: String((Math.floor(now / (DAY / 3)) + 1) * (DAY / 3)),
		predictedDeliveryPrice: '',
		basisRate: '',
		deliveryFeeRate: '',
		deliveryTime: String(instrument.deliveryTime),
		ask1Size: '1',
		bid1Price: decimal(last),
		ask1Price: decimal(last),
		bid1Size: '1',
		basis: '',
		preOpenPrice: '',
		preQty: '',
		curPreListingPhase: instrument.status === 'PreLaunch' ? 'ContinuousTrading' : '',
		fundingIntervalHour: '8',
		basisRateYear: '',
		fundingCap: '0.005',
	};
}
