import type { Category, Instrument } from './listedInstrument';

/** The contracts of the exchange, by symbol and in order. */
export class InstrumentBook {
	private readonly bySymbol: Map<string, Instrument>;
	private sorted: readonly Instrument[];

	constructor(instruments: readonly Instrument[]) {
		this.sorted = instruments;
		this.bySymbol = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
	}

	/** Every contract, in the order of the pages. */
	get all(): readonly Instrument[] {
		return this.sorted;
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

	/** Lists a contract, or replaces the one of that symbol. */
	put(instrument: Instrument): void {
		this.bySymbol.set(instrument.symbol, instrument);
		this.sorted = [...this.bySymbol.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
	}
}
