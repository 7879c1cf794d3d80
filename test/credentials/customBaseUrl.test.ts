import { readCustomBaseUrl } from '../../credentials/customBaseUrl';

describe('readCustomBaseUrl accepts', () => {
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
		expect(readCustomBaseUrl(typed)).toBe(origin);
		expect(readCustomBaseUrl(typed)).toBe(origin);
	});
});

describe('readCustomBaseUrl refuses', () => {
	it.each<[unknown, RegExp]>([
		['', /is empty.*choose another environment/],
		['  ', /is empty/],
		[undefined, /is empty/],
		[5, /is empty/],
		['api.bybit.com', /not a web address/],
		['https://', /not a web address/],
		['https://user:pass@api.bybit.com', /user name or a password/],
		['https://user@api.bybit.com', /user name or a password/],
		['https://:pass@api.bybit.com', /user name or a password/],
		['xhttps://api.bybit.com', /must begin with https/],
		['ftp://api.bybit.com', /must begin with https/],
		['javascript:alert(1)', /must begin with https/],
		['http://api.bybit.com', /on this machine/],
		['http://localhost.example', /on this machine/],
		['http://127.0.0.1.example', /on this machine/],
		['http://128.0.0.1', /on this machine/],
		['http://[::2]', /on this machine/],
		['http://0.0.0.0', /on this machine/],
		['https://api.bybit.com/v5', /must end after the host/],
		['https://api.bybit.com?x=1', /must end after the host/],
		['https://api.bybit.com/#top', /must end after the host/],
	])('%j', (typed, message) => {
		expect(() => readCustomBaseUrl(typed)).toThrow(message);
		expect(() => readCustomBaseUrl(typed)).not.toThrow(/pass@/);
	});
});
