import { type AccountOptions, Exchange, type FaultName } from '../../exchange';
import type { CredentialRef } from '../rest/restTypes';
import { CREDENTIAL_TYPE, type Harness } from '../harness';

const CLOCK = /clock of the machine that runs n8n is off.*by network time/;

/** The credential's test, as the editor runs it. */
export function credentialTestSuite(harness: () => Harness): void {
	let stored: CredentialRef;
	beforeAll(async () => {
		stored = await harness().createCredential();
	});
	afterEach(() => {
		harness().exchange.faults.clear();
		harness().exchange.clockOffsetMs = 0;
	});

	const test = (data = harness().credentialData()) =>
		harness().n8n.client.testCredential(CREDENTIAL_TYPE, stored, data);
	const testKey = (options: AccountOptions) =>
		test(harness().credentialData({}, harness().exchange.addAccount(options)));
	const errorMatching = (message: RegExp) => ({
		status: 'Error',
		message: expect.stringMatching(message),
	});

	it('accepts a key that can set leverage', async () => {
		expect(await test()).toEqual({ status: 'OK', message: expect.any(String) });
	});

	it.each<[string, AccountOptions, RegExp]>([
		['a key from another environment', { environment: 'mainnet' }, /made on another site/],
		['a key bound to another IP address', { ips: ['203.0.113.7'] }, /add n8n's public IP address/],
		['an expired key', { expired: true }, /has expired\. Renew it/],
		['a banned account', { banned: true }, /has banned this account.*ask its support/],
		['a read-only key', { readOnly: true }, /read-only.*choose Read-Write/],
		[
			'a key without Contract permission',
			{ permissions: { ContractTrade: [] } },
			/no Contract permission.*tick Contract → Positions/,
		],
	])('explains how to fix %s', async (_what, options, message) => {
		expect(await testKey(options)).toEqual(errorMatching(message));
	});

	it('explains how to fix an unknown key', async () => {
		const data = harness().credentialData({ apiKey: 'no-such-key-anywhere' });
		expect(await test(data)).toEqual(errorMatching(/does not know this API key.*mistyped/));
	});

	it('explains how to fix a wrong secret', async () => {
		const data = harness().credentialData({ apiSecret: 'not-the-secret-of-this-key' });
		expect(await test(data)).toEqual(
			errorMatching(/API Secret .*belongs to another key.*Paste it again/),
		);
	});

	it.each([-10_000, 10_000])('explains how to fix a clock that is %i ms off', async (offset) => {
		harness().exchange.clockOffsetMs = offset;
		expect(await test()).toEqual(errorMatching(CLOCK));
	});

	// n8n up to at least 2.8 applies no rule to an HTTP status, only to the body.
	it.each<[FaultName, RegExp]>([
		['countryBlocked', /HTTP 403.*country.*run n8n elsewhere|web page.*country block/],
		['accessTooFrequent', /HTTP 403.*Wait ten minutes/],
		['http401', /does not accept this API key \(HTTP 401\)|empty answer.*Check the Environment/],
		['http502', /HTTP 5xx.*Test again in a minute|web page.*test again in a minute/],
		['html200', /not from the Bybit API.*Check the Environment/],
	])('explains how to fix the response %s', async (fault, message) => {
		// n8n sends the request again after an HTTP 401.
		harness().exchange.faults.next(fault, { times: 2 });
		expect(await test()).toEqual(errorMatching(message));
	});

	it('does not call a refused connection a wrong key', async () => {
		const closed = await Exchange.start();
		await closed.close();
		// n8n reports a failed connection itself and applies no rule of the credential.
		const data = harness().credentialData({ baseUrl: closed.url });
		expect(await test(data)).toEqual(
			errorMatching(/^ECONNREFUSED$|^The service refused the connection/),
		);
	});

	it('names an invalid field before sending anything', async () => {
		const before = harness().exchange.counters.requests;
		const data = harness().credentialData({ baseUrl: 'http://bybit.example' });
		expect(await test(data)).toEqual(errorMatching(/Base URL.*https:\/\//));
		expect(harness().exchange.counters.requests).toBe(before);
	});
}
