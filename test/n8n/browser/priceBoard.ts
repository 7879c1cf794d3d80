/** What the loopback exchange knows, for people to see. */
export interface Board {
	/** Of BTCUSDT, oldest first. */
	prices: number[];
	/** At which the alert fires. */
	level: number;
	leverage: string;
	isChanged: boolean;
}

const WIDTH = 760;
const HEIGHT = 150;
/** Prices that the chart has room for. */
const STEPS = 9;
const SCALE = { highest: 96_000, lowest: 88_000 };

const yOf = (price: number): number =>
	(HEIGHT * (SCALE.highest - price)) / (SCALE.highest - SCALE.lowest);

/** The price's line, the level of the alert, and the leverage, as HTML. */
export function boardHtml({ prices, level, leverage, isChanged }: Board): string {
	const points = prices.map((price, step) => `${(WIDTH * step) / STEPS},${yOf(price).toFixed(1)}`);
	const color = isChanged ? '#1a7f37' : '#1f2328';
	const price = (prices.at(-1) ?? 0).toLocaleString('en-US');
	return `<div style="position:fixed;left:0;right:0;bottom:0;z-index:9999;display:flex;gap:32px;padding:16px 32px;background:#fff;border-top:2px solid #d8dee4;font:15px Inter,system-ui,sans-serif;white-space:nowrap;color:#1f2328">
<svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<line x1="0" x2="${WIDTH}" y1="${yOf(level)}" y2="${yOf(level)}" stroke="#cf222e" stroke-dasharray="6 5"/>
<text x="${WIDTH}" y="${yOf(level) - 6}" text-anchor="end" font-size="13" fill="#cf222e">alert at ${level.toLocaleString('en-US')}</text>
<polyline points="${points.join(' ')}" fill="none" stroke="#0969da" stroke-width="3"/>
</svg>
<div><div style="color:#59636e">BTCUSDT on the loopback exchange</div>
<div style="font-size:30px;font-weight:600">${price}</div>
<div style="color:#59636e;margin-top:14px">Leverage</div>
<div style="font-size:30px;font-weight:600;color:${color}">${leverage}×${isChanged ? ' ✓' : ''}</div></div></div>`;
}
