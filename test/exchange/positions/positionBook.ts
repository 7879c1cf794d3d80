import type { Instrument, RiskTier } from '../instruments/listedInstrument';

export type Side = 'Buy' | 'Sell';

/** Leverages of the two sides, in hundredths: 12.5x is 1250. */
export interface LeverageE2 {
	buy: number;
	sell: number;
}

/** An open position: size in base coin for linear, in USD for inverse. */
export interface OpenPosition {
	side: Side;
	size: number;
	/** Price the position is valued at. */
	price: number;
}

const DEFAULT_LEVERAGE_E2 = 1000;

/** The leverages and positions of one account; symbols nobody touched take no room. */
export class PositionBook {
	private readonly leverages = new Map<string, LeverageE2>();
	private readonly positions = new Map<string, OpenPosition>();

	/** The symbol's leverages; 10x, or the largest the contract allows, until they are set. */
	leverageOf(instrument: Instrument): LeverageE2 {
		const known = this.leverages.get(instrument.symbol);
		if (known) return known;
		const leverage = Math.min(DEFAULT_LEVERAGE_E2, instrument.maxLeverageE2);
		return { buy: leverage, sell: leverage };
	}

	setLeverage(symbol: string, leverage: LeverageE2): void {
		this.leverages.set(symbol, leverage);
	}

	/** The position of one side; in one-way mode a symbol has at most one side. */
	positionOf(symbol: string, side: Side): OpenPosition | undefined {
		return this.positions.get(`${symbol} ${side}`);
	}

	/** Opens, changes or (with size 0) closes the position of one side. */
	setPosition(symbol: string, position: OpenPosition): void {
		const name = `${symbol} ${position.side}`;
		if (position.size > 0) this.positions.set(name, position);
		else this.positions.delete(name);
	}

	/** Whether the symbol has an open position on either side. */
	isOpen(symbol: string): boolean {
		return this.positions.has(`${symbol} Buy`) || this.positions.has(`${symbol} Sell`);
	}

	/** Symbols with an open position, each once. */
	openSymbols(): string[] {
		const symbols = [...this.positions.keys()].map((name) => name.slice(0, name.indexOf(' ')));
		return [...new Set(symbols)];
	}

	/** Forgets leverages and positions. */
	reset(): void {
		this.leverages.clear();
		this.positions.clear();
	}
}

/** Value of a position: quote coin for linear, base coin for inverse. */
export function positionValue(instrument: Instrument, position: OpenPosition | undefined): number {
	if (!position) return 0;
	return instrument.category === 'inverse'
		? position.size / position.price
		: position.size * position.price;
}

/** The lowest risk tier with room for a position; beyond the last one, the last. */
export function riskTierOf(instrument: Instrument, position: OpenPosition | undefined): RiskTier {
	const value = positionValue(instrument, position);
	const tiers = instrument.riskTiers;
	const tier = tiers.find((candidate) => value <= candidate.riskLimitValue) ?? tiers.at(-1);
	if (!tier) throw new Error(`${instrument.symbol} has no risk tiers`);
	return tier;
}
