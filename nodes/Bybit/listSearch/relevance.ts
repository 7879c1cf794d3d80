import type { Contract } from './contract';

/** What was typed, in the letters of Bybit's symbols: `btc/usdt`, `BYBIT:BTCUSDT.P` and `btc usdt` are BTCUSDT. */
function wanted(filter = ''): string {
	return filter
		.trim()
		.toUpperCase()
		.replace(/^BYBIT:/, '')
		.replace(/(\/[A-Z0-9]+):[A-Z0-9]*$/, '$1')
		.replace(/\.P?$/, '')
		.replace(/[\s/]+/g, '');
}

/** 0 is best: the symbol itself, its coin or pair, something that begins so, something that holds it. */
function rankOf({ symbol, baseCoin, quoteCoin }: Contract, text: string): number | undefined {
	const pair = baseCoin + quoteCoin;
	if (symbol === text) return 0;
	if (baseCoin === text || pair === text) return 1;
	if (symbol.startsWith(text) || pair.startsWith(text)) return 2;
	return symbol.includes(text) || pair.includes(text) ? 3 : undefined;
}

const settleOrder = ['USDT', 'USDC'];

/** Perpetuals before those that end, USDT before USDC before the rest. */
function kindOf({ deliveryTime, settleCoin }: Contract): number {
	const settle = settleOrder.indexOf(settleCoin);
	return (deliveryTime > 0 ? 10 : 0) + (settle < 0 ? settleOrder.length : settle);
}

/** Coins named by a number of tokens (1000PEPE) come after those named by letters. */
function alphabetical(one: string, other: string): number {
	const numbered = Number(/^\d/.test(one)) - Number(/^\d/.test(other));
	if (numbered !== 0) return numbered;
	return one < other ? -1 : Number(one > other);
}

/**
 * The contracts that fit what was typed, most relevant first; all of them when nothing was.
 *
 * @param filter as typed, in any case
 */
export function mostRelevant(contracts: readonly Contract[], filter?: string): Contract[] {
	const text = wanted(filter);
	const ranked = contracts.flatMap((contract) => {
		const rank = rankOf(contract, text);
		return rank === undefined ? [] : [{ contract, rank, kind: kindOf(contract) }];
	});
	ranked.sort(
		(one, other) =>
			one.rank - other.rank ||
			one.kind - other.kind ||
			alphabetical(one.contract.baseCoin, other.contract.baseCoin) ||
			one.contract.deliveryTime - other.contract.deliveryTime ||
			alphabetical(one.contract.symbol, other.contract.symbol),
	);
	return ranked.map(({ contract }) => contract);
}
