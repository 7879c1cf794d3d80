import { ActiveExample } from '../../activeExample';
import { EXAMPLES, readExample } from '../../exampleWorkflows';
import type { Harness } from '../../harness';
import { waitUntil } from '../../support/waitUntil';

const withWebhook = EXAMPLES.filter((name) =>
	readExample(name).nodes.some(({ type }) => type === 'n8n-nodes-base.webhook'),
);

const ALERT = { symbol: 'BTCUSDT', leverage: 5, side: 'buy', quantity: '0.001' };

/** ms that the exchange takes, longer than TradingView waits. */
const SLOW = 4000;

/** Every example that a TradingView alert starts. */
export function passphraseSuite(harness: () => Harness): void {
	beforeEach(() => harness().exchange.reset());
	afterEach(() => harness().exchange.setLatency({ ms: 0 }));

	it('finds the examples', () => expect(withWebhook.length).toBeGreaterThan(3));

	it.each(withWebhook)('%s rejects alerts without the right passphrase', async (name) => {
		const example = await ActiveExample.start(harness(), name);
		const alerts = [
			ALERT,
			{ ...ALERT, passphrase: '' },
			{ ...ALERT, passphrase: 'Open sesame 42' },
			{ ...ALERT, passphrase: null },
			{ ...ALERT, passphrase: 42 },
			{ ...ALERT, passphrase: { toString: 'x' } },
			['open sesame 42'],
		];
		for (const alert of alerts) {
			expect((await example.call(alert)).status).toBe(200);
			const { status, data } = await example.nextExecution();
			expect([alert, status]).toEqual([alert, 'error']);
			expect(data.resultData.error?.message).toBe('Alert rejected: the passphrase is wrong');
		}
		expect(harness().exchange.log).toEqual([]);
		await example.stop();
	});

	it.each(withWebhook)('%s rejects everything until a passphrase is entered', async (name) => {
		const example = await ActiveExample.start(harness(), name, { passphrase: '' });
		for (const alert of [ALERT, { ...ALERT, passphrase: '' }]) {
			await example.call(alert);
			expect((await example.nextExecution()).status).toBe('error');
		}
		expect(harness().exchange.log).toEqual([]);
		await example.stop();
	});

	it('responds before Bybit does', async () => {
		const example = await ActiveExample.start(harness(), 'tradingview-alert-sets-leverage');
		harness().exchange.setLatency({ ms: SLOW });
		const start = performance.now();
		await example.call({ ...ALERT, passphrase: 'open sesame 42' });
		expect(performance.now() - start).toBeLessThan(SLOW / 2);
		await waitUntil('the request arrives', () => harness().exchange.log.length === 1);
		expect((await example.nextExecution()).status).toBe('success');
		await example.stop();
	});
}
