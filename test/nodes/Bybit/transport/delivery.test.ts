import { clockOffset } from '../../../../credentials/clock';
import { Refusal } from '../../../../credentials/refusal';
import { FailedRequest } from '../../../../nodes/Bybit/errors/FailedRequest';
import { Account } from '../../../../nodes/Bybit/transport/account';
import type { BybitAnswer } from '../../../../nodes/Bybit/transport/answer';
import { Delivery, TRY_TIMEOUT_MS } from '../../../../nodes/Bybit/transport/delivery';
import { StoppedWaiting } from '../../../../nodes/Bybit/transport/stop';
import { PATH } from './alerts';
import { BEGINNING, everybodyWaits, VirtualTime } from './virtualTime';

const fine: BybitAnswer = { retCode: 0, retMsg: 'OK', result: {}, time: BEGINNING };
const busy = () => new FailedRequest({ kind: 'retCode', retCode: 10016, retMsg: '' }, BEGINNING);
const limited = (resetsAt?: number) =>
	new FailedRequest({ kind: 'retCode', retCode: 10006, retMsg: '' }, BEGINNING, resetsAt);
const wrongTime = (serverTime: number) =>
	new FailedRequest({ kind: 'retCode', retCode: 10002, retMsg: '' }, serverTime);
const reset = () => new FailedRequest({ kind: 'connection', code: 'ECONNRESET' });
const notModified = () => new FailedRequest({ kind: 'retCode', retCode: 110043, retMsg: '' });

let time: VirtualTime;
let account: Account;
let tries: Array<{ at: number; timeout: number }>;
beforeEach(() => {
	time = new VirtualTime();
	account = new Account('http://exchange.test', time);
	tries = [];
});

/** Answers the first tries with these ends, and all after them with the last one. */
function ends(...all: Array<Error | BybitAnswer>) {
	return async (timeout: number): Promise<BybitAnswer> => {
		tries.push({ at: time.now(), timeout });
		const end = all[Math.min(tries.length, all.length) - 1] ?? fine;
		await time.sleep(1);
		if (end instanceof Error) throw end;
		return end;
	};
}

function newDelivery(timeout = TRY_TIMEOUT_MS, signal?: AbortSignal): Delivery {
	return new Delivery(account, timeout, signal);
}

test('a success is sent once', async () => {
	const answer = await time.until(newDelivery().send(PATH, ends(fine)));
	expect(answer).toBe(fine);
	expect(tries).toEqual([{ at: 0, timeout: 10_000 }]);
});

test('a persistent fault ends within 30 s of the first sending, with its own words', async () => {
	const error = busy();
	await expect(time.until(newDelivery().send(PATH, ends(error)))).rejects.toBe(error);
	expect(error.path).toBe(PATH);
	expect(time.now()).toBeGreaterThan(20_000);
	expect(time.now()).toBeLessThanOrEqual(30_000);
	expect(tries.length).toBeGreaterThan(7);
});

test('each try may take 10 s, the last ones what is left, but never less than a second', async () => {
	const silent = async (timeout: number) => {
		tries.push({ at: time.now(), timeout });
		await time.sleep(timeout);
		throw new FailedRequest({ kind: 'connection', code: 'ECONNABORTED' });
	};
	await expect(time.until(newDelivery().send(PATH, silent))).rejects.toThrow();
	expect(tries.map(({ timeout }) => timeout).slice(0, 2)).toEqual([10_000, 10_000]);
	expect(tries.at(-1)?.timeout).toBeGreaterThanOrEqual(1_000);
	expect(time.now()).toBeLessThanOrEqual(30_001);
});

test("the user's time-out is each try's", async () => {
	await time.until(newDelivery(200).send(PATH, ends(reset(), fine)));
	expect(tries.map(({ timeout }) => timeout)).toEqual([200, 200]);
});

test('waiting for a first slot is not counted against the item', async () => {
	const slots = await Promise.all(
		Array.from({ length: 10 }, async () => await account.pace(PATH).slot(undefined)),
	);
	const sending = newDelivery().send(PATH, ends(busy(), fine));
	await time.pass(60_000);
	for (const slot of slots) slot.unused();
	await expect(time.until(sending)).resolves.toBe(fine);
});

test('10006 waits for the moment that its header names, or a second', async () => {
	await time.until(newDelivery().send(PATH, ends(limited(BEGINNING + 640), limited(), fine)));
	expect(tries.map(({ at }) => at)).toEqual([0, 641, 1_642]);
});

