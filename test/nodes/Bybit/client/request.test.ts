import {
	getClockOffset,
	setClockOffset,
} from '../../../../credentials/bybitLeverageApi/clockOffset';
import { CredentialError } from '../../../../credentials/bybitLeverageApi/CredentialError';
import { BybitRequestError } from '../../../../nodes/Bybit/errors/BybitRequestError';
import { StoppedError } from '../../../../nodes/Bybit/client/abort';
import { Account } from '../../../../nodes/Bybit/client/account';
import { RateLimiter } from '../../../../nodes/Bybit/client/rateLimiter';
import { RequestSender, type BeforeSending } from '../../../../nodes/Bybit/client/request';
import { connectionLost, INFO, PATH, retCodeError, SenderHarness, success } from './senderHarness';
import { narrowestWindow } from './simulatedExchange';
import { EPOCH, settled } from './virtualClock';

let harness: SenderHarness;
beforeEach(() => {
	harness = new SenderHarness();
});

const BTC = ['linear', 'BTCUSDT'];

describe('retries', () => {
	test('a success is sent once', async () => {
		await expect(harness.send(success)).resolves.toBe(success);
		expect(harness.attempts).toEqual([{ at: 0, timeout: 10_000 }]);
	});

	test('a failure that lasts ends within 30 s of the first attempt, with its own error', async () => {
		const error = retCodeError(10016);
		await expect(harness.send(error)).rejects.toBe(error);
		expect(error.request).toBe(INFO);
		expect(harness.clock.now()).toBeGreaterThan(20_000);
		expect(harness.clock.now()).toBeLessThanOrEqual(30_000);
		expect(harness.attempts.length).toBeGreaterThan(7);
	});

	test('an attempt may take 10 s, the last ones what is left, but never less than a second', async () => {
		const silent = harness.attempt(async (timeout) => {
			await harness.clock.sleep(timeout);
			throw connectionLost('ECONNABORTED');
		});
		await expect(
			harness.clock.until(harness.sender().send(harness.request(silent))),
		).rejects.toThrow();
		const timeouts = harness.attempts.map(({ timeout }) => timeout);
		expect(timeouts.slice(0, 2)).toEqual([10_000, 10_000]);
		expect(timeouts.at(-1)).toBeGreaterThanOrEqual(1_000);
		expect(harness.clock.now()).toBeLessThanOrEqual(30_001);
	});

	test("the user's timeout is that of every attempt", async () => {
		const sender = harness.sender({ timeout: 200 });
		await harness.clock.until(
			sender.send(harness.request(harness.ends(connectionLost(), success))),
		);
		expect(harness.attempts.map(({ timeout }) => timeout)).toEqual([200, 200]);
	});

	test('the first attempt may take what the user allows, however long', async () => {
		const sender = harness.sender({ timeout: 120_000 });
		await harness.clock.until(
			sender.send(harness.request(harness.ends(connectionLost(), success))),
		);
		const [first = 0, second = 0] = harness.attempts.map(({ timeout }) => timeout);
		expect(first).toBe(120_000);
		expect(second).toBeLessThanOrEqual(30_000);
	});

	test.each(['ECONNREFUSED', 'ENOTFOUND'])('%s has two attempts', async (code) => {
		await expect(harness.send(connectionLost(code))).rejects.toThrow();
		expect(harness.attempts).toHaveLength(2);
		expect(harness.clock.now()).toBeLessThan(1_000);
	});

	test('a credential that refuses to sign is not retried', async () => {
		const error = new Error('wrapped', { cause: new CredentialError('The API key is empty') });
		const sent = harness.sender().send(harness.request(harness.ends(error)));
		await expect(harness.clock.until(sent)).rejects.toBe(error);
		expect(harness.attempts).toHaveLength(1);
	});
});

