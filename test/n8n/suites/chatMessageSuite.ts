import { ChatServer } from '../chatServer';
import type { Harness } from '../harness';
import type { StoredWorkflow } from '../rest/restTypes';

const BTC = { category: 'linear', symbol: 'BTCUSDT' } as const;

/** The example that sends a chat message about each change and each error. */
export function chatMessageSuite(harness: () => Harness): void {
	let chat: ChatServer;
	let workflow: StoredWorkflow;
	let lastExecution = '0';
	beforeAll(async () => {
		chat = await ChatServer.start();
		const addresses = { 'https://chat.example.com/hooks/your-own': chat.url };
		workflow = await harness().activateExample('tell-me-in-chat', addresses);
	});
	afterAll(() => chat.close());
	beforeEach(() => {
		harness().exchange.reset();
		chat.messages = [];
	});
	afterEach(() => harness().exchange.setPositionMode(BTC, 'oneWay'));

	/** Sends an alert and returns the chat message: Slack's field and Discord's are the same. */
	async function messageAfter(alert: object): Promise<string> {
		const { client } = harness().n8n;
		await client.callWebhook('bybit-tell-me', { body: alert });
		const execution = await client.waitForExecution(workflow.id, lastExecution);
		lastExecution = execution.id;
		expect(execution.status).toBe('success');
		expect(chat.messages).toHaveLength(1);
		const [message] = chat.messages as Array<{ text: string; content: string }>;
		expect(message).toEqual({ text: message?.text, content: message?.text });
		return message?.text ?? '';
	}
	const leverage = () => harness().exchange.leverageOf(BTC);

	it('shows the leverage before and after', async () => {
		expect(await messageAfter({ symbol: 'BYBIT:BTCUSDT.P', leverage: '5x' })).toBe(
			'BTCUSDT 10× → 5×',
		);
		expect(leverage()).toEqual({ buyLeverage: '5', sellLeverage: '5' });
	});

	it('says that the leverage is unchanged', async () => {
		expect(await messageAfter({ symbol: 'BTCUSDT', leverage: 10 })).toBe('BTCUSDT stays at 10×');
	});

	it('shows both sides where they differed', async () => {
		harness().exchange.setPositionMode(BTC, 'hedge');
		harness().exchange.setLeverage({ ...BTC, buyLeverage: 12.5, sellLeverage: 8 });
		expect(await messageAfter({ symbol: 'BTCUSDT', leverage: 8 })).toBe('BTCUSDT 12.5/8× → 8×');
	});

	it.each([
		[
			'a leverage above Max Leverage',
			{ symbol: 'BTCUSDT', leverage: '11x' },
			/^BTCUSDT: 11×.*Lower the leverage/,
		],
		[
			'a leverage that is not a number',
			{ symbol: 'BTCUSDT', leverage: '10,5' },
			/^BTCUSDT: .*10,5.*use a decimal point/,
		],
		["another exchange's symbol", { symbol: 'BINANCE:BTCUSDT', leverage: 5 }, /BINANCE:BTCUSDT/],
	])('explains how to fix %s, and sends no request', async (_description, alert, text) => {
		expect(await messageAfter(alert)).toMatch(text);
		expect(harness().exchange.log).toEqual([]);
	});

	it("explains how to fix Bybit's error", async () => {
		harness().exchange.faults.next(110007, { match: { path: '/v5/position/set-leverage' } });
		const text = await messageAfter({ symbol: 'BTCUSDT', leverage: 5 });
		expect(text).toMatch(/^BTCUSDT: .+ \(Bybit error 110007\)$/);
		expect(leverage()).toEqual({ buyLeverage: '10', sellLeverage: '10' });
	});
}
