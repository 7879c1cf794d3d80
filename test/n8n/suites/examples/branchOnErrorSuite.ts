import { ActiveExample } from '../../activeExample';
import { ChatServer } from '../../chatServer';
import type { Harness } from '../../harness';
import { leverageOf, linear } from '../../linearSymbol';

const BTC = linear('BTCUSDT');
const SET_LEVERAGE = { match: { path: '/v5/position/set-leverage' } };

/** The example that branches on the code of an error, and tells a chat. */
export function branchOnErrorSuite(harness: () => Harness): void {
	let chat: ChatServer;
	let example: ActiveExample;
	beforeAll(async () => {
		chat = await ChatServer.start();
		const addresses = { 'https://chat.example.com/hooks/your-own': chat.url };
		example = await ActiveExample.start(harness(), 'branch-on-bybit-error-code', { addresses });
	});
	afterAll(async () => {
		await example.stop();
		await chat.close();
	});
	beforeEach(() => {
		harness().exchange.reset();
		chat.messages = [];
	});
	afterEach(() => harness().exchange.setPositionMode(BTC, 'oneWay'));

	/** Sends an alert and returns the chat message: Slack's field and Discord's are the same. */
	async function messageAfter(alert: object): Promise<string> {
		expect((await example.alert(alert)).status).toBe('success');
		expect(chat.messages).toHaveLength(1);
		const [message] = chat.messages as Array<{ text: string; content: string }>;
		expect(message).toEqual({ text: message?.text, content: message?.text });
		return message?.text ?? '';
	}

	it('shows the leverage before and after', async () => {
		expect(await messageAfter({ symbol: 'BYBIT:BTCUSDT.P', leverage: '5x' })).toBe(
			'BTCUSDT 10× → 5× (custom)',
		);
		expect(leverageOf(harness().exchange, 'BTCUSDT').buyLeverage).toBe(5);
	});

	it('says that the leverage is unchanged', async () => {
		const text = await messageAfter({ symbol: 'BTCUSDT', leverage: 10 });
		expect(text).toBe('BTCUSDT stays at 10× (custom)');
	});

	it('shows both sides where they differed', async () => {
		harness().exchange.setPositionMode(BTC, 'hedge');
		harness().exchange.setLeverage({ ...BTC, buyLeverage: 12.5, sellLeverage: 8 });
		const text = await messageAfter({ symbol: 'BTCUSDT', leverage: 8 });
		expect(text).toBe('BTCUSDT 12.5/8× → 8× (custom)');
	});

	it.each([
		['margin is missing', 110007, /^Transfer funds .+ BTCUSDT again\. BTCUSDT: .+110007\)$/],
		['Bybit blocks', 'countryBlocked', /^Bybit could not be reached, .+BTCUSDT.+\(HTTP 403\)$/],
		['Bybit rejects', 110013, /^The alert for BTCUSDT changed nothing\. .+110013\)$/],
	] as const)('takes a branch of its own when %s', async (_description, fault, text) => {
		harness().exchange.faults.next(fault, SET_LEVERAGE);
		expect(await messageAfter({ symbol: 'BTCUSDT', leverage: 5 })).toMatch(text);
		expect(leverageOf(harness().exchange, 'BTCUSDT').buyLeverage).toBe(10);
	});

	it.each([
		[
			'a leverage above Max Leverage',
			{ symbol: 'BTCUSDT', leverage: '11x' },
			/11× exceeds .*Lower the leverage/,
		],
		['a leverage that is not a number', { symbol: 'BTCUSDT', leverage: '10,5' }, /10,5/],
		["another exchange's symbol", { symbol: 'BINANCE:BTCUSDT', leverage: 5 }, /BINANCE:BTCUSDT/],
	])('takes the last branch for %s, and sends no request', async (_description, alert, text) => {
		const message = await messageAfter(alert);
		expect(message).toMatch(/^The alert for .+ changed nothing\. /);
		expect(message).toMatch(text);
		expect(harness().exchange.log).toEqual([]);
	});
}
