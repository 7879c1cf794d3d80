import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BybitApi } from '../../credentials/BybitApi.credentials';

interface ThemeIcon {
	light: string;
	dark: string;
}

let api: BybitApi;
beforeEach(() => (api = new BybitApi()));
const field = (name: string) => api.properties.find((property) => property.name === name);

/** What stored credentials rely on. */
it('has the fields of the contract', () => {
	expect(api.name).toBe('bybitApi');
	expect(
		api.properties.map((property) => [
			...[property.name, property.type, property.default, property.required ?? false],
			property.typeOptions,
		]),
	).toEqual([
		['environment', 'options', 'testnet', false, undefined],
		['realMoneyNotice', 'notice', '', false, undefined],
		['baseUrl', 'string', '', false, undefined],
		['keyType', 'options', 'hmac', false, undefined],
		['apiKey', 'string', '', true, { password: true }],
		['apiSecret', 'string', '', true, { password: true }],
		['privateKey', 'string', '', true, { password: true, rows: 6 }],
		['recvWindow', 'number', 5000, false, { minValue: 1, maxValue: 60_000 }],
	]);
	expect(field('keyType')?.options).toMatchObject([
		{ value: 'hmac', name: 'System-Generated (HMAC)' },
		{ value: 'rsa', name: 'Self-Generated (RSA)' },
	]);
});

it.each(['light', 'dark'] as const)('has an icon for a %s background', (background) => {
	const { [background]: icon } = api.icon as ThemeIcon;
	const file = join('credentials', icon.replace(/^file:/, ''));
	expect(icon).toMatch(/^file:/);
	expect(readFileSync(file, 'utf8')).toContain('<svg');
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

it('tells where it is documented, and what it is for', () => {
	expect(api.httpRequestNode).toEqual({
		name: 'Bybit',
		docsUrl: 'https://bybit-exchange.github.io/docs/v5/intro',
		apiBaseUrlPlaceholder: 'https://api.bybit.com/v5/',
	});
	expect(URL.canParse(api.documentationUrl)).toBe(true);
});

it('says nothing in words that n8n avoids', () => {
	const texts = [api.properties, api.test.rules].map((part) => JSON.stringify(part)).join();
	expect(texts).not.toMatch(/\b(error|problem|failure|mistake)/i);
});
