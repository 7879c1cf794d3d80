import { type AccountOptions, Exchange, type FaultName } from '../../exchange';
import type { CredentialRef } from '../rest/types';
import { CREDENTIAL_TYPE, type Rig } from '../rig';

const CLOCK = /clock of the machine that runs n8n is off.*by network time/;

/** n8n's own credential test, as its "Test" button calls it: what an operator then reads. */
export function credentialTest(rig: () => Rig): void {
	let stored: CredentialRef;
	beforeAll(async () => {
		stored = await rig().createCredential();
	});
	afterEach(() => {
		rig().exchange.faults.clear();
		rig().exchange.clockOffsetMs = 0;
	});

	const test = (data = rig().credentialData()) =>
		rig().n8n.client.testCredential(CREDENTIAL_TYPE, stored, data);
	const testKey = (options: AccountOptions) =>
		test(rig().credentialData({}, rig().exchange.addAccount(options)));
	const saying = (message: RegExp) => ({
		status: 'Error',
		message: expect.stringMatching(message),
	});

	it('accepts a key that may set leverage', async () => {
		expect(await test()).toEqual({ status: 'OK', message: expect.any(String) });
	});

	it.each<[string, AccountOptions, RegExp]>([
		['a key of another environment', { environment: 'mainnet' }, /made on another site/],
		['a key bound to another address', { ips: ['203.0.113.7'] }, /add n8n's public IP address/],
		['an expired key', { expired: true }, /has expired\. Renew it/],
		['a banned account', { banned: true }, /has banned this account.*ask its support/],
		['a read-only key', { readOnly: true }, /read-only.*choose Read-Write/],
		[
			'a key with no Contract permission',
			{ permissions: { ContractTrade: [] } },
			/no Contract permission.*tick Contract → Positions/,
		],
	])('says what to do about %s', async (_what, options, message) => {
		expect(await testKey(options)).toEqual(saying(message));
	});

	it('says what to do about an unknown key', async () => {
		const data = rig().credentialData({ apiKey: 'no-such-key-anywhere' });
		expect(await test(data)).toEqual(saying(/does not know this API key.*mistyped/));
	});

	it('says what to do about a wrong secret', async () => {
		const data = rig().credentialData({ apiSecret: 'not-the-secret-of-this-key' });
		expect(await test(data)).toEqual(saying(/API Secret .*belongs to another key.*Paste it again/));
	});

	it.each([-10_000, 10_000])('says what to do about a clock that is %i ms off', async (offset) => {
		rig().exchange.clockOffsetMs = offset;
		expect(await test()).toEqual(saying(CLOCK));
	});

	// Up to 2.8 at least, n8n applies no rule to an HTTP status: there the body is all that is known.
	it.each<[FaultName, RegExp]>([
		['countryBlocked', /HTTP 403.*country.*run n8n elsewhere|web page.*country block/],
		['accessTooFrequent', /HTTP 403.*Wait ten minutes/],
		['http401', /does not accept this API key \(HTTP 401\)|empty answer.*Check the Environment/],
		['http502', /HTTP 5xx.*Test again in a minute|web page.*test again in a minute/],
		['html200', /not from the Bybit API.*Check the Environment/],
	])('says what to do about the answer %s', async (fault, message) => {
		// n8n asks once more after an HTTP 401.
		rig().exchange.faults.next(fault, { times: 2 });
		expect(await test()).toEqual(saying(message));
	});

	it('tells a host that nothing listens on apart from a wrong key', async () => {
		const gone = await Exchange.start();
		await gone.close();
		// n8n has words or a code of its own for a failed connection: no rule of a credential is asked.
		const data = rig().credentialData({ baseUrl: gone.url });
		expect(await test(data)).toEqual(saying(/^ECONNREFUSED$|^The service refused the connection/));
	});

	it('says which field is wrong before anything is sent', async () => {
		const before = rig().exchange.counters.requests;
		const data = rig().credentialData({ baseUrl: 'http://bybit.example' });
		expect(await test(data)).toEqual(saying(/Base URL.*https:\/\//));
		expect(rig().exchange.counters.requests).toBe(before);
	});
}
