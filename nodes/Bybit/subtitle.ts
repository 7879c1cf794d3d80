import { readingOperations } from './resources/position';

/** What each reading operation is called here, such as `Get leverage`, by its value. */
const readings = Object.fromEntries<string>(
	readingOperations.map(({ name, value }) => [
		String(value),
		name.slice(0, 1) + name.slice(1).toLowerCase(),
	]),
);

/**
 * The text below the node on the canvas, such as `BTCUSDT → 5×`; an expression is shown as the field that it
 * reads, `{symbol} → {leverage}`, and what an AI agent fills in as `{AI}`. The environment is not in it: it
 * belongs to the credential, which a subtitle cannot read.
 *
 * Written in n8n's expression language, which has no value of an expression before a run. In it, two closing
 * braces in a row would end the expression.
 */
export const canvasSubtitle = `={{ (() => {
	const node = $rawParameter;
	const shown = (raw) => {
		const text = String((raw && typeof raw === 'object' ? raw.value : raw) ?? '').trim();
		if (!text.startsWith('=') || !text.includes('{{')) return text.replace(/^=\\s*/, '');
		if (text.includes('$fromAI')) return '{AI}';
		const field = /^=\\s*\\{\\{\\s*\\$[^+*?|&]*?(\\w+)['"]?\\]?\\s*\\}\\}$/.exec(text);
		return '{' + (field ? field[1] : '…') + '}';
	};
	const times = (raw) => {
		const text = shown(raw);
		return text.startsWith('{') ? text : text.replace(/\\s*[x×]$/i, '') + '×';
	};
	const symbol = node.allSymbols === true ? 'all symbols' : shown(node.symbol);
	const reading = ${JSON.stringify(readings)}[node.operation];
	if (reading) return reading + (symbol ? ': ' + symbol : '');
	const sides = { separate: ['buy', 'sell'], buy: ['buy'], sell: ['sell'] }[node.side];
	const leverages = sides ? sides.map((side) => node[side + 'Leverage']) : [node.leverage];
	const prefix = node.options && node.options.dryRun === true ? 'Dry run: ' : '';
	if (!symbol || leverages.some((raw) => shown(raw) === ''))
		return (prefix ? prefix + 'set' : 'Set') + ' leverage' + (symbol ? ': ' + symbol : '');
	const named = leverages.map((raw, i) => (sides ? sides[i] + ' ' : '') + times(raw));
	return prefix + symbol + ' → ' + named.join(', ');
})() }}`;
