import type { IDataObject } from 'n8n-workflow';
import type { BybitCredentials } from '../../credentials/bybitLeverageApi/credentialData';
import { EngineHarness, byName } from '../engine/engineHarness';
import { n8nRequests } from './n8nRequests';

let harness: EngineHarness;
let credentials: Partial<BybitCredentials>;
beforeAll(async () => {
	harness = await EngineHarness.start();
	credentials = {
		environment: 'custom',
		baseUrl: harness.exchange.url,
		keyType: 'hmac',
		...harness.exchange.account,
		maxLeverage: '10',
	};
});
beforeEach(() => harness.exchange.reset());
afterAll(() => harness.stop());

const path = '/v5/position/set-leverage';
const both = (leverage: string | number) => ({
	...{ category: 'linear', symbol: 'BTCUSDT' },
	...{ buyLeverage: leverage, sellLeverage: leverage },
});
const repeated = '{"buyLeverage":"50","buyLeverage":"5","sellLeverage":"5"}';

type Send = (content: unknown, url?: string) => Promise<unknown>;

/** Every way in which a node of n8n can hand over a body, by the request function that it goes through. */
const ways: Array<[string, Send]> = [
	[
		'a declarative node',
		(body, url = path) =>
			n8nRequests(credentials).modern({ method: 'POST', url, body: body as IDataObject }),
	],
	[
		'the HTTP Request node, JSON',
		(body, uri = path) =>
			n8nRequests(credentials).legacy({
				...{ method: 'POST', uri: harness.exchange.url + uri, json: true },
				body: body as IDataObject,
			}),
	],
	[
		'the HTTP Request node, raw',
		(body, uri = path) =>
			n8nRequests(credentials).legacy({
				...{ method: 'POST', uri: harness.exchange.url + uri },
				body: typeof body === 'string' ? body : JSON.stringify(body),
			}),
	],
	[
		'the HTTP Request node, binary',
		(body, uri = path) =>
			n8nRequests(credentials).legacy({
				...{ method: 'POST', uri: harness.exchange.url + uri },
				body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
			}),
	],
];

describe.each(ways)('by %s', (_way, send) => {
	it.each<[string, unknown, string]>([
		['more leverage', both('50'), path],
		['numbers', both(50), path],
		['an exponent', both('1e2'), path],
		['a repeated name', repeated, path],
		['another spelling of the URL', both('50'), '/V5//position/set-lever%61ge/?x=1'],
		['another endpoint', both('50'), '/v5/order/create'],
	])('%s is not sent', async (_name, content, url) => {
		const error = await send(content, url).catch((thrown: unknown) => thrown as Error);
		expect(error).toBeInstanceOf(Error);
		expect((error as Error).message).toMatch(/Max Leverage of the Bybit credential \(10×\)/);
		expect((error as Error).message).not.toContain(harness.exchange.account.apiKey);
		expect(harness.exchange.log).toHaveLength(0);
	});

	it('what the cap allows is sent as it is', async () => {
		await send(both('7'));
		expect(harness.exchange.log).toEqual([
			expect.objectContaining({ retCode: 0, body: JSON.stringify(both('7')) }),
		]);
	});
});

it('a form is not a way around it', async () => {
	const { legacy } = n8nRequests(credentials);
	const options = { method: 'POST' as const, uri: harness.exchange.url + path };
	await expect(legacy({ ...options, form: both('50') })).rejects.toThrow(/Max Leverage/);
	const body = new URLSearchParams('buyLeverage=50&sellLeverage=50');
	await expect(legacy({ ...options, body })).rejects.toThrow(/Max Leverage/);
	expect(harness.exchange.log).toHaveLength(0);
});

it.each([
	['10', 'BTCUSDT: 50× exceeds the Max Leverage of the Bybit credential (10×)'],
	['10,5', 'The Max Leverage of the Bybit credential is not a number from 1 up'],
])('the Bybit node fails with Max Leverage %j and sets nothing', async (maxLeverage, message) => {
	const { error, items } = await harness.run(
		{ operation: 'setLeverage', symbol: byName('BTCUSDT'), leverage: '50' },
		{ credentials: { ...harness.credentials(), maxLeverage } },
	);
	expect(error?.message).toContain(message);
	expect(items).toHaveLength(0);
	expect(harness.bodies).toHaveLength(0);
});
