import { ActiveExample } from '../../activeExample';
import { ChatServer } from '../../chatServer';
import type { Harness } from '../../harness';
import { bothSides, leverageOf, linear } from '../../linearSymbol';

const BTC = linear('BTCUSDT');

/** The example in which the Bybit Trigger sets the leverage and a chat is told. */
export function priceAlertMessageSuite(harness: () => Harness): void {
	let chat: ChatServer;
	let example: ActiveExample | undefined;
	beforeAll(async () => {
		chat = await ChatServer.start();
	});
	afterAll(() => chat.close());
	beforeEach(async () => {
		chat.messages = [];
		const addresses = { 'https://chat.example.com/hooks/your-own': chat.url };
		example = await ActiveExample.start(harness(), 'price-alert-leverage-message', { addresses });
	});
	afterEach(() => example?.stop());

	/** Lets the price fall through the level; returns the chat message. */
	async function messageAfterFall(): Promise<unknown> {
		expect(await example?.countExecutions()).toBe(0);
		harness().exchange.setPrice(BTC, 89_950);
		expect((await example?.nextExecution())?.status).toBe('success');
		expect(chat.messages).toHaveLength(1);
		return chat.messages[0];
	}

	it('sets the leverage and tells the chat', async () => {
		const text = 'BTCUSDT at 89950: 10× → 5× (custom)';
		expect(await messageAfterFall()).toEqual({ text, content: text });
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(5));
	});

	it('tells the chat that nothing changed', async () => {
		harness().exchange.setLeverage({ ...BTC, ...bothSides(5) });
		const text = 'BTCUSDT at 89950: stays at 5× (custom)';
		expect(await messageAfterFall()).toEqual({ text, content: text });
	});

	it('tells the chat what went wrong', async () => {
		harness().exchange.faults.next(110007, { match: { path: '/v5/position/set-leverage' } });
		expect(await messageAfterFall()).toMatchObject({
			text: expect.stringMatching(
				/^Price alert: leverage not set\. BTCUSDT: .+ \(Bybit error 110007\)$/,
			),
		});
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(10));
	});
}
