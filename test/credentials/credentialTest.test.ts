import { Exchange, type FaultName, redirectTo } from '../exchange';
import { testCredential } from './credentialTester';

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: { 'query-api': Infinity } });
});
afterEach(() => {
	exchange.reset();
	exchange.clockOffsetMs = 0;
});
afterAll(() => exchange.close());

type Account = Parameters<Exchange['addAccount']>[0];

function credentialsOf(key: { apiKey: string; apiSecret: string }) {
	const { apiKey, apiSecret } = key;
	return {
		environment: 'custom',
		baseUrl: exchange.url,
		keyType: 'hmac',
		apiKey,
		apiSecret,
	} as const;
}

const test = async (account?: Account) =>
	await testCredential(credentialsOf(exchange.addAccount(account)));

describe('the credential test passes', () => {
	it.each<[string, string[]]>([
		['Orders and Positions', ['Order', 'Position']],
		['Positions alone, which suffices', ['Position']],
	])('a key with %s', async (_name, ContractTrade) => {
		expect(await test({ permissions: { ContractTrade } })).toBe('OK');
		expect(exchange.log.at(-1)).toMatchObject({ path: '/v5/user/query-api', signatureValid: true });
	});
});

describe('the credential test says what is in the way', () => {
	it.each<[string, Account, RegExp]>([
		['a key of another environment', { environment: 'mainnet' }, /made on another site/],
		['a read-only key', { readOnly: true }, /read-only.*choose Read-Write/],
		['a key with no Contract permission', { permissions: { ContractTrade: [] } }, /no Contract/],
		['a key bound to another IP address', { ips: ['203.0.113.7'] }, /public IP address/],
		['an expired key', { expired: true }, /has expired/],
		['a banned account', { banned: true }, /banned this account/],
	])('%s', async (_name, account, message) => {
		expect(await test(account)).toMatch(message);
	});

	it('an unknown key', async () => {
		const message = await testCredential(credentialsOf({ apiKey: 'unknown', apiSecret: 'x' }));
		expect(message).toMatch(/does not know this API key/);
	});

	it('a wrong secret', async () => {
		const { apiKey } = exchange.addAccount();
		const message = await testCredential(credentialsOf({ apiKey, apiSecret: 'wrong' }));
		expect(message).toMatch(/API Secret .*belongs to another key/);
		expect(message).not.toContain(apiKey);
	});

	it.each([-10_000, 10_000])('a clock that is %i ms off', async (offset) => {
		exchange.clockOffsetMs = offset;
		expect(await test()).toMatch(/clock of the machine that runs n8n is off/);
	});

	it.each<[number, RegExp]>([
		[-1, /clock/],
		[-2015, /expired/],
		[10000, /busy or down/],
		[10005, /lacks the permission/],
		[10006, /too many requests/],
		[10007, /could not authenticate/],
		[10009, /does not serve the region/],
		[10016, /busy or down/],
		[10024, /compliance/],
		[10027, /banned trading/],
		[429, /busy or down/],
		[10029, /for a reason that this credential does not know/],
	])('retCode %i', async (retCode, message) => {
		exchange.faults.next(retCode);
		expect(await test()).toMatch(message);
	});

	it.each<[FaultName, RegExp]>([
		['countryBlocked', /HTTP 403/],
		['accessTooFrequent', /HTTP 403/],
		['http401', /does not accept this API key/],
		['http404', /no Bybit API at this address/],
		['http429', /HTTP 429/],
		['http500', /HTTP 5xx/],
		['http502', /HTTP 5xx/],
		['http503', /HTTP 5xx/],
		['html200', /not from the Bybit API/],
		['empty200', /not from the Bybit API/],
		['foreignJson200', /not from the Bybit API/],
		['dropBeforeApplying', /ECONNRESET/],
	])('%s', async (fault, message) => {
		exchange.faults.next(fault, { times: 2 });
		expect(await test()).toMatch(message);
	});

	it('a redirect, which is not followed', async () => {
		exchange.faults.next(redirectTo(`${exchange.url}/v5/market/time`));
		expect(await test()).toMatch(/answered with a redirect/);
		expect(exchange.log).toHaveLength(1);
	});

	it('a host that nothing listens on', async () => {
		const gone = await Exchange.start();
		await gone.close();
		const credentials = { ...credentialsOf(gone.account), baseUrl: gone.url };
		expect(await testCredential(credentials)).toBe('ECONNREFUSED');
	});

	it('an incomplete credential', async () => {
		const message = await testCredential(credentialsOf({ apiKey: 'key', apiSecret: '' }));
		expect(message).toMatch(/API Secret of the Bybit credential is empty/);
		expect(exchange.log).toHaveLength(0);
	});
});
