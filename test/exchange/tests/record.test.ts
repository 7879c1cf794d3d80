import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Exchange } from '..';
import { contradictions, extras, shapeOf, writeGolden } from '../record/golden';
import { readEnvironmentFile } from '../record/recordCli';
import { record } from '../record/recorder';
import { redact, secretsIn } from '../record/redact';

const XRP = { category: 'linear', symbol: 'XRPUSDT' } as const;
const UID = 123_456_789;

let exchange: Exchange;
let folder: string;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'record-'));
	exchange = await Exchange.start({
		account: { uid: UID, ips: ['127.0.0.1'], parentUid: 987_654_321 },
	});
});
afterAll(async () => {
	rmSync(folder, { recursive: true });
	await exchange.close();
});
beforeEach(() => exchange.reset());

function environmentFile(lines: Record<string, string> = {}): string {
	const path = join(folder, '.env.record');
	const { apiKey, apiSecret } = exchange.account;
	const values = {
		BYBIT_API_KEY: apiKey,
		BYBIT_API_SECRET: apiSecret,
		BYBIT_ENVIRONMENT: 'custom',
		BYBIT_BASE_URL: exchange.url,
		...lines,
	};
	writeFileSync(
		path,
		Object.entries(values)
			.map(([name, value]) => `${name}=${value}\n`)
			.join(''),
	);
	return path;
}

describe('npm run record, against the loopback exchange', () => {
	it('keeps every response that the package relies on, and nothing secret', async () => {
		exchange.setLeverage({ ...XRP, buyLeverage: 7, sellLeverage: 7 });
		const { credentials, symbol } = readEnvironmentFile(environmentFile());
		const recordings = await record(credentials, symbol, 'the loopback exchange');
		const codes = Object.fromEntries(
			[...recordings].map(([name, { response }]) => [
				name,
				(response.body as { retCode: number }).retCode,
			]),
		);
		expect(codes).toMatchObject({
			accountInfo: 0,
			futuresLeverage: 0,
			indexPriceKlineRange: 0,
			instrumentsNext: 0,
			keyInfo: 0,
			klineFromStart: 0,
			klineLimitTooLarge: 10001,
			positionsOfSymbol: 0,
			positionsWithoutSymbol: 10001,
			preMarket: 0,
			rateLimited: 10006,
			setLeverage: 0,
			setLeverageAboveMaximum: 110013,
			setLeverageOffStep: 10001,
			setLeverageUnchanged: 110043,
			setMarginModeUnchanged: 0,
			switchPositionModeUnchanged: 110025,
			unknownKey: 10003,
			wrongClock: 10002,
			wrongSecret: 10004,
		});
		expect(exchange.leverageOf(XRP)).toEqual({ buyLeverage: '7', sellLeverage: '7' });
		expect(recordings.get('setLeverage')?.response.headers).toMatchObject({ 'x-bapi-limit': '10' });

		writeGolden(join(folder, 'out'), recordings);
		const files = readdirSync(join(folder, 'out'));
		expect(files).toHaveLength(recordings.size);
		const text = files.map((file) => readFileSync(join(folder, 'out', file), 'utf8')).join('');
		const { apiKey, apiSecret } = exchange.account;
		for (const secret of [apiKey, apiSecret, String(UID), '987654321', '127.0.0.1', 'X-BAPI']) {
			expect(text).not.toContain(secret);
		}
		expect(text).toContain('origin_string[redacted]');
	});

	it('stops before it changes anything when the symbol has a position', async () => {
		exchange.setPosition({ ...XRP, side: 'Buy', size: 1 });
		const { credentials, symbol } = readEnvironmentFile(environmentFile());
		await expect(record(credentials, symbol, 'the loopback exchange')).rejects.toThrow(
			'BYBIT_SYMBOL',
		);
		expect(exchange.changes).toEqual([]);
	});

	it.each([
		[{ BYBIT_ENVIRONMENT: 'mainnet' }, 'testnet or demo'],
		[{ BYBIT_BASE_URL: 'https://api.bybit.com' }, '127.0.0.1'],
		[{ BYBIT_API_KEY: '' }, 'BYBIT_API_KEY'],
	])('takes no %j', (lines, message) => {
		expect(() => readEnvironmentFile(environmentFile(lines))).toThrow(message);
	});

	it('takes an RSA key from a file of its own', () => {
		const keyFile = join(folder, 'key.pem');
		writeFileSync(keyFile, 'PEM');
		const { credentials } = readEnvironmentFile(
			environmentFile({ BYBIT_PRIVATE_KEY_FILE: keyFile, BYBIT_ENVIRONMENT: 'demo' }),
		);
		expect(credentials).toMatchObject({ environment: 'demo', keyType: 'rsa', privateKey: 'PEM' });
	});
});

describe('redaction', () => {
	const key = { apiKey: 'abcdefgh', userID: 12345678, ips: ['*', '203.0.113.7'], parentUid: '0' };

	it('replaces private fields by values of the same type', () => {
		expect(redact({ ...key, secret: '', note: 'mine', type: 1 }, new Set())).toEqual({
			apiKey: 'redacted',
			userID: 0,
			ips: ['*', 'redacted'],
			parentUid: '0',
			secret: '',
			note: 'redacted',
			type: 1,
		});
	});

	it('finds them anywhere else', () => {
		const secrets = new Set(secretsIn({ list: [{ ...key, note: 'testnet' }] }));
		expect([...secrets]).toEqual(['abcdefgh', '12345678', '203.0.113.7']);
		expect(redact('key abcdefgh of 12345678', secrets)).toBe('key redacted of redacted');
	});

	it('leaves the numbers of risk tiers', () => {
		const tier = { id: 41, riskLimitValue: '200000' };
		expect(redact([tier], new Set())).toEqual([tier]);
	});
});

describe('shapes', () => {
	const expected = shapeOf({ list: [{ a: '1', b: null }, { c: 1 }], time: 1 });

	it('differ by type only', () => {
		expect(contradictions(shapeOf({ list: [], time: 2 }), expected)).toEqual([]);
		expect(contradictions(shapeOf({ list: [{ a: 1, b: 2, c: 3 }], time: 2 }), expected)).toEqual([
			'list[].a is number, not string',
		]);
		expect(contradictions(shapeOf({ list: {}, time: [] }), expected)).toEqual([
			'list is an object, not a list',
			'time is a list, not number',
		]);
	});

	it('name what one has beyond the other', () => {
		expect(extras(shapeOf({ list: [{ a: '1', d: 1 }], more: 1 }), expected)).toEqual([
			'list[].d',
			'more',
		]);
	});
});
