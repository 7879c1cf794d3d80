import type { BybitCredentials } from '../../../../credentials/bybitLeverageApi/credentialData';
import type { Environment } from '../../../../credentials/bybitLeverageApi/environments';
import { Accounts } from '../../../../nodes/Bybit/transport/account';
import { PATH } from './alerts';
import { everybodyWaits, VirtualTime } from './virtualTime';

let time: VirtualTime;
let accounts: Accounts;
beforeEach(() => {
	time = new VirtualTime();
	accounts = new Accounts(time);
});

function credentials(apiKey: string, environment: Environment = 'testnet'): BybitCredentials {
	return { environment, keyType: 'hmac', apiKey, apiSecret: 's', recvWindow: 5000 };
}

test('one per key and host, for every execution', () => {
	const one = accounts.of(credentials('a'));
	expect(accounts.of(credentials('a'))).toBe(one);
	expect(accounts.of(credentials('b'))).not.toBe(one);
	expect(accounts.of(credentials('a', 'mainnet'))).not.toBe(one);
	expect(accounts.of(credentials('a'))).toBe(one);
	expect(one.host).toBe('api-testnet.bybit.com');
});

test('each endpoint of an account has a pace of its own', () => {
	const account = accounts.of(credentials('a'));
	expect(account.pace(PATH)).toBe(account.pace(PATH));
	expect(account.pace('/v5/position/list')).not.toBe(account.pace(PATH));
});

test('of a thousand accounts the idle ones are forgotten, those in use are not', async () => {
	const busy = accounts.of(credentials('busy'));
	const stopper = new AbortController();
	const line = busy.order.run('BTC', async () => await time.sleep(1_000), stopper.signal);
	for (let index = 0; index < 1_000; index++) {
		accounts.of(credentials(`key${index}`));
		expect(accounts.size).toBeLessThanOrEqual(100);
	}
	expect(accounts.of(credentials('busy'))).toBe(busy);
	await time.until(line);
});

test('an account whose window is not over is not forgotten', async () => {
	const account = accounts.of(credentials('a'));
	(await account.pace(PATH).slot(undefined)).answered();
	for (let index = 0; index < 200; index++) accounts.of(credentials(`key${index}`));
	expect(accounts.of(credentials('a'))).toBe(account);
	await time.pass(1_100);
	await everybodyWaits();
	for (let index = 0; index < 200; index++) accounts.of(credentials(`key${index}`));
	expect(accounts.of(credentials('a'))).not.toBe(account);
});
