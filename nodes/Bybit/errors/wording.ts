import type { Asked } from './outcome';

/** A leverage as a person says it: 10×, 12.5×. */
export function inWords(leverage: number): string {
	return `${Number(leverage.toFixed(2))}×`;
}

function leverageOf({ buyLeverage, sellLeverage }: Asked): string {
	if (buyLeverage === undefined && sellLeverage === undefined) return 'this leverage';
	if (sellLeverage === undefined || buyLeverage === sellLeverage) return inWords(buyLeverage ?? 0);
	if (buyLeverage === undefined) return inWords(sellLeverage);
	return `${inWords(buyLeverage)} for buy and ${inWords(sellLeverage)} for sell`;
}

function fieldOf({ buyLeverage, sellLeverage }: Asked): string {
	if (buyLeverage === sellLeverage) return 'Leverage';
	if (sellLeverage === undefined) return 'Buy Leverage';
	return buyLeverage === undefined ? 'Sell Leverage' : 'Buy Leverage or Sell Leverage';
}

/** A text of the catalogue with its `{…}` replaced by what was asked. */
export function fill(text: string, asked: Asked): string {
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
