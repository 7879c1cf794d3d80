import { type AccountOptions, Exchange, type FaultName } from '../../exchange';
import type { CredentialRef } from '../rest/restTypes';
import { CREDENTIAL_TYPE, type Harness } from '../harness';

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
		[
			'a key from another environment',
			{ environment: 'mainnet' },
			/does not recognize this API key.*set Environment to that site/,
		],
		[
			'a key bound to another IP address',
			{ ips: ['203.0.113.7'] },
			/whitelist.*add the public IP address of the n8n server/,
		],
		['an expired key', { expired: true }, /has expired.*renew the key/],
		['a banned account', { banned: true }, /banned.*\(Bybit error 10008\)$/],
		['a read-only key', { readOnly: true }, /read-only.*choose Read-Write/],
		[
			'a key without Contract permission',
			{ permissions: { ContractTrade: [] } },
			/no Contract permission.*select Contract → Positions/,
		],
		[
			'a key with Order but without Position',
			{ permissions: { ContractTrade: ['Order'] } },
			/not Contract → Positions.*select Contract → Positions/,
		],
	])('explains how to fix %s', async (_what, options, message) => {
		expect(await testKey(options)).toEqual(errorMatching(message));
	});

	it('explains how to fix an unknown key', async () => {
		const data = harness().credentialData({ apiKey: 'no-such-key-anywhere' });
		expect(await test(data)).toEqual(errorMatching(/does not recognize this API key/));
	});

	it('explains how to fix a wrong secret', async () => {
		const data = harness().credentialData({ apiSecret: 'not-the-secret-of-this-key' });
		expect(await test(data)).toEqual(
			errorMatching(/signature does not match.*enter API Secret \(or Private Key\) again/),
		);
	});

	it.each([-10_000, 10_000])('corrects a clock that is %i ms off', async (offset) => {
		harness().exchange.clockOffsetMs = offset;
		expect(await test()).toEqual({ status: 'OK', message: expect.any(String) });
	});

	it('explains how to fix a clock that stays off', async () => {
		harness().exchange.faults.next(10002, { times: 2 });
		expect(await test()).toEqual(errorMatching(/clock is out of sync.*Synchronize the clock/));
	});

	it.each<[FaultName, RegExp]>([
		['countryBlocked', /blocked this server.*\(HTTP 403\)$/],
		['accessTooFrequent', /too many requests.*10 minutes/],
		['http401', /did not accept this API key.*\(HTTP 401\)$/],
		['http502', /temporarily unavailable.*Test the credential again in a minute/],
		['html200', /unexpected response.*proxy/],
	])('explains how to fix the response %s', async (fault, message) => {
		harness().exchange.faults.next(fault);
		expect(await test()).toEqual(errorMatching(message));
	});

	it('explains how to fix a connection that is refused', async () => {
		const closed = await Exchange.start();
		await closed.close();
		const data = harness().credentialData({ baseUrl: closed.url });
		expect(await test(data)).toEqual(
			errorMatching(/refused the connection.*\(network error ECONNREFUSED\)$/),
		);
	});

	it('names an invalid field before sending anything', async () => {
		const before = harness().exchange.counters.requests;
		const data = harness().credentialData({ baseUrl: 'http://bybit.example' });
		expect(await test(data)).toEqual(errorMatching(/Base URL.*https:\/\//));
		expect(harness().exchange.counters.requests).toBe(before);
	});
}
