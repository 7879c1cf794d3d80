export type Category = 'linear' | 'inverse';
export type ContractType =
	'LinearPerpetual' | 'LinearFutures' | 'InversePerpetual' | 'InverseFutures';
/**
 * The kind of contract; empty for plain crypto.
 * @see https://bybit-exchange.github.io/docs/v5/enum#symboltype
 */
export type SymbolType = '' | 'innovation' | 'stock' | 'commodity' | 'forex';
export type InstrumentStatus = 'PreLaunch' | 'Trading' | 'Settling' | 'Delivering' | 'Closed';

/** One step of the risk limit: positions up to `riskLimitValue` may use up to `maxLeverageE2`. */
export interface RiskTier {
	id: number;
	/** Position value: quote coin for linear, base coin for inverse. */
	riskLimitValue: number;
	maintenanceMargin: number;
	initialMargin: number;
	/** Largest leverage of the tier in hundredths: 12.5x is 1250. */
	maxLeverageE2: number;
}

/** A contract. Leverages are in hundredths, as in Bybit's own messages, so that sums are exact. */
export interface Instrument {
	category: Category;
	symbol: string;
	contractType: ContractType;
	status: InstrumentStatus;
	baseCoin: string;
	quoteCoin: string;
	settleCoin: string;
	symbolType: SymbolType;
	/** ms since 1970: delivery of a future, delisting of a perpetual; 0 for neither. */
	deliveryTime: number;
	maxLeverageE2: number;
	leverageStepE2: number;
	/** The price of every type, until a test scripts another. */
	markPrice: number;
	/** Quote coin for linear, base coin for inverse. */
	turnover24h: number;
	riskTiers: RiskTier[];
}

/** When every contract was listed, ms since 1970. */
export const LAUNCH_TIME = 1_585_526_400_000;

/** Order sizes, the same for every contract of a category: base coin for linear, USD for inverse. */
export const LOT_SIZES: Readonly<
	Record<Category, { step: string; maxMarket: string; minValue: string }>
> = {
	linear: { step: '0.001', maxMarket: '500.000', minValue: '5' },
	inverse: { step: '1', maxMarket: '5000000', minValue: '5' },
};

/** Leverage in Bybit's short form: 1250 hundredths is `12.5`, 1000 is `10`. */
export function leverageText(leverageE2: number): string {
	return String(leverageE2 / 100);
}

/** A number as Bybit writes it: no float noise, no exponent, `0.30000000000000004` is `0.3`. */
export function decimal(value: number): string {
	const rounded = Number(value.toPrecision(12));
	const text = String(rounded);
	return text.includes('e') ? rounded.toFixed(16).replace(/\.?0+$/, '') : text;
}

/**
 * An instrument in the shape of instruments-info.
 * @see https://bybit-exchange.github.io/docs/v5/market/instrument
 */
export function instrumentInfo(instrument: Instrument): object {
	const inverse = instrument.category === 'inverse';
	const isPreListing = instrument.status === 'PreLaunch';
	const { step, maxMarket, minValue } = LOT_SIZES[instrument.category];
	const tickSize = instrument.markPrice >= 1000 ? '0.10' : '0.0001';
	return {
		symbol: instrument.symbol,
		contractType: instrument.contractType,
		status: instrument.status,
		baseCoin: instrument.baseCoin,
		quoteCoin: instrument.quoteCoin,
		launchTime: String(LAUNCH_TIME),
		deliveryTime: String(instrument.deliveryTime),
		deliveryFeeRate: instrument.contractType.endsWith('Futures') ? '0.00015' : '',
		priceScale: tickSize === '0.10' ? '2' : '4',
		leverageFilter: {
			minLeverage: '1',
			maxLeverage: (instrument.maxLeverageE2 / 100).toFixed(2),
			leverageStep: (instrument.leverageStepE2 / 100).toFixed(2),
		},
		priceFilter: { minPrice: tickSize, maxPrice: '1999999.80', tickSize },
		lotSizeFilter: {
			maxOrderQty: inverse ? '25000000' : '1190.000',
			minOrderQty: step,
			qtyStep: step,
			postOnlyMaxOrderQty: inverse ? '25000000' : '1190.000',
			maxMktOrderQty: maxMarket,
			minNotionalValue: minValue,
		},
		unifiedMarginTrade: true,
		fundingInterval: 480,
		settleCoin: instrument.settleCoin,
		copyTrading: 'none',
		upperFundingRate: '0.00375',
		lowerFundingRate: '-0.00375',
		isPreListing,
		preListingInfo: isPreListing ? { curAuctionPhase: 'ContinuousTrading', phases: [] } : null,
		riskParameters: { priceLimitRatioX: '0.01', priceLimitRatioY: '0.02' },
		displayName: '',
		symbolType: instrument.symbolType,
	};
}
