import type { IDataObject } from 'n8n-workflow';

/** A contract that can be traded now, as far as someone choosing a symbol cares. */
export interface Contract {
	/** Bybit's name, such as `BTCUSDT`. */
	symbol: string;
	/** What is bought and sold, such as `BTC`. */
	baseCoin: string;
	/** What it is priced in: `USDT`, `USDC` or `USD`. */
	quoteCoin: string;
	/** What profit and loss are paid in. */
	settleCoin: string;
	/** When it ends, ms since 1970; 0 for a perpetual. */
	deliveryTime: number;
	/** In ×; undefined where Bybit does not say. */
	maxLeverage?: number;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/**
 * A contract from an entry of instruments-info; undefined for one that cannot be traded now (such as
 * `PreLaunch`) or has no symbol.
 *
 * @see https://bybit-exchange.github.io/docs/v5/market/instrument
 */
export function readContract(entry: IDataObject): Contract | undefined {
	const symbol = text(entry.symbol);
	if (symbol === '' || entry.status !== 'Trading') return undefined;
	const { maxLeverage } = (entry.leverageFilter ?? {}) as IDataObject;
	return {
		symbol,
		baseCoin: text(entry.baseCoin),
		quoteCoin: text(entry.quoteCoin),
		settleCoin: text(entry.settleCoin),
		deliveryTime: Number(entry.deliveryTime) || 0,
		maxLeverage: Number(maxLeverage) || undefined,
	};
}
