import { CredentialError } from '../../../../credentials/bybitLeverageApi/CredentialError';
import { TRY_TIMEOUT_MS } from '../../../../nodes/Bybit/transport/delivery';
import { StoppedWaiting } from '../../../../nodes/Bybit/transport/stop';
import { PATH } from './alerts';
import { broken, fine, refused, Sending } from './sending';
import { BEGINNING, everybodyWaits } from './virtualTime';

let sending: Sending;
beforeEach(() => {
	sending = new Sending();
});

test('a success is sent once', async () => {
	const answer = await sending.send(fine);
	expect(answer).toBe(fine);
	expect(sending.tries).toEqual([{ at: 0, timeout: 10_000 }]);
});

test('a persistent fault ends within 30 s of the first sending, with its own words', async () => {
	const error = refused(10016);
	await expect(sending.send(error)).rejects.toBe(error);
	expect(error.path).toBe(PATH);
	expect(sending.time.now()).toBeGreaterThan(20_000);
	expect(sending.time.now()).toBeLessThanOrEqual(30_000);
	expect(sending.tries.length).toBeGreaterThan(7);
});

test('each try may take 10 s, the last ones what is left, but never less than a second', async () => {
	const silent = async (timeout: number) => {
		sending.tries.push({ at: sending.time.now(), timeout });
		await sending.time.sleep(timeout);
		throw broken('ECONNABORTED');
	};
	await expect(sending.time.until(sending.delivery().send(PATH, silent))).rejects.toThrow();
	expect(sending.tries.map(({ timeout }) => timeout).slice(0, 2)).toEqual([10_000, 10_000]);
	expect(sending.tries.at(-1)?.timeout).toBeGreaterThanOrEqual(1_000);
	expect(sending.time.now()).toBeLessThanOrEqual(30_001);
});

test("the user's time-out is each try's", async () => {
	await sending.time.until(sending.delivery(200).send(PATH, sending.ends(broken(), fine)));
	expect(sending.tries.map(({ timeout }) => timeout)).toEqual([200, 200]);
});

test('waiting for a first slot is not counted against the item', async () => {
	const slots = await Promise.all(
		Array.from({ length: 10 }, async () => await sending.account.pace(PATH).slot(undefined)),
	);
	const sent = sending.delivery().send(PATH, sending.ends(refused(10016), fine));
	await sending.time.pass(60_000);
	for (const slot of slots) slot.unused();
	await expect(sending.time.until(sent)).resolves.toBe(fine);
});

test('10006 waits for the moment that its header names, or a second', async () => {
	await sending.send(refused(10006, BEGINNING, BEGINNING + 640), refused(10006), fine);
	expect(sending.tries.map(({ at }) => at)).toEqual([0, 641, 1_642]);
});

test('10006 that asks for more than the item has is the last word', async () => {
	const sent = sending
		.delivery()
		.send(PATH, sending.ends(refused(10006, BEGINNING, BEGINNING + 40_000)));
	await expect(sending.time.until(sent)).rejects.toThrow();
	expect(sending.tries).toHaveLength(1);
	expect(sending.time.now()).toBe(1);
});

test('the first try may take what the user allows, however long', async () => {
	await sending.time.until(sending.delivery(120_000).send(PATH, sending.ends(broken(), fine)));
	const [first = 0, second = 0] = sending.tries.map(({ timeout }) => timeout);
	expect(first).toBe(120_000);
	expect(second).toBeLessThanOrEqual(30_000);
});

test('what an item sends shares its 30 s, less the waits for first slots', async () => {
	const delivery = sending.delivery();
	const error = refused(10016);
	await sending.time.until(delivery.send(PATH, sending.ends(error, error, error, error, fine)));
	const used = sending.time.now();
	expect(used).toBeGreaterThan(1_500);
	sending.account.pace(PATH).hold(used + 50_000);
	await expect(sending.time.until(delivery.send(PATH, sending.ends(error)))).rejects.toBe(error);
	const [first] = sending.tries;
	expect(first?.at).toBe(used + 50_000);
	expect(sending.time.now()).toBeGreaterThan(used + 65_000);
	expect(sending.time.now()).toBeLessThanOrEqual(80_000);
});

test('a slot that comes after the time is over is left to others', async () => {
	const sent = sending.delivery().send(PATH, sending.ends(refused(10006)));
	const end = expect(sent).rejects.toMatchObject({ retCode: 10006 });
	await sending.time.pass(500);
	sending.account.pace(PATH).hold(29_500);
	await sending.time.until(end);
	expect(sending.tries).toHaveLength(1);
});

test('a credential that refuses is not asked again', async () => {
	const refusal = new CredentialError('The API key is missing');
	const sent = sending
		.delivery()
		.send(PATH, sending.ends(new Error('wrapped', { cause: refusal })));
	await expect(sending.time.until(sent)).rejects.toThrow('wrapped');
	expect(sending.tries).toHaveLength(1);
});

test('a stop ends a wait at once, and the slot is given back', async () => {
	const stopper = new AbortController();
	const sent = sending
		.delivery(TRY_TIMEOUT_MS, stopper.signal)
		.send(PATH, sending.ends(refused(10006)));
	const end = expect(sent).rejects.toBeInstanceOf(StoppedWaiting);
	await sending.time.pass(500);
	stopper.abort();
	await everybodyWaits();
	await end;
	expect(sending.time.now()).toBe(500);
	expect(sending.tries).toHaveLength(1);
	await sending.time.pass(5_000);
	expect(sending.account.idle).toBe(true);
});
