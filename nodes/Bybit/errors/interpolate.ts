import type { RequestInfo } from './requestFailure';

/** A leverage as users write it: 10×, 12.5×. */
export function formatLeverage(leverage: number): string {
	return `${Number(leverage.toFixed(2))}×`;
}

/** The leverage of both sides: `5×`, or `5× buy / 7× sell` where they differ; in ×. */
export function formatLeverages({
	buyLeverage,
	sellLeverage,
}: Pick<RequestInfo, 'buyLeverage' | 'sellLeverage'>): string {
	const sides = [buyLeverage, sellLeverage].flatMap((leverage) => leverage ?? []);
	const [one = 'this leverage', other = one] = sides.map(formatLeverage);
	return one === other ? one : `${one} buy / ${other} sell`;
}

function fieldOf({ buyLeverage, sellLeverage }: RequestInfo): string {
	if (buyLeverage === sellLeverage) return 'Leverage';
	if (sellLeverage === undefined) return 'Buy Leverage';
	return buyLeverage === undefined ? 'Sell Leverage' : 'Buy Leverage or Sell Leverage';
}

function categoryOf({ category }: RequestInfo): string {
	if (!category) return 'the selected category';
	return `category ${category.charAt(0).toUpperCase()}${category.slice(1)}`;
}

/** What the placeholders of the catalogue's texts stand for. */
export function requestValues(request: RequestInfo): Record<string, string> {
	return {
		category: categoryOf(request),
		field: fieldOf(request),
		host: request.host,
		leverage: formatLeverages(request),
		request: request.request,
		symbol: request.symbol ?? 'the symbol',
	};
}

/** Replaces each `{name}` that `values` has. Values are inserted as they are: placeholders in them stay. */
export function interpolate(text: string, values: Readonly<Record<string, string>>): string {
	return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
		Object.hasOwn(values, name) ? String(values[name]) : placeholder,
	);
}
