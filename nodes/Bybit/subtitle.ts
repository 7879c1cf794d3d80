import { readingOperations } from './resources/position';

/** What each reading operation is called here, such as `Get leverage`, by its value. */
const readings = Object.fromEntries<string>(
	readingOperations.map(({ name, value }) => [
		String(value),
		name.slice(0, 1) + name.slice(1).toLowerCase(),
	]),
);

/**
 * The line below the node on the canvas, such as `BTCUSDT → 5×`; an expression is shown as the field that
 * it reads, `{symbol} → {leverage}`, and what an AI agent fills as `{AI}`.
 *
 * Written in n8n's expression language, which has no value of an expression before a run. In it, two
 * closing braces in a row would end the expression.
 */
export const canvasSubtitle = `={{ (() => {
	const node = $rawParameter;
	const shown = (raw) => {
		const text = String((raw && typeof raw === 'object' ? raw.value : raw) ?? '').trim();
		if (!text.startsWith('=') || !text.includes('{{')) return text.replace(/^=/, '');
		if (text.includes('$fromAI')) return '{AI}';
		const field = /^=\\{\\{\\s*\\$[^+*?|&]*?(\\w+)['"]?\\]?\\s*\\}\\}$/.exec(text);
		return '{' + (field ? field[1] : '…') + '}';
	};
	const times = (raw) => {
		const text = shown(raw ?? 1);
		return text.startsWith('{') ? text : text.replace(/\\s*[x×]$/i, '') + '×';
	};
	const symbol = shown(node.symbol);
	const reading = ${JSON.stringify(readings)}[node.operation];
	if (reading || !symbol) return (reading ?? 'Set leverage') + (symbol ? ': ' + symbol : '');
	const buy = 'buy ' + times(node.buyLeverage);
	const sell = 'sell ' + times(node.sellLeverage);
	const leverage = { separate: buy + ', ' + sell, buy, sell }[node.side] ?? times(node.leverage);
	return symbol + ' → ' + leverage;
})() }}`;
