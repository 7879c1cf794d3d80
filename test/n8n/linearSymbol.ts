import type { Exchange } from '../exchange';

interface SideLeverage {
	buyLeverage: number;
	sellLeverage: number;
}

export const linear = (symbol: string) => ({ category: 'linear', symbol }) as const;

export const bothSides = (leverage: number): SideLeverage => ({
	buyLeverage: leverage,
	sellLeverage: leverage,
});

/** The leverage of a linear symbol on the exchange, as numbers. */
export function leverageOf(exchange: Exchange, symbol: string): SideLeverage {
	const { buyLeverage, sellLeverage } = exchange.leverageOf(linear(symbol));
	return { buyLeverage: Number(buyLeverage), sellLeverage: Number(sellLeverage) };
}

/** Opens a long position of 1 coin; the sides may differ in hedge mode only. */
export function openLong(
	exchange: Exchange,
	symbol: string,
	buyLeverage: number,
	sellLeverage = buyLeverage,
): void {
	exchange.setPosition({ ...linear(symbol), side: 'Buy', size: 1 });
	exchange.setLeverage({ ...linear(symbol), buyLeverage, sellLeverage });
}

/** The symbols of all set-leverage requests, in alphabetical order. */
export const requestedSymbols = (exchange: Exchange): string[] =>
	exchange.log
		.filter(({ path }) => path === '/v5/position/set-leverage')
		.map(({ body }) => (JSON.parse(body) as { symbol: string }).symbol)
		.sort();
