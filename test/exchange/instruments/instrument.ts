export type Category = 'linear' | 'inverse';
export type ContractType =
	'LinearPerpetual' | 'LinearFutures' | 'InversePerpetual' | 'InverseFutures';
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
	/** ms since 1970; 0 for a perpetual. */
	deliveryTime: number;
	maxLeverageE2: number;
	leverageStepE2: number;
	markPrice: number;
	riskTiers: RiskTier[];
}

/** Leverage in Bybit's short form: 1250 hundredths is `12.5`, 1000 is `10`. */
export function leverageText(leverageE2: number): string {
	return String(leverageE2 / 100);
}

/**
 * An instrument in the shape of instruments-info.
 * @see https://bybit-exchange.github.io/docs/v5/market/instrument
 */
export function instrumentInfo(instrument: Instrument): object {
	const inverse = instrument.category === 'inverse';
	const isPreListing = instrument.status === 'PreLaunch';
	const tickSize = instrument.markPrice >= 1000 ? '0.10' : '0.0001';
	return {
		symbol: instrument.symbol,
		contractType: instrument.contractType,
		status: instrument.status,
		baseCoin: instrument.baseCoin,
		quoteCoin: instrument.quoteCoin,
		launchTime: '1585526400000',
		deliveryTime: String(instrument.deliveryTime),
		deliveryFeeRate: '',
		priceScale: tickSize === '0.10' ? '2' : '4',
		leverageFilter: {
			minLeverage: '1',
			maxLeverage: (instrument.maxLeverageE2 / 100).toFixed(2),
			leverageStep: (instrument.leverageStepE2 / 100).toFixed(2),
		},
		priceFilter: { minPrice: tickSize, maxPrice: '1999999.80', tickSize },
		lotSizeFilter: {
			maxOrderQty: inverse ? '25000000' : '1190.000',
			minOrderQty: inverse ? '1' : '0.001',
			qtyStep: inverse ? '1' : '0.001',
			postOnlyMaxOrderQty: inverse ? '25000000' : '1190.000',
			maxMktOrderQty: inverse ? '5000000' : '500.000',
			minNotionalValue: '5',
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
		symbolType: '',
	};
}
