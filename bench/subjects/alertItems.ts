import type { IDataObject } from 'n8n-workflow';

import { instrumentList } from '../../test/exchange';

/** @returns the symbols of linear contracts that the exchange trades */
export function tradedSymbols(): string[] {
	return instrumentList()
		.filter(({ category, status }) => category === 'linear' && status === 'Trading')
		.map(({ symbol }) => symbol);
}

/** @returns what price alerts for these symbols would carry, and nothing that had to be put right */
export function alertsFor(symbols: string[]): IDataObject[] {
	return symbols.map((symbol) => ({ symbol, leverage: '5' }));
}

/** @returns so many different symbols that no exchange has to know */
export function inventedSymbols(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `COIN${index}USDT`);
}
