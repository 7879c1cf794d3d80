import { explainFailure } from '../../../../../nodes/Bybit/errors/explainFailure';
import type { HttpFailure } from '../../../../../nodes/Bybit/errors/requestFailure';
import { requestFor, setLeverage } from '../requests';
import { expectGoodText } from '../textRules';

const explain = (failure: Partial<HttpFailure>) =>
	explainFailure({ kind: 'http', status: 403, html: false, ...failure }, setLeverage);

test('every status has a good text, as JSON and as a web page', () => {
	for (let status = 100; status < 1000; status++)
		for (const html of [true, false])
			for (const request of [setLeverage, requestFor('Get Kline')])
				expectGoodText(explainFailure({ kind: 'http', status, html }, request));
});

test.each<[Partial<HttpFailure>, string]>([
	[{ status: 302 }, 'redirected the request'],
	[{ status: 399 }, 'redirected the request'],
	[{ status: 400 }, 'rejected Set Leverage'],
	[{ status: 401 }, 'did not accept this API key'],
	[{ status: 404, html: true }, 'does not offer Set Leverage'],
	[{ status: 499 }, 'rejected Set Leverage'],
	[{ status: 500 }, 'is temporarily unavailable'],
	[{ status: 599, html: true }, 'is temporarily unavailable'],
	[{ status: 600 }, 'returned an unexpected response'],
	[{ status: 204 }, 'returned an unexpected response'],
])('%j', (failure, message) => {
	expect(explain(failure).message).toBe(`BTCUSDT: api-testnet.bybit.com ${message}`);
});

test('429 is a limit of Bybit', () => {
	expect(explain({ status: 429, retMsg: 'slow down' })).toEqual({
		message: 'BTCUSDT: Bybit is limiting requests to protect its systems',
		description:
			"Run the workflow again in a minute, or turn on Settings → Retry On Fail. Bybit's message: slow down (HTTP 429)",
	});
});

describe('403', () => {
	it.each([true, false])(
		'with "access too frequent" is a ban of ten minutes (html: %s)',
		(html) => {
			expect(explain({ html, retMsg: 'Access too frequent.' })).toEqual({
				message: "BTCUSDT: Bybit blocked n8n's IP address after too many requests",
				description:
					"Stop every program that calls Bybit from this address for at least 10 minutes; Bybit then unblocks it. Bybit allows 600 requests in 5 seconds per IP address. Bybit's message: Access too frequent. (HTTP 403)",
			});
		},
	);

	it('with a web page is a blocked country, or a blocked address', () => {
		expect(explain({ html: true })).toEqual({
			message: 'BTCUSDT: api-testnet.bybit.com blocked this server',
			description:
				"Bybit blocks servers in countries that it does not serve, such as the USA, and IP addresses that sent too many requests (for at least 10 minutes). If your account is on one of Bybit's regional sites, set Environment in the credential to that site. (HTTP 403)",
		});
	});

	it('with anything else is about the key', () => {
		const { message, description } = explain({ retMsg: 'Forbidden' });
		expect(message).toBe('BTCUSDT: api-testnet.bybit.com denied Set Leverage');
		expect(description).toContain('API Management');
	});
});
