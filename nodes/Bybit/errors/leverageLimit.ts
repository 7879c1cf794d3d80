/** What Bybit allowed when it refused a leverage, both in ×. */
export interface LeverageLimit {
	asked: number;
	maximum: number;
}

/** Bybit writes hundredths here: `[5000]` is 50×. */
const WORDS = /leverage\s*\[(\d{1,9})\]\s*gt\s*maxLeverage\s*\[(\d{1,9})\]/i;

/**
 * The leverage asked and the most allowed at the present position size, from the retMsg of 110013
 * (`cannot set leverage [5000] gt maxLeverage [2000] by risk limit`); undefined where it names none.
 *
 * @see https://bybit-exchange.github.io/docs/v5/market/risk-limit
 */
export function readLeverageLimit(retMsg: string): LeverageLimit | undefined {
	const [, asked, maximum] = WORDS.exec(retMsg) ?? [];
	if (!Number(asked) || !Number(maximum)) return undefined;
	return { asked: Number(asked) / 100, maximum: Number(maximum) / 100 };
}
