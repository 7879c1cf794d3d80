import { PassThrough } from 'node:stream';
import { serializeBody } from '../../../credentials/bybitLeverageApi/requestBody';
import type { RequestToSign } from '../../../credentials/bybitLeverageApi/requestUrl';

describe('serializeBody writes', () => {
	it.each<[string, RequestToSign, string | undefined]>([
		['an object', { body: { a: 'ä', b: undefined } }, '{"a":"ä"}'],
		['an empty object', { body: {} }, '{}'],
		['a list', { body: [1] }, '[1]'],
		['JSON text, trimmed', { body: ' {"a": 1}\n' }, '{"a": 1}'],
		['other text, quoted', { body: 'a "b"' }, '"a \\"b\\""'],
		['bytes', { body: Buffer.from('{"a":"ä"}') }, '{"a":"ä"}'],
		['a number', { body: 5 }, '5'],
		['a field called pipe', { body: { pipe: 'steel' } }, '{"pipe":"steel"}'],
		['a field called getHeaders', { body: { getHeaders: 1 } }, '{"getHeaders":1}'],
		['form fields', { form: { a: '1' } }, '{"a":"1"}'],
		['a form as text', { form: 'a=1&b=%25' }, '{"a":"1","b":"%"}'],
		['a form and a body', { body: { a: 1 }, form: { b: 2 } }, '{"a":1,"b":2}'],
		['search parameters', { body: new URLSearchParams('a=1') }, '{"a":"1"}'],
		['nothing', {}, undefined],
		['null', { body: null }, undefined],
		['empty text', { body: '' }, undefined],
		['blanks', { body: ' \n' }, undefined],
	])('%s', (_name, request, text) => {
		expect(serializeBody(request)).toBe(text);
	});
});

describe('serializeBody rejects', () => {
	const circular: Record<string, unknown> = {};
	circular.self = circular;

	it.each<[string, RequestToSign, RegExp]>([
		['a stream', { body: new PassThrough() }, /Bybit accepts JSON only/],
		['a form-data object', { body: { getHeaders: () => ({}) } }, /Bybit accepts JSON only/],
		['a multipart form', { formData: { file: 'x' } }, /Bybit accepts JSON only/],
		['an object that contains itself', { body: circular }, /cannot be written as JSON/],
	])('%s', (_name, request, message) => {
		expect(() => serializeBody(request)).toThrow(message);
	});
});
