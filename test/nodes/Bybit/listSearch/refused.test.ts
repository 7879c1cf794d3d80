import { inspect } from 'node:util';

import { Picker } from './picker';

import { Exchange } from '../../../exchange';

describe('when there is no list to be had, the symbol picker', () => {
	let picker: Picker;

	beforeAll(async () => (picker = await Picker.start()));
	afterAll(async () => await picker.close());
	beforeEach(() => picker.reset());

	const host = (): string => new URL(picker.exchange.url).host;

	it.each([
		['countryBlocked', (): string => `${host()} blocked this server`],
		['accessTooFrequent', (): string => "Bybit blocked n8n's IP address after too many requests"],
		['serverError', (): string => "Bybit's server could not process the request"],
		['highLoad', (): string => 'Bybit is under high load'],
		['html200', (): string => `${host()} returned an unexpected response`],
		['garbage200', (): string => `${host()} returned an unexpected response`],
		['dropBeforeApplying', (): string => `${host()} closed the connection before it responded`],
	] as const)('says why: %s', async (fault, words) => {
		picker.exchange.faults.next(fault);
		const error: unknown = await picker.search
			.call(picker.linear())
			.catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({
			message: expect.stringContaining(`Get Instruments Info: ${words()}`) as unknown,
			description: expect.stringMatching(/\w/) as unknown,
		});
		const stored = inspect(error, { depth: 20, showHidden: true });
		expect(stored).not.toContain(picker.exchange.account.apiKey);
		expect(stored).not.toContain(picker.exchange.account.apiSecret);
	});

	it('says why: nobody listens there', async () => {
		const gone = await Exchange.start();
		await gone.close();
		const context = picker.linear({ baseUrl: gone.url });
		await expect(picker.search.call(context)).rejects.toThrow(
			`Get Instruments Info: ${new URL(gone.url).host} refused the connection`,
		);
	});

	it('says why: the credential cannot be used', async () => {
		const context = picker.linear({ baseUrl: 'http://example.com' });
		await expect(picker.search.call(context)).rejects.toThrow(/https/);
		const nowhere = picker.linear({ environment: 'atlantis' });
		await expect(picker.search.call(nowhere)).rejects.toThrow(/atlantis/);
	});
});