describe('giving up', () => {
	test.each([
		[undefined, true],
		[10_000, true],
		[9_999, false],
	])('after timeouts of %s ms opens the circuit breaker: %s', async (timeout, isOpen) => {
		const silent = harness.attempt(async (ms) => {
			await harness.clock.sleep(ms);
			throw connectionLost('ECONNABORTED');
		});
		const sent = harness.sender({ timeout }).send(harness.request(silent));
		await expect(harness.clock.until(sent)).rejects.toThrow();
		expect(harness.account.circuitBreaker.isOpen).toBe(isOpen);
	});

	test('when the run was stopped meanwhile, ends as stopped, whatever the response', async () => {
		const controller = new AbortController();
		const sender = harness.sender({ run: controller });
		const request = harness.request(harness.ends(retCodeError(110012)));
		const sent = sender.send(request);
		await settled();
		controller.abort();
		await expect(harness.clock.until(sent)).rejects.toThrow(StoppedError);
	});
});

describe('the rate limit', () => {
	test('a retry goes before the items of its run that were not sent yet', async () => {
		const run = new AbortController();
		const order: number[] = [];
		const items = Array.from({ length: 13 }, async (_, item) => {
			const attempt = harness.attempt(async () => {
				order.push(item);
				await harness.clock.sleep(1);
				if (item === 0 && order.filter((one) => one === 0).length === 1) throw connectionLost();
				return success;
			});
			return await harness.sender({ run }).send(harness.request(attempt));
		});
		await harness.clock.until(Promise.all(items));
		expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 10, 11, 12]);
	});

	test('10006 is retried for as long as it takes: no item is lost to the limit', async () => {
		const limited = Array.from({ length: 60 }, () => retCodeError(10006));
		await expect(harness.send(...limited, success)).resolves.toBe(success);
		expect(harness.clock.now()).toBeGreaterThan(60_000);
	});

	test('waiting for the limit does not use up the time for other retries', async () => {
		const limited = Array.from({ length: 30 }, () => retCodeError(10006));
		const failed = Array.from({ length: 3 }, () => retCodeError(10016));
		await expect(harness.send(...failed, ...limited, ...failed, success)).resolves.toBe(success);
	});

	test('a limit that refuses slowly costs no item either', async () => {
		const limited = harness.attempt(async () => {
			await harness.clock.sleep(1_000);
			if (harness.attempts.length > 60) return success;
			throw retCodeError(10006);
		});
		const sent = harness.sender().send(harness.request(limited));
		await expect(harness.clock.until(sent)).resolves.toBe(success);
		expect(harness.attempts.every(({ timeout }) => timeout === 10_000)).toBe(true);
	});

	test('the limit per IP address counts what is sent, however long the credential took to read', async () => {
		const sentAt: number[] = [];
		const { clock } = harness;
		const account = new Account(clock, new RateLimiter(2, clock));
		const attempt = async (_timeout: number, beforeSending: BeforeSending) => {
			// The database is back at 5 s, for all that wait for it.
			await clock.sleep(Math.max(0, 5_000 - clock.now()));
			beforeSending(harness.timestamp());
			sentAt.push(clock.now());
			return success;
		};
		const options = { account, baseUrl: harness.baseUrl, recvWindow: 5_000 };
		const run = { signal: new AbortController().signal };
		const path = '/v5/market/risk-limit';
		const sends = Array.from(
			{ length: 6 },
			async () =>
				await new RequestSender({ ...options, run }).send(
					harness.request(attempt, undefined, path),
				),
		);
		await clock.until(Promise.all(sends));
		expect(narrowestWindow(sentAt, 2)).toBeGreaterThanOrEqual(1_000);
	});

	test('a stop at any moment after a permit was granted gives every permit back', async () => {
		for (let ticks = 0; ticks < 40; ticks++) {
			const controller = new AbortController();
			const { account, clock } = harness;
			const holding = await Promise.all(
				Array.from(
					{ length: 10 },
					async () => await account.rateLimiter(PATH)?.acquire({ run: {} }),
				),
			);
			const sender = harness.sender({ run: controller });
			const end = sender.send(harness.request(harness.ends(success))).catch(() => undefined);
			await settled();
			holding.forEach((permit) => permit?.cancel());
			for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
			controller.abort();
			await clock.until(end);
			await clock.pass(20_000);
			expect({ ticks, idle: account.idle }).toEqual({ ticks, idle: true });
			expect({ ticks, idle: harness.ipRateLimiter.idle }).toEqual({ ticks, idle: true });
		}
	});

	test('an aborted wait ends at once and gives its permits back', async () => {
		const controller = new AbortController();
		const sender = harness.sender({ run: controller });
		const sent = sender.send(harness.request(harness.ends(retCodeError(10006))));
		const end = expect(sent).rejects.toBeInstanceOf(StoppedError);
		await harness.clock.pass(200);
		// When an attempt is under way, its response is waited for.
		while ((harness.attempts.at(-1)?.at ?? 0) > harness.clock.now() - 2) {
			await harness.clock.pass(1);
		}
		const stoppedAt = harness.clock.now();
		const { length } = harness.attempts;
		controller.abort();
		await settled();
		await end;
		expect(harness.clock.now()).toBe(stoppedAt);
		await harness.clock.pass(20_000);
		expect(harness.attempts).toHaveLength(length);
		expect(harness.account.idle).toBe(true);
	});
});

