import type { BybitCredentials } from '../../../../credentials/bybitLeverageApi/credentialData';
import { Accounts } from '../../../../nodes/Bybit/client/account';
import { PATH } from './senderHarness';
import { settled, VirtualClock } from './virtualClock';

let clock: VirtualClock;
let accounts: Accounts;
beforeEach(() => {
	clock = new VirtualClock();
	accounts = new Accounts(clock);
});

function credentials(
	apiKey: string,
	environment: BybitCredentials['environment'] = 'testnet',
): BybitCredentials {
	return { environment, keyType: 'hmac', apiKey, apiSecret: 's', recvWindow: 5000 };
}

test('one per API key and site, for every execution', () => {
	const one = accounts.get(credentials('a'));
	expect(accounts.get(credentials('a'))).toBe(one);
	expect(accounts.get(credentials('b'))).not.toBe(one);
	expect(accounts.get(credentials('a', 'mainnet'))).not.toBe(one);
});

test('Mainnet and Bytick are one site', () => {
	const one = accounts.get(credentials('a', 'mainnet'));
	expect(accounts.get(credentials('a', 'bytick'))).toBe(one);
});

test('no API key is kept as it is', () => {
	accounts.get(credentials('secretApiKey'));
	expect(JSON.stringify([...Object.values(accounts)].map(String))).not.toContain('secretApiKey');
	const maps = Object.values(accounts).filter((value) => value instanceof Map);
	for (const map of maps) for (const key of map.keys()) expect(key).toMatch(/^[0-9a-f]{64}$/);
	expect(maps).toHaveLength(1);
});

test('each endpoint has a limiter of its own, and all share the one per IP address', () => {
	const account = accounts.get(credentials('a'));
	const limiter = account.rateLimiter(PATH);
	expect(account.rateLimiter(PATH)).toBe(limiter);
	expect(account.rateLimiter('/v5/position/list')).not.toBe(limiter);
	expect(account.rateLimiter('/v5/market/risk-limit')).toBeUndefined();
	expect(accounts.get(credentials('b')).ipRateLimiter).toBe(account.ipRateLimiter);
});

test('of a thousand accounts the idle ones are forgotten, those in use are not', async () => {
	const busy = accounts.get(credentials('busy'));
	const working = busy.mutex.run(['linear', 'BTCUSDT'], async () => await clock.sleep(1_000));
	for (let index = 0; index < 1_000; index++) {
		accounts.get(credentials(`key${index}`));
		expect(accounts.size).toBeLessThanOrEqual(100);
	}
	expect(accounts.get(credentials('busy'))).toBe(busy);
	await clock.until(working);
});

test('an account with a change that may still be carried out is not forgotten', async () => {
	const account = accounts.get(credentials('a'));
	account.unsettled.add(['linear', 'BTCUSDT'], '50', 0, 5_000);
	for (let index = 0; index < 200; index++) accounts.get(credentials(`key${index}`));
	expect(accounts.get(credentials('a'))).toBe(account);
	await clock.pass(66_250);
	await settled();
	for (let index = 0; index < 200; index++) accounts.get(credentials(`key${index}`));
	expect(accounts.get(credentials('a'))).not.toBe(account);
});

test('an account whose rate limit is in use is not forgotten', async () => {
	const account = accounts.get(credentials('a'));
	const permit = await account.rateLimiter(PATH)?.acquire({ run: {} });
	permit?.release({ rateLimited: false });
	for (let index = 0; index < 200; index++) accounts.get(credentials(`key${index}`));
	expect(accounts.get(credentials('a'))).toBe(account);
});
