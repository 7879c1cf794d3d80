import { BybitApi } from '../../credentials/BybitApi.credentials';

const api = new BybitApi();
const field = (name: string) => api.properties.find((property) => property.name === name);

/** What stored credentials rely on. */
it('has the fields of the contract', () => {
	expect(api.name).toBe('bybitApi');
	const stored = api.properties.filter(({ type }) => type !== 'notice');
	expect(stored.map(({ name, type, default: value }) => [name, type, value])).toEqual([
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

it('warns of real money wherever there may be some', () => {
	const environments = field('environment')?.options ?? [];
	const { hide = {} } = field('realMoneyNotice')?.displayOptions ?? {};
	const warned = environments.filter(
		(site) => 'value' in site && !hide.environment?.includes(site.value),
	);
	expect(warned.map(({ name }) => name)).toContain('Mainnet (Real Money)');
	expect(warned.map(({ name }) => name).join()).not.toMatch(/play|paper|custom/i);
	expect(warned).toHaveLength(environments.length - 4);
});

it('is offered in the list of nodes', () => {
	expect(api.httpRequestNode.name).toBe('Bybit');
});

it('says nothing in words that n8n avoids', () => {
	const texts = [api.properties, api.test.rules].map((part) => JSON.stringify(part)).join();
	expect(texts).not.toMatch(/\b(error|problem|failure|mistake)/i);
});
