import {
	type ArrayFormat,
	buildUrl,
	type RequestToSign,
	serializeQuery,
} from '../../../credentials/bybitLeverageApi/requestUrl';

const base = 'https://api-testnet.bybit.com';
const list = `${base}/v5/position/list`;

describe('buildUrl completes', () => {
	it.each<[string, RequestToSign, string]>([
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
		const final = buildUrl(request, base);
		expect(new URL(final.url).href).toBe(url);
		expect(final.query).toBe(new URL(url).search.slice(1));
	});

	it.each<[RequestToSign, string]>([
		[{ arrayFormat: 'repeat' }, 'a=1&a=2'],
		[{ qsStringifyOptions: { arrayFormat: 'brackets' } }, 'a%5B%5D=1&a%5B%5D=2'],
		[{ useQuerystring: true }, 'a=1&a=2'],
		[{ useQuerystring: false }, 'a%5B0%5D=1&a%5B1%5D=2'],
		[{}, 'a=1%2C2'],
	])('lists by %j', (options, query) => {
		const request = { url: '/v5/position/list', qs: { a: [1, 2] }, ...options };
		expect(buildUrl(request, base).query).toBe(query);
	});
});

describe('buildUrl rejects', () => {
	it.each<[string, RequestToSign]>([
		['another host', { url: 'https://evil.example/v5' }],
		['another host by uri', { uri: 'https://evil.example/v5' }],
		['another scheme', { url: 'http://api-testnet.bybit.com/v5' }],
		['another port', { url: 'https://api-testnet.bybit.com:8443/v5' }],
		['a host that begins alike', { url: 'https://api-testnet.bybit.com.evil.example/v5' }],
		['the own host as a user name', { url: 'https://api-testnet.bybit.com@evil.example/v5' }],
		['another base', { baseURL: 'https://evil.example', url: '/v5' }],
		['a backslash host', { url: 'https:\\\\evil.example\\v5' }],
	])('%s', (_name, request) => {
		expect(() => buildUrl(request, base)).toThrow(
			/but the Bybit credential is for .*Nothing was sent/,
		);
	});

	it.each([
		'//evil.example/v5',
		'\\\\evil.example/v5',
		'/\\evil.example',
		'https://',
		'http://[x/',
	])('%s, which has no host', (url) => {
		expect(() => buildUrl({ url }, base)).toThrow(/URL of the request is invalid/);
	});

	it('and says what to change', () => {
		expect(() => buildUrl({ url: 'https://api.bybit.com/v5?token=secret' }, base)).toThrow(
			"The request is for https://api.bybit.com, but the Bybit credential is for https://api-testnet.bybit.com (Testnet (Test Funds)). Nothing was sent. Change the URL so that it begins with https://api-testnet.bybit.com, or set the credential's Environment to Mainnet (Real Money).",
		);
	});
});

describe('serializeQuery', () => {
	it.each<[string, object, string]>([
		['texts and numbers', { category: 'linear', limit: 50 }, 'category=linear&limit=50'],
		['a list, as Bybit wants it', { coin: ['BTC', 'ETH'] }, 'coin=BTC%2CETH'],
		['unicode', { a: 'ä€😀' }, 'a=%C3%A4%E2%82%AC%F0%9F%98%80'],
		['commas, percent and plus signs, blanks', { a: '1,2 3%+' }, 'a=1%2C2%203%25%2B'],
		['a cursor that is encoded already', { cursor: 'a%3Ab' }, 'cursor=a%253Ab'],
		['quotes, which URL parsing would encode', { a: "it's" }, 'a=it%27s'],
		['half a surrogate pair', { a: '\ud800' }, 'a=%EF%BF%BD'],
		['empty values', { a: '', b: null }, 'a=&b='],
		['no values', { a: undefined, b: () => 1 }, ''],
		['a list with holes', { a: [1, undefined, null, 2] }, 'a=1%2C%2C%2C2'],
		['booleans', { reduceOnly: false }, 'reduceOnly=false'],
		['dates', { at: new Date(0) }, 'at=1970-01-01T00%3A00%3A00.000Z'],
		['objects', { a: { b: { c: 1 } } }, 'a%5Bb%5D%5Bc%5D=1'],
		['search parameters', new URLSearchParams('b=2&a=1&a=3'), 'b=2&a=1&a=3'],
		['nothing', {}, ''],
	])('writes %s', (_name, qs, expected) => {
		expect(serializeQuery(qs)).toBe(expected);
	});

	it.each<[ArrayFormat, string]>([
		['comma', 'a=1%2C2'],
		['repeat', 'a=1&a=2'],
		['brackets', 'a%5B%5D=1&a%5B%5D=2'],
		['indices', 'a%5B0%5D=1&a%5B1%5D=2'],
	])('writes lists by %s', (format, expected) => {
		expect(serializeQuery({ a: [1, 2] }, format)).toBe(expected);
	});

	it.each([undefined, null])('takes %s for no query', (qs) => {
		expect(serializeQuery(qs)).toBe('');
	});
});
