import { type ArrayFormat, queryString } from '../../credentials/queryString';

describe('queryString', () => {
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
		expect(queryString(qs)).toBe(expected);
	});

	it.each<[ArrayFormat, string]>([
		['comma', 'a=1%2C2'],
		['repeat', 'a=1&a=2'],
		['brackets', 'a%5B%5D=1&a%5B%5D=2'],
		['indices', 'a%5B0%5D=1&a%5B1%5D=2'],
	])('writes lists by %s', (format, expected) => {
		expect(queryString({ a: [1, 2] }, format)).toBe(expected);
	});

	it.each([undefined, null])('takes %s for no query', (qs) => {
		expect(queryString(qs)).toBe('');
	});
});
