import type { Category, Instrument } from './instrument';

/** The contracts of the exchange, by symbol and in order. */
export class InstrumentBook {
	private readonly bySymbol: Map<string, Instrument>;

	constructor(readonly all: readonly Instrument[]) {
		this.bySymbol = new Map(all.map((instrument) => [instrument.symbol, instrument]));
	}

	/** The contract of that symbol, or undefined; a symbol belongs to one category only. */
	find(category: string, symbol: string): Instrument | undefined {
		const instrument = this.bySymbol.get(symbol);
		return instrument?.category === category ? instrument : undefined;
	}

	/** True when the symbol exists in another category. */
	isElsewhere(category: string, symbol: string): boolean {
		const instrument = this.bySymbol.get(symbol);
		return instrument !== undefined && instrument.category !== category;
	}

	/** As `find`, for tests that set a scene: an unknown symbol is the test's own mistake. */
	get(category: Category, symbol: string): Instrument {
		const instrument = this.find(category, symbol);
		if (!instrument) throw new Error(`The exchange has no ${category} contract ${symbol}`);
		return instrument;
	}
}
