import { readApiKey, readRecvWindow } from '../../../credentials/bybitLeverageApi/credentialData';

describe('readApiKey', () => {
	it('takes off what was pasted around it', () => {
		expect(readApiKey({ apiKey: ' \tAbC123\r\n' })).toBe('AbC123');
	});

	it.each(['', ' \n', undefined])('refuses %j', (apiKey) => {
		expect(() => readApiKey({ apiKey })).toThrow(/API Key of the Bybit credential is empty/);
	});

	it.each(['Ab C1', 'Ab\nC1', 'Abкл'])('refuses %j, and does not show it', (apiKey) => {
		expect(() => readApiKey({ apiKey })).toThrow(/spaces or special characters/);
		expect(() => readApiKey({ apiKey })).not.toThrow(apiKey);
	});
});

describe('readRecvWindow', () => {
	it.each<[unknown, string]>([
		[5000, '5000'],
		[1, '1'],
		[60_000, '60000'],
		['7000', '7000'],
		[' 7000 ', '7000'],
		[undefined, '5000'],
		[null, '5000'],
		['', '5000'],
	])('reads %j', (recvWindow, text) => {
		expect(readRecvWindow({ recvWindow })).toBe(text);
	});

	it.each([0, -1, 60_001, 1.5, NaN, Infinity, 'soon', ' ', {}, [], true])(
		'refuses %j',
		(recvWindow) => {
			expect(() => readRecvWindow({ recvWindow })).toThrow(/whole number from 1 to 60000/);
		},
	);
});