describe('the clock', () => {
	test.each([
		['behind', 7_000],
		['ahead', -7_000],
	])(
		'a host clock %s is corrected after 10002, and the request retried once',
		async (_, offset) => {
			await harness.send(retCodeError(10002, EPOCH + offset), success);
			// The response's time belongs to the middle of the millisecond that it took.
			expect(Math.abs(getClockOffset('http://exchange.test') - offset)).toBeLessThanOrEqual(1);
			expect(harness.attempts).toHaveLength(2);
		},
	);

	test('10002 for being late corrects nothing: the clock may be right', async () => {
		harness = new SenderHarness('http://late.test');
		const late = harness.attempt(async () => {
			if (harness.attempts.length > 1) return success;
			await harness.clock.sleep(6_000);
			throw retCodeError(10002, EPOCH + 5_900);
		});
		await harness.clock.until(harness.sender().send(harness.request(late)));
		expect(getClockOffset('http://late.test')).toBe(0);
		expect(harness.attempts).toHaveLength(2);
	});

	test('a host clock that is set while a request is under way is corrected as well', async () => {
		harness = new SenderHarness('http://jump.test');
		const jumped = harness.attempt(async () => {
			if (harness.attempts.length > 1) return success;
			await harness.clock.sleep(100);
			harness.clock.wallClockOffsetMs -= 3_600_000;
			throw retCodeError(10002, EPOCH + 50);
		});
		await harness.clock.until(harness.sender().send(harness.request(jumped)));
		expect(Math.abs(getClockOffset('http://jump.test') - 3_600_000)).toBeLessThanOrEqual(100);
	});

	test('10002 that does not tell the time is final', async () => {
		const failure = { kind: 'retCode', retCode: 10002, retMsg: '' } as const;
		const error = new BybitRequestError(failure);
		const before = getClockOffset(harness.baseUrl);
		await expect(harness.send(error, success)).rejects.toBe(error);
		expect(getClockOffset(harness.baseUrl)).toBe(before);
	});

	test('a second 10002 is final', async () => {
		await expect(harness.send(retCodeError(10002))).rejects.toMatchObject({ retCode: 10002 });
		expect(harness.attempts).toHaveLength(2);
	});
});

