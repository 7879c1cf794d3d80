import {
	environmentHeaders,
	environmentName,
	environmentOptions,
	resolveBaseUrl,
	testEnvironments,
} from '../../../credentials/bybitLeverageApi/environments';

const siteOptions = environmentOptions.filter(({ value }) => value !== 'custom');

describe('resolveBaseUrl', () => {
	it.each(siteOptions)('returns a bare https host for $name', ({ name, value }) => {
		const baseUrl = resolveBaseUrl({ environment: value });
		expect(new URL(baseUrl).origin).toBe(baseUrl);
		expect(baseUrl).toMatch(/^https:/);
		expect(environmentName(baseUrl)).toBe(name);
	});

	it('has a different host for every site', () => {
		const hosts = siteOptions.map(({ value }) => resolveBaseUrl({ environment: value }));
		expect(new Set(hosts).size).toBe(hosts.length);
	});

	it.each(['', 'moon', 'constructor', '__proto__', undefined])('rejects %j', (environment) => {
		expect(() => resolveBaseUrl({ environment })).toThrow(
			`has no environment "${environment ?? ''}". Open the credential and choose one from the Environment list.`,
		);
	});
});

describe('resolveBaseUrl accepts the custom base URL', () => {
	it.each([
		['https://api.bybit.com', 'https://api.bybit.com'],
		['  https://api.bybit.com//\n', 'https://api.bybit.com'],
		['HTTPS://API.Bybit.COM:443/', 'https://api.bybit.com'],
		['https://gateway.example:8443', 'https://gateway.example:8443'],
		['http://localhost:4545', 'http://localhost:4545'],
		['http://127.0.0.1:4545/', 'http://127.0.0.1:4545'],
		['http://127.8.9.10', 'http://127.8.9.10'],
		['http://[::1]:4545', 'http://[::1]:4545'],
	])('%j', (typed, origin) => {
		expect(resolveBaseUrl({ environment: 'custom', baseUrl: typed })).toBe(origin);
		expect(resolveBaseUrl({ environment: 'custom', baseUrl: typed })).toBe(origin);
	});
});

describe('resolveBaseUrl rejects the custom base URL', () => {
	it.each<[unknown, RegExp]>([
		['', /is empty.*choose another Environment/],
		['  ', /is empty/],
		[undefined, /is empty/],
		[5, /is empty/],
		['api.bybit.com', /not a URL/],
		['https://', /not a URL/],
		['https://user:pass@api.bybit.com', /user name or a password/],
		['https://user@api.bybit.com', /user name or a password/],
		['https://:pass@api.bybit.com', /user name or a password/],
		['xhttps://api.bybit.com', /must begin with https/],
		['ftp://api.bybit.com', /must begin with https/],
		['javascript:alert(1)', /must begin with https/],
		['http://api.bybit.com', /localhost only/],
		['http://localhost.example', /localhost only/],
		['http://127.0.0.1.example', /localhost only/],
		['http://128.0.0.1', /localhost only/],
		['http://[::2]', /localhost only/],
		['http://0.0.0.0', /localhost only/],
		['https://api.bybit.com/v5', /must end after the host/],
		['https://api.bybit.com?x=1', /must end after the host/],
		['https://api.bybit.com/#top', /must end after the host/],
	])('%j', (typed, message) => {
		expect(() => resolveBaseUrl({ environment: 'custom', baseUrl: typed as string })).toThrow(
			message,
		);
		expect(() => resolveBaseUrl({ environment: 'custom', baseUrl: typed as string })).not.toThrow(
			/pass@/,
		);
	});
});

describe('environmentOptions', () => {
	it('has exactly the values that stored credentials rely on', () => {
		const values = environmentOptions.map(({ value }) => value).sort();
		expect(values).toEqual(
			'ae bytick custom demo eu ge hk hkTestnet id jp jpTestnet kz mainnet nl testnet tr'.split(
				' ',
			),
		);
	});

	it('is in alphabetical order', () => {
		const names = environmentOptions.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
	});

	it('names the test environments as what they are', () => {
		const named = environmentOptions.filter(({ name }) => /\((Test|Demo) Funds\)/.test(name));
		expect(named.map(({ value }) => value).sort()).toEqual([...testEnvironments].sort());
	});
});

describe('environmentHeaders', () => {
	it.each(['hk', 'hkTestnet'])('identifies the site of %s', (environment) => {
		expect(environmentHeaders({ environment })).toEqual({ 'x-refer-site-id': 'HKG' });
	});

	it('is undefined elsewhere', () => {
		expect(environmentHeaders({ environment: 'mainnet' })).toBeUndefined();
		expect(
			environmentHeaders({ environment: 'custom', baseUrl: 'https://x.example' }),
		).toBeUndefined();
	});
});
