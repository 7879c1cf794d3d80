import { BybitApi } from '../../credentials/BybitApi.credentials';

const api = new BybitApi();
const field = (name: string) => api.properties.find((property) => property.name === name);

/** What stored credentials rely on. */
it('has the fields of the contract', () => {
	expect(api.name).toBe('bybitApi');
	expect(api.properties.map(({ name, type, default: value }) => [name, type, value])).toEqual([
		['environment', 'options', 'testnet'],
		['baseUrl', 'string', ''],
		['keyType', 'options', 'hmac'],
		['apiKey', 'string', ''],
		['apiSecret', 'string', ''],
		['privateKey', 'string', ''],
		['recvWindow', 'number', 5000],
	]);
});

it.each(['apiKey', 'apiSecret', 'privateKey'])('hides %s', (name) => {
	expect(field(name)?.typeOptions?.password).toBe(true);
});

it.each([
	['baseUrl', { environment: ['custom'] }],
	['apiSecret', { keyType: ['hmac'] }],
	['privateKey', { keyType: ['rsa'] }],
])('shows %s where it is needed only', (name, show) => {
	expect(field(name)?.displayOptions).toEqual({ show });
});

it('is offered in the list of nodes', () => {
	expect(api.httpRequestNode.name).toBe('Bybit');
});

it('says nothing in words that n8n avoids', () => {
	const texts = [api.properties, api.test.rules].map((part) => JSON.stringify(part)).join();
	expect(texts).not.toMatch(/\b(error|problem|failure|mistake)/i);
});