describe('a change whose outcome is unknown', () => {
	const send = async (content: string, ...ends: Parameters<SenderHarness['ends']>) =>
		await harness.sender({ changes: BTC }).send(harness.request(harness.ends(...ends), content));

	test.each([
		['a lost response', connectionLost(), true],
		['10000', retCodeError(10000), true],
		['a rate limit', retCodeError(10006), false],
		['a refused connection', connectionLost('ECONNREFUSED'), false],
	])('%s: may have been applied: %s', async (_, error, expected) => {
		const sender = harness.sender({ changes: BTC });
		const sent = sender.send(harness.request(harness.ends(error, retCodeError(110043)), '5'));
		await expect(harness.clock.until(sent)).rejects.toThrow();
		expect(sender.mayHaveBeenApplied).toBe(expected);
	});

	test('a read is nothing that may have been applied', async () => {
		const sender = harness.sender({ changes: BTC });
		await harness.clock.until(
			sender.send(harness.request(harness.ends(connectionLost(), success))),
		);
		expect(sender.mayHaveBeenApplied).toBe(false);
		expect(harness.account.unsettled.idle).toBe(true);
	});

	test('its own retry leaves at once, a different change only when it has expired', async () => {
		await harness.clock.until(send('50', connectionLost(), success));
		expect(harness.attempts[1]?.at).toBeLessThan(300);
		await harness.clock.until(send('2', success));
		expect(harness.attempts[0]?.at).toBeGreaterThanOrEqual(5_000);
		expect(harness.attempts[0]?.at).toBeLessThan(6_500);
	});

	test('what n8n fails with after signing counts as a response that was lost', async () => {
		const error = new TypeError('not whole');
		await expect(harness.clock.until(send('50', error))).rejects.toBe(error);
		await harness.clock.until(send('2', success));
		expect(harness.attempts[0]?.at).toBeGreaterThanOrEqual(5_000);
	});

	test.each([0, 1_750_000_000, EPOCH + 3_600_000_000, EPOCH - 3_600_000_000])(
		'a response that says it is %i delays a different change no longer, and no less',
		async (time) => {
			await harness.clock.until(send('50', { ...success, time }));
			await harness.clock.until(send('50', connectionLost(), { ...success, time }));
			const before = harness.clock.now();
			await harness.clock.until(send('2', success));
			expect((harness.attempts[0]?.at ?? 0) - before).toBeGreaterThan(4_500);
			expect((harness.attempts[0]?.at ?? 0) - before).toBeLessThan(7_000);
		},
	);

	test.each([
		['set back', (ms: number) => (harness.clock.wallClockOffsetMs -= ms)],
		['corrected', (ms: number) => setClockOffset(harness.baseUrl, -ms)],
	])('holds up a different change for longer when the clock is %s after it', async (_, by) => {
		harness = new SenderHarness('http://set-back.test');
		await harness.clock.until(send('50', connectionLost(), success));
		await harness.clock.pass(5_000);
		by(4_000);
		await harness.clock.until(send('2', success));
		setClockOffset(harness.baseUrl, 0);
		expect(harness.attempts[0]?.at).toBeGreaterThanOrEqual(9_000 + 1_250);
		expect(harness.attempts[0]?.at).toBeLessThan(9_000 + 1_500);
	});

	test('is not overtaken either when the clock is set back while the credential is read', async () => {
		await harness.clock.until(send('50', connectionLost(), success));
		await harness.clock.pass(7_000);
		harness.attempts = [];
		const signed: number[] = [];
		const attempt = async (_timeout: number, beforeSending: BeforeSending) => {
			await harness.clock.sleep(100);
			if (signed.length === 0) harness.clock.wallClockOffsetMs -= 4_000;
			signed.push(harness.clock.now());
			beforeSending(harness.timestamp());
			harness.attempts.push({ at: harness.clock.now(), timeout: 0 });
			return success;
		};
		const sender = harness.sender({ changes: BTC });
		await harness.clock.until(sender.send(harness.request(attempt, '2')));
		expect(signed).toHaveLength(2);
		expect(harness.attempts).toHaveLength(1);
		expect(harness.attempts[0]?.at).toBeGreaterThanOrEqual(10_250);
		await harness.clock.pass(100_000);
		expect(harness.account.idle).toBe(true);
	});

	test('a change of another symbol does not wait', async () => {
		await harness.clock.until(send('50', connectionLost(), success));
		const before = harness.clock.now();
		const other = harness.sender({ changes: ['linear', 'ETHUSDT'] });
		await harness.clock.until(other.send(harness.request(harness.ends(success), '2')));
		expect(harness.attempts[0]?.at).toBe(before);
	});

	test('what an item reads before its change, it reads after the wait', async () => {
		await harness.clock.until(send('50', connectionLost(), success));
		const sender = harness.sender({ changes: BTC });
		await harness.clock.until(
			sender.send(harness.request(harness.ends(success), undefined, '/v5/position/list')),
		);
		expect(harness.attempts[0]?.at).toBeGreaterThanOrEqual(5_000);
	});

	test('an item that only reads does not wait', async () => {
		await harness.clock.until(send('50', connectionLost(), success));
		const before = harness.clock.now();
		await harness.send(success);
		expect(harness.attempts[0]?.at).toBe(before);
	});

	test('holds up a different change also when its own item was stopped', async () => {
		const controller = new AbortController();
		const sender = harness.sender({ changes: BTC, run: controller });
		const aborted = harness.attempt(async () => {
			await harness.clock.sleep(1_000);
			throw connectionLost('ERR_CANCELED');
		});
		const end = expect(sender.send(harness.request(aborted, '50'))).rejects.toBeInstanceOf(
			StoppedError,
		);
		await harness.clock.pass(500);
		controller.abort();
		await harness.clock.pass(600);
		await end;
		await harness.clock.until(send('2', success));
		expect(harness.attempts[0]?.at).toBeGreaterThanOrEqual(5_000);
	});

	test('the wait for it ends at once with the execution, and nothing is sent', async () => {
		await harness.clock.until(send('50', connectionLost(), success));
		const controller = new AbortController();
		const sender = harness.sender({ changes: BTC, run: controller });
		const sent = sender.send(harness.request(harness.ends(success), '2'));
		const end = expect(sent).rejects.toBeInstanceOf(StoppedError);
		await harness.clock.pass(100);
		controller.abort();
		await end;
		expect(harness.attempts).toHaveLength(0);
	});

	test('counts as sent when it was signed, however long the credential took to read', async () => {
		let attempts = 0;
		const attempt = async (_timeout: number, beforeSending: BeforeSending) => {
			if (++attempts > 1) return success;
			await harness.clock.sleep(8_000);
			beforeSending(harness.timestamp());
			await harness.clock.sleep(1_000);
			throw connectionLost();
		};
		const sender = harness.sender({ changes: BTC });
		await harness.clock.until(sender.send(harness.request(attempt, '50')));
		await harness.clock.until(send('2', success));
		expect(harness.attempts[0]?.at).toBeCloseTo(8_000 + 5_000 + 1_250, -1);
	});

	test('counts as sent when it failed, where nothing told when it was signed', async () => {
		let attempts = 0;
		const attempt = async () => {
			if (++attempts > 1) return success;
			await harness.clock.sleep(8_000);
			throw connectionLost();
		};
		const sender = harness.sender({ changes: BTC });
		await harness.clock.until(sender.send(harness.request(attempt, '50')));
		await harness.clock.until(send('2', success));
		expect(harness.attempts[0]?.at).toBeGreaterThanOrEqual(8_000 + 5_000);
		await harness.clock.pass(62_000);
		expect(harness.account.idle).toBe(true);
	});

	test('a stop awaits the response of what was sent: the next change need not wait', async () => {
		const controller = new AbortController();
		const sender = harness.sender({ changes: BTC, run: controller });
		const slow = harness.attempt(async () => {
			await harness.clock.sleep(1_000);
			return success;
		});
		const sent = sender.send(harness.request(slow, '50'));
		await harness.clock.pass(100);
		controller.abort();
		await expect(harness.clock.until(sent)).resolves.toBe(success);
		await harness.clock.until(send('2', success));
		expect(harness.attempts[0]?.at).toBe(1_000);
	});

	test('an attempt that a stop keeps from being sent is no change, and holds up nobody', async () => {
		const controller = new AbortController();
		let refused: unknown;
		const attempt = async (_timeout: number, beforeSending: BeforeSending) => {
			await harness.clock.sleep(3_000);
			try {
				beforeSending(harness.timestamp());
			} catch (error) {
				refused = error;
				throw error;
			}
			return success;
		};
		const sender = harness.sender({ changes: BTC, run: controller });
		const end = expect(sender.send(harness.request(attempt, '50'))).rejects.toBeInstanceOf(
			StoppedError,
		);
		await harness.clock.pass(100);
		controller.abort();
		await end;
		expect(harness.account.idle).toBe(true);
		await harness.clock.until(send('2', success));
		expect(harness.attempts[0]?.at).toBe(100);
		await harness.clock.pass(5_000);
		expect(refused).toBeInstanceOf(StoppedError);
	});
});
