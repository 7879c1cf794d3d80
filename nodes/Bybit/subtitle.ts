import type { INodePropertyOptions } from 'n8n-workflow';

import { accountDescription } from './resources/account';
import { positionDescription } from './resources/position';

/** What each operation is called here, such as `Get leverage`, by its value. */
const names = Object.fromEntries<string>(
	[...accountDescription, ...positionDescription]
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [] }) => options as INodePropertyOptions[])
		.map(({ name, value }) => [String(value), name.slice(0, 1) + name.slice(1).toLowerCase()]),
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
	const operation = node.operation || (node.resource === 'account' ? 'get' : 'setLeverage');
	const symbol = shown(node.symbol);
	const category = shown(node.category ?? 'linear');
	const contracts = node.applyTo === 'coin' ? shown(node.coin ?? 'USDT') : symbol;
	const mode = shown(node.positionMode ?? 'oneWay').replace('oneWay', 'one-way');
	const subjects = {
		get: 'account',
		getLeverage: node.allSymbols === true ? 'all symbols' : symbol,
		getLeverageLimits: symbol,
		getMany: category,
		setMarginMode: shown(node.marginMode ?? 'cross'),
		switchPositionMode: contracts && contracts + ' → ' + mode,
	};
	if (operation in subjects) {
		const subject = subjects[operation];
		const name = ${JSON.stringify(names)}[operation];
		return name + (subject && (operation === 'get' ? ' ' : ': ') + subject);
	}
	const sides = { separate: ['buy', 'sell'], buy: ['buy'], sell: ['sell'] }[node.side];
	const leverages = sides ? sides.map((side) => node[side + 'Leverage']) : [node.leverage];
	const prefix = node.options && node.options.dryRun === true ? 'Dry run: ' : '';
	if (!symbol || leverages.some((raw) => shown(raw) === ''))
		return (prefix ? prefix + 'set' : 'Set') + ' leverage' + (symbol ? ': ' + symbol : '');
	const named = leverages.map((raw, i) => (sides ? sides[i] + ' ' : '') + times(raw));
	return prefix + symbol + ' → ' + named.join(', ');
})() }}`;
