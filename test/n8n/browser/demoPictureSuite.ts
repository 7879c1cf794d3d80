import { setTimeout as sleep } from 'node:timers/promises';
import { Editor } from './editor';
import type { EditorSession } from './describeInEditor';
import { byName } from '../bybitNode';
import { bothSides, linear } from '../linearSymbol';
import { priceAlertWorkflow } from '../priceAlertWorkflow';
import type { WorkflowFile } from '../rest/restTypes';
import { waitUntil } from '../support/waitUntil';
import { type Frame, toGif } from './animation';
import { keepPicture } from './pictures';
import { type Board, boardHtml } from './priceBoard';

const BTC = linear('BTCUSDT');
const LEVEL = 90_000;
const PRICES = [95_000, 94_300, 94_600, 93_400, 92_100, 92_500, 91_200, 90_700, 89_400];
const CANDLES = '/v5/market/kline';
const MOST_BYTES = 1_500_000;

/** A price that falls, and what becomes of it in n8n, as a short animation. */
export function demoPictureSuite(session: () => EditorSession): void {
	it('shows how a falling price lowers the leverage', async () => {
		const { harness, browser } = session();
		const { exchange, n8n } = harness;
		exchange.reset();
		exchange.setPrice(BTC, PRICES[0] ?? NaN);
		exchange.setLeverage({ ...BTC, ...bothSides(20) });
		const alert = { symbol: byName('BTCUSDT'), condition: 'crossingDown', price: String(LEVEL) };
		const file = priceAlertWorkflow({
			alerts: [[{ ...alert, leverage: '5' }]],
			options: { checkEvery: 1 },
			baseUrl: exchange.url,
			credential: await harness.createCredential(),
		});
		const named = JSON.stringify(file).replaceAll('Trigger 1', 'Price falls to 90,000');
		const workflow = await n8n.client.createWorkflow(JSON.parse(named) as WorkflowFile);
		await n8n.client.activate(workflow);
		await waitUntil('the trigger reads prices', () =>
			exchange.log.some(({ path }) => path === CANDLES),
		);
		const editor = await Editor.open(browser, n8n, { viewport: { width: 1200, height: 760 } });
		try {
			await editor.openWorkflow(workflow.id);
			await editor.showWhole();
			const frames: Frame[] = [];
			const board: Board = { prices: [], level: LEVEL, leverage: '', isChanged: false };
			const film = async (delay: number) => {
				const leverage = exchange.leverageOf(BTC).buyLeverage;
				const html = boardHtml({ ...board, leverage, isChanged: leverage === '5' });
				frames.push({ png: await editor.screenshotWith(html), delay });
			};
			for (const price of PRICES) {
				exchange.setPrice(BTC, price);
				board.prices.push(price);
				await film(board.prices.length === 1 ? 1_500 : 400);
			}
			const isLower = () => exchange.leverageOf(BTC).buyLeverage === '5';
			await waitUntil('the leverage is 5×', isLower);
			await film(1_500);
			await editor.openExecutions(workflow.id);
			await editor.page.getByText('Succeeded').first().waitFor();
			// The preview beside the list draws itself for a moment, in a frame of its own.
			await sleep(2_500);
			await film(4_000);
			const gif = toGif(frames);
			keepPicture('demo.gif', gif);
			expect(frames.length).toBe(PRICES.length + 2);
			expect(gif.length).toBeLessThan(MOST_BYTES);
		} finally {
			await editor.close();
			await n8n.client.deactivate(workflow);
		}
	});
}
