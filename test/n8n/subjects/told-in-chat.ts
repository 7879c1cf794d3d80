import { Chat } from '../chat';
import { importExample } from '../imported-example';
import type { StoredWorkflow } from '../rest/types';
import type { Rig } from '../rig';

const BTC = { category: 'linear', symbol: 'BTCUSDT' } as const;

/** The example that tells a chat of each change and of each refusal. */
export function toldInChat(rig: () => Rig): void {
	let chat: Chat;
	let workflow: StoredWorkflow;
	let lastExecution = '0';
	beforeAll(async () => {
		chat = await Chat.open();
		const addresses = { 'https://chat.example.com/hooks/your-own': chat.url };
		workflow = await importExample(rig(), 'tell-me-in-chat', addresses);
		await rig().n8n.client.activate(workflow);
	});
	afterAll(() => chat.close());
	beforeEach(() => {
		rig().exchange.reset();
		chat.messages = [];
	});
	afterEach(() => rig().exchange.setPositionMode(BTC, 'oneWay'));

	/** Sends an alert, and returns what the chat was told: Slack's field and Discord's say the same. */
	async function told(alert: object): Promise<string> {
		const { client } = rig().n8n;
		await client.callWebhook('bybit-tell-me', { body: alert });
		const execution = await client.waitForExecution(workflow.id, lastExecution);
		lastExecution = execution.id;
		expect(execution.status).toBe('success');
		expect(chat.messages).toHaveLength(1);
		const [message] = chat.messages as Array<{ text: string; content: string }>;
		expect(message).toEqual({ text: message?.text, content: message?.text });
		return message?.text ?? '';
	}
	const leverage = () => rig().exchange.leverageOf(BTC);

	it('tells from where to where', async () => {
		expect(await told({ symbol: 'BYBIT:BTCUSDT.P', leverage: '5x' })).toBe('BTCUSDT 10× → 5×');
		expect(leverage()).toEqual({ buyLeverage: '5', sellLeverage: '5' });
	});

	it('tells that it stays as it is', async () => {
		expect(await told({ symbol: 'BTCUSDT', leverage: 10 })).toBe('BTCUSDT stays at 10×');
	});

	it('tells both sides where they differed', async () => {
		rig().exchange.setPositionMode(BTC, 'hedge');
		rig().exchange.setLeverage({ ...BTC, buyLeverage: 12.5, sellLeverage: 8 });
		expect(await told({ symbol: 'BTCUSDT', leverage: 8 })).toBe('BTCUSDT 12.5/8× → 8×');
	});

	it.each([
		['more than the cap', { symbol: 'BTCUSDT', leverage: '11x' }, /^BTCUSDT: 11×.*Ask for less/],
		['no leverage', { symbol: 'BTCUSDT', leverage: '10,5' }, /^BTCUSDT: .*10,5.*such as 10, 6\.5/],
		['another exchange', { symbol: 'BINANCE:BTCUSDT', leverage: 5 }, /BINANCE:BTCUSDT/],
	])('tells of %s, with what to do, and sends nothing', async (_what, alert, text) => {
		expect(await told(alert)).toMatch(text);
		expect(rig().exchange.log).toEqual([]);
	});

	it("tells of Bybit's refusal, with what to do", async () => {
		rig().exchange.faults.next(110007, { match: { path: '/v5/position/set-leverage' } });
		const text = await told({ symbol: 'BTCUSDT', leverage: 5 });
		expect(text).toMatch(/^BTCUSDT: .+\. .+ Bybit said: 110007/);
		expect(leverage()).toEqual({ buyLeverage: '10', sellLeverage: '10' });
	});
}
