import type { RequestInfo } from './requestFailure';

/** A leverage as a person says it: 10×, 12.5×. */
export function formatLeverage(leverage: number): string {
	return `${Number(leverage.toFixed(2))}×`;
}

function leverageOf({ buyLeverage, sellLeverage }: RequestInfo): string {
	if (buyLeverage === undefined && sellLeverage === undefined) return 'this leverage';
	if (sellLeverage === undefined || buyLeverage === sellLeverage)
		return formatLeverage(buyLeverage ?? 0);
	if (buyLeverage === undefined) return formatLeverage(sellLeverage);
	return `${formatLeverage(buyLeverage)} for buy and ${formatLeverage(sellLeverage)} for sell`;
}

function fieldOf({ buyLeverage, sellLeverage }: RequestInfo): string {
	if (buyLeverage === sellLeverage) return 'Leverage';
	if (sellLeverage === undefined) return 'Buy Leverage';
	return buyLeverage === undefined ? 'Sell Leverage' : 'Buy Leverage or Sell Leverage';
}

/** A text of the catalogue with its `{…}` replaced by what was asked. */
export function interpolate(text: string, asked: RequestInfo): string {
	const values: Readonly<Record<string, string>> = {
		category: asked.category ?? 'chosen',
		field: fieldOf(asked),
		host: asked.host,
		leverage: leverageOf(asked),
		request: asked.request,
		symbol: asked.symbol ?? 'the symbol',
	};
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
