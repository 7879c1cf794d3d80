import { ActiveExample } from '../../activeExample';
import { ChatServer } from '../../chatServer';
import type { AccountCredentials } from '../../../exchange';
import { type Harness, SECOND_ACCOUNT } from '../../harness';
import { linear } from '../../linearSymbol';

const BTC = linear('BTCUSDT');

/** The example that sets the leverage on two accounts. */
export function twoAccountsSuite(harness: () => Harness): void {
	let chat: ChatServer;
	let example: ActiveExample;
	let second: AccountCredentials;
	beforeAll(async () => {
		chat = await ChatServer.start();
		second = harness().exchange.addAccount();
		const data = harness().credentialData({}, second);
		const credential = await harness().createCredential(data, SECOND_ACCOUNT);
		const credentials = { [SECOND_ACCOUNT]: credential };
		const addresses = { 'https://chat.example.com/hooks/your-own': chat.url };
		const setup = { addresses, credentials };
		example = await ActiveExample.start(harness(), 'one-alert-two-accounts', setup);
	});
	afterAll(async () => {
		await example.stop();
		await chat.close();
	});
	beforeEach(() => {
		harness().exchange.reset();
		chat.messages = [];
	});

	async function reportAfter(alert: object): Promise<string[]> {
		expect((await example.alert(alert)).status).toBe('success');
		expect(chat.messages).toHaveLength(1);
		const [message] = chat.messages as Array<{ text: string }>;
		return message?.text.split('\n') ?? [];
	}
	const leverages = () =>
		[harness().exchange.account, second].map(
			({ apiKey }) => harness().exchange.leverageOf({ ...BTC, apiKey }).buyLeverage,
		);

	it('sets both, each within its cap, and reports both', async () => {
		expect(await reportAfter({ symbol: 'BYBIT:BTCUSDT.P', leverage: '8x' })).toEqual([
			'First account: BTCUSDT is now at 8× (custom)',
			'Second account: BTCUSDT is now at 5× (custom)',
		]);
		expect(leverages()).toEqual(['8', '5']);
	});

	it('sets the second when the first fails', async () => {
		expect(await reportAfter({ symbol: 'BTCUSDT', leverage: 20 })).toEqual([
			expect.stringMatching(/^First account: BTCUSDT: 20× .*Max Leverage/),
			'Second account: BTCUSDT is now at 5× (custom)',
		]);
		expect(leverages()).toEqual(['10', '5']);
	});

	it('sets the first when the second fails', async () => {
		const { apiKey } = second;
		harness().exchange.faults.next(110007, { match: { apiKey } });
		expect(await reportAfter({ symbol: 'BTCUSDT', leverage: 10 })).toEqual([
			'First account: BTCUSDT stays at 10× (custom)',
			expect.stringMatching(/^Second account: BTCUSDT: .+ \(Bybit error 110007\)$/),
		]);
	});
}
