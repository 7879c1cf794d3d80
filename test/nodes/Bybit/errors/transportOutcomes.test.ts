import { connections } from '../../../../nodes/Bybit/errors/catalogue/connection';
import { explainFailure } from '../../../../nodes/Bybit/errors/explainFailure';
import type { HttpFailure } from '../../../../nodes/Bybit/errors/requestFailure';
import { asked } from './requestInfo';
import { expectGoodWording } from './wordingRules';

const host = 'api-testnet.bybit.com';
const page = { html: true };
const json = { html: false };

/** Status, body, what happened, the noun that the fix turns on, and what n8n calls it. */
const statuses: Array<readonly [number, Partial<HttpFailure>, RegExp, RegExp, string | undefined]> =
	[
		[301, page, /points to another address/, /Environment.*Base URL/, 'configuration-invalid'],
		[302, json, /points to another address/, /Environment.*Base URL/, 'configuration-invalid'],
		[307, json, /points to another address/, /Environment.*Base URL/, 'configuration-invalid'],
		[400, json, /does not accept Set Leverage/, /Environment/, undefined],
		[
			401,
			json,
			/does not accept this API key/,
			/API Key and API Secret.*Environment/,
			'credential-invalid',
		],
		[
			403,
			{ html: false, retMsg: 'access too frequent' },
			/stopped serving/,
			/10 minutes/,
			'rate-limited',
		],
		[
			403,
			{ html: true, retMsg: 'Access Too Frequent' },
			/stopped serving/,
			/10 minutes/,
			'rate-limited',
		],
		[403, page, /turned this host away/, /countries.*10 minutes.*Environment/, undefined],
		[403, json, /forbids Set Leverage/, /API Management/, undefined],
		[404, json, /nothing at this address/, /Base URL.*Category/, 'configuration-invalid'],
		[404, page, /nothing at this address/, /Base URL.*Category/, 'configuration-invalid'],
		[429, json, /too many requests/, /Retry On Fail/, 'rate-limited'],
		[500, json, /not available at present/, /Retry On Fail.*no harm/, 'temporarily-unavailable'],
		[502, page, /not available at present/, /Retry On Fail/, 'temporarily-unavailable'],
		[503, page, /not available at present/, /Retry On Fail/, 'temporarily-unavailable'],
		[504, json, /not available at present/, /Retry On Fail/, 'temporarily-unavailable'],
		[999, json, /in a way that Bybit does not/, /proxy/, undefined],
	];

describe('the catalogue of HTTP statuses', () => {
	it.each(statuses)('explains %d %j', (status, body, what, fix, cause) => {
		const failure: HttpFailure = { kind: 'http', status, html: false, ...body };
		const explanation = explainFailure(failure, asked);

		expect(explanation.message).toMatch(/^BTCUSDT: /);
		expect(explanation.message).toMatch(what);
		expect(explanation.description).toMatch(fix);
		expect(explanation.description).toContain(`Bybit said: HTTP ${status}`);
		expect(explanation.cause).toBe(cause);
		expectGoodWording(explanation);
	});
});

/** Code, what happened, the noun that the fix turns on. */
const codes: Array<readonly [string | undefined, RegExp, RegExp]> = [
	['ECONNREFUSED', /does not take connections/, /firewall, proxy/],
	['ECONNRESET', /hung up/, /Retry On Fail.*no harm/],
	['EPIPE', /hung up/, /Retry On Fail/],
	['ERR_BAD_RESPONSE', /hung up/, /Retry On Fail/],
	['ETIMEDOUT', /did not answer in time/, /Timeout/],
	['ECONNABORTED', /did not answer in time/, /Timeout/],
	['ENOTFOUND', /not known to the DNS/, /Base URL.*DNS/],
	['EAI_AGAIN', /DNS of this host gave no answer/, /DNS/],
	['EHOSTUNREACH', /no way/, /firewall/],
	['ENETUNREACH', /no way/, /firewall/],
	['CERT_HAS_EXPIRED', /certificate/, /company proxy.*clock/],
	['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate/, /company proxy/],
	['SELF_SIGNED_CERT_IN_CHAIN', /certificate/, /company proxy/],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /certificate/, /company proxy/],
	['ERR_TLS_CERT_ALTNAME_INVALID', /certificate/, /company proxy/],
	['EPROTO', /does not speak https/, /Base URL/],
	['ESOMETHINGNEW', /no answer came/, /firewall/],
	[undefined, /no answer came/, /firewall/],
];

describe('the catalogue of connections', () => {
	it.each(codes)('explains %s', (code, what, fix) => {
		const explanation = explainFailure({ kind: 'connection', code }, asked);

		expect(explanation.message).toMatch(/^BTCUSDT: /);
		expect(explanation.message).toMatch(what);
		expect(explanation.message).toContain(host);
		expect(explanation.description).toMatch(fix);
		expect(explanation.description.includes('The connection said')).toBe(code !== undefined);
		expect(explanation.description).toContain(code ?? '');
		expect(explanation.cause).toBeDefined();
		expectGoodWording(explanation);
	});

	it('explains every code of its table with the row that holds it, each code once', () => {
		const all = connections.flatMap((row) => row.codes);
		expect(new Set(all).size).toBe(all.length);
		for (const row of connections)
			for (const code of row.codes) {
				const { cause } = explainFailure({ kind: 'connection', code }, asked);
				expect(cause).toBe(row.cause);
			}
	});
});

describe('an answer that is not one of Bybit', () => {
	it('is explained', () => {
		const explanation = explainFailure({ kind: 'unexpectedResponse' }, asked);
		expect(explanation).toEqual({
			message: `BTCUSDT: the answer from ${host} is not one of Bybit`,
			description:
				'Something on the way (a proxy, a captive portal, maintenance of Bybit) answered instead: run the node again in a minute. Check the Base URL in the credential if you entered one.',
			cause: 'temporarily-unavailable',
		});
		expectGoodWording(explanation);
	});
});