test('10006 that asks for more than the item has is the last word', async () => {
	const sending = newDelivery().send(PATH, ends(limited(BEGINNING + 40_000)));
	await expect(time.until(sending)).rejects.toThrow();
	expect(tries).toHaveLength(1);
});

test('after an item gave up, each has one try until one gets through', async () => {
	await expect(time.until(newDelivery().send(PATH, ends(reset())))).rejects.toThrow();
	tries = [];
	await expect(time.until(newDelivery().send(PATH, ends(reset())))).rejects.toThrow();
	await expect(time.until(newDelivery().send(PATH, ends(reset())))).rejects.toThrow();
	expect(tries).toHaveLength(2);
	await time.until(newDelivery().send(PATH, ends(fine)));
	tries = [];
	await time.until(newDelivery().send(PATH, ends(reset(), fine)));
	expect(tries).toHaveLength(2);
});

test('a refusal is getting through, too', async () => {
	await expect(time.until(newDelivery().send(PATH, ends(reset())))).rejects.toThrow();
	await expect(time.until(newDelivery().send(PATH, ends(notModified())))).rejects.toThrow();
	tries = [];
	await time.until(newDelivery().send(PATH, ends(reset(), fine)));
	expect(tries).toHaveLength(2);
});

test('an outage of half a minute ago is nobody else’s', async () => {
	await expect(time.until(newDelivery().send(PATH, ends(reset())))).rejects.toThrow();
	await time.pass(30_000);
	tries = [];
	await time.until(newDelivery().send(PATH, ends(reset(), fine)));
	expect(tries).toHaveLength(2);
});

test.each([
	['a lost one', reset(), true],
	['an overloaded one', new FailedRequest({ kind: 'httpStatus', status: 429, html: false }), false],
	['a refused connection', new FailedRequest({ kind: 'connection', code: 'ECONNREFUSED' }), false],
])('whether the answer was lost: %s', async (_, failed, lost) => {
	const delivery = newDelivery();
	await expect(time.until(delivery.send(PATH, ends(failed, notModified())))).rejects.toThrow();
	expect(delivery.answerLost).toBe(lost);
});

test('an answer lost while reading says nothing about the change', async () => {
	const delivery = newDelivery();
	await time.until(delivery.send('/v5/position/list', ends(reset(), fine)));
	await expect(time.until(delivery.send(PATH, ends(notModified())))).rejects.toThrow();
	expect(delivery.answerLost).toBe(false);
});

test.each([
	['behind', 7_000],
	['ahead', -7_000],
])('a host clock %s is learnt from 10002, and the request sent once more', async (_, offset) => {
	const serverTime = BEGINNING + offset;
	await time.until(newDelivery().send(PATH, ends(wrongTime(serverTime), fine)));
	// The answer's time belongs to the middle of the millisecond that it took.
	expect(Math.abs(clockOffset('http://exchange.test') - offset)).toBeLessThanOrEqual(1);
	expect(tries).toHaveLength(2);
});

test('10002 for being late teaches nothing wrong: the clock may be right', async () => {
	const late = async () => {
		tries.push({ at: time.now(), timeout: 0 });
		if (tries.length > 1) return fine;
		await time.sleep(6_000);
		throw wrongTime(BEGINNING + 5_900);
	};
	account = new Account('http://late.test', time);
	await time.until(newDelivery().send(PATH, late));
	expect(clockOffset('http://late.test')).toBe(0);
	expect(tries).toHaveLength(2);
});

test('a second 10002 is the last word', async () => {
	const sending = newDelivery().send(PATH, ends(wrongTime(BEGINNING)));
	await expect(time.until(sending)).rejects.toThrow();
	expect(tries).toHaveLength(2);
});

test('a credential that refuses is not asked again', async () => {
	const refusal = new Refusal('The API key is missing');
	const sending = newDelivery().send(PATH, ends(new Error('wrapped', { cause: refusal })));
	await expect(time.until(sending)).rejects.toThrow('wrapped');
	expect(tries).toHaveLength(1);
});

test('a stop ends a wait at once, and the slot is given back', async () => {
	const stopper = new AbortController();
	const sending = newDelivery(TRY_TIMEOUT_MS, stopper.signal).send(PATH, ends(limited()));
	const end = expect(sending).rejects.toBeInstanceOf(StoppedWaiting);
	await time.pass(500);
	stopper.abort();
	await everybodyWaits();
	await end;
	expect(time.now()).toBe(500);
	expect(tries).toHaveLength(1);
	await time.pass(5_000);
	expect(account.idle).toBe(true);
});
