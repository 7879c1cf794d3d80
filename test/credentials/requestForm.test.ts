import { finalUrl, type HandedRequest } from '../../credentials/requestForm';

const base = 'https://api-testnet.bybit.com';
const list = `${base}/v5/position/list`;

describe('finalUrl completes', () => {
	it.each<[string, HandedRequest, string]>([
		['a path', { url: '/v5/position/list' }, list],
		['a path with no slash', { url: 'v5/position/list' }, list],
		['a full URL', { url: list }, list],
		['a full URL in capitals', { url: 'HTTPS://API-TESTNET.bybit.com:443/v5/position/list' }, list],
		["the HTTP Request node's uri", { uri: list }, list],
		['a URL object', { url: new URL(list) }, list],
		['a path on a base', { baseURL: base, url: '/v5/position/list' }, list],
		['a path on a base that goes on', { baseURL: `${base}/v5/`, url: '/position/list' }, list],
		['a base alone', { baseURL: list }, list],
		['a full URL in spite of a base', { baseURL: 'https://x.example', url: list }, list],
		['a query', { url: '/v5/position/list', qs: { a: 1 } }, `${list}?a=1`],
		['a query in the URL', { url: '/v5/position/list?a=1' }, `${list}?a=1`],
		['both', { url: `${list}?a=%25`, qs: { b: "'" } }, `${list}?a=%25&b=%27`],
		['a URL that ends in a question mark', { url: `${list}?`, qs: { b: 1 } }, `${list}?b=1`],
		['a URL as it is parsed', { url: `${list}?a=ä 'b'#top` }, `${list}?a=%C3%A4%20%27b%27`],
		['a path that climbs', { url: '/v5/x/../position/list' }, list],
	])('%s', (_name, request, url) => {
		const final = finalUrl(request, base);
		expect(new URL(final.url).href).toBe(url);
		expect(final.query).toBe(new URL(url).search.slice(1));
	});

	it.each<[HandedRequest, string]>([
		[{ arrayFormat: 'repeat' }, 'a=1&a=2'],
		[{ qsStringifyOptions: { arrayFormat: 'brackets' } }, 'a%5B%5D=1&a%5B%5D=2'],
		[{ useQuerystring: true }, 'a=1&a=2'],
		[{ useQuerystring: false }, 'a%5B0%5D=1&a%5B1%5D=2'],
		[{}, 'a=1%2C2'],
	])('lists by %j', (options, query) => {
		const request = { url: '/v5/position/list', qs: { a: [1, 2] }, ...options };
		expect(finalUrl(request, base).query).toBe(query);
	});
});

describe('finalUrl refuses', () => {
	it.each<[string, HandedRequest]>([
		['another host', { url: 'https://evil.example/v5' }],
		['another host by uri', { uri: 'https://evil.example/v5' }],
		['another scheme', { url: 'http://api-testnet.bybit.com/v5' }],
		['another port', { url: 'https://api-testnet.bybit.com:8443/v5' }],
		['a host that begins alike', { url: 'https://api-testnet.bybit.com.evil.example/v5' }],
		['the own host as a user name', { url: 'https://api-testnet.bybit.com@evil.example/v5' }],
		['another base', { baseURL: 'https://evil.example', url: '/v5' }],
		['a backslash host', { url: 'https:\\\\evil.example\\v5' }],
	])('%s', (_name, request) => {
		expect(() => finalUrl(request, base)).toThrow(
			/but the Bybit credential is for .*Nothing was sent/,
		);
	});

	it.each([
		'//evil.example/v5',
		'\\\\evil.example/v5',
		'/\\evil.example',
		'https://',
		'http://[x/',
	])('%s, whose host no one can tell', (url) => {
		expect(() => finalUrl({ url }, base)).toThrow(/not a web address/);
	});

	it('and says which of the two to change', () => {
		expect(() => finalUrl({ url: 'https://api.bybit.com/v5?token=secret' }, base)).toThrow(
			'The request goes to https://api.bybit.com, but the Bybit credential is for https://api-testnet.bybit.com (Testnet (Play Money)). Nothing was sent. Change the URL so that it begins with https://api-testnet.bybit.com, or choose "Mainnet (Real Money)" as the credential\'s environment.',
		);
	});
});
