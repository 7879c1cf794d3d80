/** The limit that Bybit reported when it rejected a leverage, both in ×. */
export interface LeverageLimit {
	requested: number;
	maximum: number;
}

/** Bybit writes hundredths here: `[5000]` is 50×. */
const RISK_LIMIT = /leverage\s*\[(\d{1,9})\]\s*gt\s*maxLeverage\s*\[(\d{1,9})\]/i;

/**
 * The requested leverage and the maximum at the present position size, from the retMsg of 110013
 * (`cannot set leverage [5000] gt maxLeverage [2000] by risk limit`); undefined where it names none.
 *
 * @see https://bybit-exchange.github.io/docs/v5/market/risk-limit
 */
export function parseLeverageLimit(retMsg: string): LeverageLimit | undefined {
	const [, requested, maximum] = RISK_LIMIT.exec(retMsg) ?? [];
	if (!Number(requested) || !Number(maximum)) return undefined;
	return { requested: Number(requested) / 100, maximum: Number(maximum) / 100 };
}
