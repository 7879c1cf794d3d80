import { Workflow, type INodeParameters } from 'n8n-workflow';

import { canvasSubtitle } from '../../../nodes/Bybit/subtitle';
import { byName } from '../../engine/engineHarness';
import { BYBIT, nodeTypesWith } from '../../engine/nodeTypes';

/** What the canvas shows; asked as the editor asks, before any run. */
function shown(parameters: INodeParameters): unknown {
	const node = {
		...{ id: 'bybit', name: 'Bybit', type: BYBIT, typeVersion: 1 },
		...{ position: [0, 0] as [number, number], parameters },
	};
	const workflow = new Workflow({
		...{ nodes: [node], connections: {}, active: false },
		nodeTypes: nodeTypesWith([]),
	});
	return workflow.expression.getSimpleParameterValue(node, canvasSubtitle, 'internal', {});
}

const picked = { __rl: true, mode: 'list', value: 'BTCUSDT', cachedResultName: 'BTCUSDT · BTC' };
const fromAI = (name: string, type: string) =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`\`, '${type}') }}`;
const btc = byName('BTCUSDT');

const cases: Array<[INodeParameters, string]> = [
	[{}, 'Set leverage'],
	[{ symbol: { __rl: true, mode: 'list', value: '' }, leverage: 5 }, 'Set leverage'],
	[{ symbol: btc, leverage: 5 }, 'BTCUSDT → 5×'],
	[{ symbol: btc, leverage: 6.5 }, 'BTCUSDT → 6.5×'],
	[{ symbol: btc, leverage: '10x' }, 'BTCUSDT → 10×'],
	[{ symbol: btc }, 'Set leverage: BTCUSDT'],
	[{ symbol: btc, leverage: '' }, 'Set leverage: BTCUSDT'],
	[{ symbol: btc, leverage: '5', options: { dryRun: true } }, 'Dry run: BTCUSDT → 5×'],
	[{ options: { dryRun: true } }, 'Dry run: set leverage'],
	[{ symbol: btc, leverage: '5', options: { dryRun: false } }, 'BTCUSDT → 5×'],
	[{ symbol: btc, side: 'separate', buyLeverage: '5' }, 'Set leverage: BTCUSDT'],
	[{ symbol: picked, leverage: 5 }, 'BTCUSDT → 5×'],
	[{ symbol: 'BTCUSDT', leverage: 5 }, 'BTCUSDT → 5×'],
	[{ symbol: btc, side: 'separate', buyLeverage: 5, sellLeverage: 3 }, 'BTCUSDT → buy 5×, sell 3×'],
	[{ symbol: btc, side: 'buy', buyLeverage: 5, sellLeverage: 3 }, 'BTCUSDT → buy 5×'],
	[{ symbol: btc, side: 'sell', buyLeverage: 5, sellLeverage: 3 }, 'BTCUSDT → sell 3×'],
	[
		{ symbol: byName('={{ $json.body.symbol }}'), leverage: '={{ $json.body.leverage }}' },
		'{symbol} → {leverage}',
	],
	[
		{ symbol: byName(`={{ $('Price-alert').item.json["ticker"] }}`), leverage: '={{$json.x}}' },
		'{ticker} → {x}',
	],
	[
		{ symbol: byName('= {{ $json.symbol }}'), leverage: '=  {{ $json.body.leverage }} ' },
		'{symbol} → {leverage}',
	],
	[{ symbol: byName('= BTCUSDT'), leverage: '= 5' }, 'BTCUSDT → 5×'],
	[{ symbol: byName('={{ $json.coin }}USDT'), leverage: '={{ $json.a * 2 }}' }, '{…} → {…}'],
	[{ symbol: byName('={{ $json.a + $json.b }}'), leverage: 5 }, '{…} → 5×'],
	[{ symbol: byName('=BTCUSDT'), leverage: 5 }, 'BTCUSDT → 5×'],
	[
		{ symbol: byName(fromAI('Symbol', 'string')), leverage: fromAI('Leverage', 'number') },
		'{AI} → {AI}',
	],
	[{ operation: 'getLeverage', symbol: btc, leverage: 5 }, 'Get leverage: BTCUSDT'],
	[{ operation: 'getLeverageLimits', symbol: picked }, 'Get leverage limits: BTCUSDT'],
	[{ operation: 'getLeverage', allSymbols: true }, 'Get leverage: all symbols'],
	[{ operation: 'getLeverage' }, 'Get leverage'],
	[{ operation: 'getMany' }, 'Get many: linear'],
	[{ operation: 'switchPositionMode' }, 'Switch position mode'],
	[{ operation: 'switchPositionMode', symbol: btc }, 'Switch position mode: BTCUSDT → one-way'],
	[
		{ operation: 'switchPositionMode', applyTo: 'coin', positionMode: 'hedge', symbol: btc },
		'Switch position mode: USDT → hedge',
	],
	[{ resource: 'account' }, 'Get account'],
	[{ resource: 'account', operation: 'get' }, 'Get account'],
	[{ resource: 'account', operation: 'setMarginMode' }, 'Set margin mode: cross'],
	[
		{ resource: 'account', operation: 'setMarginMode', marginMode: '={{ $json.mode }}' },
		'Set margin mode: {mode}',
	],
];

test.each(cases)('%j is shown as %s', (parameters, words) => {
	expect(shown(parameters)).toBe(words);
});
