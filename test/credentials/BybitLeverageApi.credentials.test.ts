import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { BybitLeverageApi } from '../../credentials/BybitLeverageApi.credentials';

interface ThemeIcon {
	light: string;
	dark: string;
}

let api: BybitLeverageApi;
beforeEach(() => (api = new BybitLeverageApi()));
const field = (name: string) => api.properties.find((property) => property.name === name);

it('has the fields that stored credentials rely on', () => {
	expect(api.name).toBe('bybitLeverageApi');
	expect(api.displayName).toBe('Bybit API');
	expect(
		api.properties.map((property) => [
			...[property.name, property.type, property.default, property.required ?? false],
			property.typeOptions,
		]),
	).toEqual([
		['environment', 'options', 'testnet', false, undefined],
		['realMoneyNotice', 'notice', '', false, undefined],
		['baseUrl', 'string', '', true, undefined],
		['keyType', 'options', 'hmac', false, undefined],
		['apiKey', 'string', '', true, { password: true }],
		['apiSecret', 'string', '', true, { password: true }],
		['privateKey', 'string', '', true, { password: true, rows: 6 }],
		['maxLeverage', 'string', '', false, undefined],
		['recvWindow', 'number', 5000, false, { minValue: 1, maxValue: 60_000 }],
	]);
	expect(field('keyType')?.options).toMatchObject([{ value: 'rsa' }, { value: 'hmac' }]);
});

it('lists options in alphabetical order', () => {
	for (const { options } of api.properties) {
		const names = (options ?? []).map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
	}
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
])('shows %s only where it is needed', (name, show) => {
	expect(field(name)?.displayOptions).toEqual({ show });
});

it('warns of real money on every site that may have it', () => {
	const environments = field('environment')?.options ?? [];
	const { hide = {} } = field('realMoneyNotice')?.displayOptions ?? {};
	const without = environments.filter(
		(site) => 'value' in site && hide.environment?.includes(site.value),
	);
	expect(without.map(({ name }) => name)).toEqual([
		'Custom Base URL',
		'Demo Trading (Demo Funds)',
		'Hong Kong Testnet (Test Funds)',
		'Japan Testnet (Test Funds)',
		'Testnet (Test Funds)',
	]);
});

it('links to its documentation', () => {
	expect(api.httpRequestNode).toEqual({
		name: 'Bybit',
		docsUrl: 'https://bybit-exchange.github.io/docs/v5/intro',
		apiBaseUrlPlaceholder: 'https://api.bybit.com/v5/',
	});
	expect(URL.canParse(api.documentationUrl)).toBe(true);
});

it('avoids the words that n8n avoids', () => {
	expect(JSON.stringify(api.properties)).not.toMatch(/\b(error|problem|failure|mistake)/i);
});

describe('authenticate', () => {
	const credentials = { environment: 'testnet', keyType: 'hmac', apiKey: 'key', apiSecret: 's' };
	const request: IHttpRequestOptions = { url: '/v5/position/list', qs: { category: 'linear' } };

	it('survives what n8n does with the instance: copying its own properties', async () => {
		const { authenticate } = Object.assign({}, api);
		const signed = await authenticate(credentials, request);
		expect(signed.headers).toMatchObject({ 'X-BAPI-API-KEY': 'key' });
	});
});
