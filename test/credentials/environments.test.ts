import { baseUrlOf, environmentOptions, siteHeadersOf } from '../../credentials/environments';
import { sites } from '../../credentials/sites';

describe('baseUrlOf', () => {
	it.each(Object.entries(sites))('%s is a bare https host', (environment, { baseUrl }) => {
		expect(baseUrlOf({ environment })).toBe(baseUrl);
		expect(new URL(baseUrl).origin).toBe(baseUrl);
		expect(baseUrl).toMatch(/^https:/);
	});

	it.each(['', 'moon', 'constructor', '__proto__', undefined])('refuses %j', (environment) => {
		expect(() => baseUrlOf({ environment })).toThrow(
			`has no environment called "${environment ?? ''}". Open the credential and choose one from its Environment list.`,
		);
	});
});

describe('environmentOptions', () => {
	it('offers exactly the environments of the contract', () => {
		const values = environmentOptions.map(({ value }) => value);
		expect(values).toEqual(
			'mainnet testnet demo bytick ae eu ge hk id jp jpTestnet kz nl tr custom'.split(' '),
		);
	});

	it('gives every host once', () => {
		const hosts = Object.values(sites).map(({ baseUrl }) => baseUrl);
		expect(new Set(hosts).size).toBe(hosts.length);
	});
});

describe('siteHeadersOf', () => {
	it('names the site in Hong Kong and nowhere else', () => {
		expect(siteHeadersOf({ environment: 'hk' })).toEqual({ 'x-refer-site-id': 'HKG' });
		expect(siteHeadersOf({ environment: 'mainnet' })).toBeUndefined();
		expect(siteHeadersOf({ environment: 'custom', baseUrl: 'https://x.example' })).toBeUndefined();
	});
});
