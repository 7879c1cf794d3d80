import { Pace } from '../../../../nodes/Bybit/transport/pace';
import { StoppedWaiting } from '../../../../nodes/Bybit/transport/stop';
import { everybodyWaits, VirtualTime } from './virtualTime';

let time: VirtualTime;
let pace: Pace;
let sent: Array<[string, number]>;
beforeEach(() => {
	time = new VirtualTime();
	pace = new Pace(2, time);
	sent = [];
});

/** Sends once, with an answer after so many ms. */
async function send(name: string, ms = 0, again = false, signal?: AbortSignal): Promise<void> {
	const slot = await pace.slot(signal, again);
	sent.push([name, time.now()]);
	await time.sleep(ms);
	slot.answered();
}

test('as many as the limit at once, the others a second after an answer', async () => {
	await time.until(Promise.all([send('a', 40), send('b', 60), send('c'), send('d')]));
	expect(sent).toEqual([
		['a', 0],
		['b', 0],
		['c', 1043],
		['d', 1063],
	]);
});

test('what is under way keeps its slot, however long it takes', async () => {
	await time.until(Promise.all([send('a', 9_000), send('b', 0), send('c', 0), send('d', 0)]));
	expect(sent.map(([, at]) => at)).toEqual([0, 0, 1003, 2006]);
});

test('what was sent before goes before who comes new', async () => {
	await time.until(
		Promise.all([send('a'), send('b'), send('new'), send('again', 0, true), send('last')]),
	);
	expect(sent.map(([name]) => name)).toEqual(['a', 'b', 'again', 'new', 'last']);
});

test('a slot that was refused is left to others for 3 s, the last one only for its second', async () => {
	const slots = [await pace.slot(undefined), await pace.slot(undefined)];
	for (const slot of slots) slot.refused();
	await time.until(Promise.all([send('a'), send('b'), send('c'), send('d'), send('e')]));
	expect(sent.map(([, at]) => at)).toEqual([1003, 2006, 3009, 4003, 4012]);
});

test('the only slot does not rest', async () => {
	pace = new Pace(1, time);
	(await pace.slot(undefined)).refused();
	await time.until(send('a'));
	expect(sent).toEqual([['a', 1003]]);
});

test('a hold keeps everybody back, and the longest hold counts', async () => {
	pace.hold(700);
	pace.hold(300);
	await time.until(send('a'));
	expect(sent).toEqual([['a', 700]]);
});

test('a stop ends the wait at once, and the place goes to the next', async () => {
	const stopper = new AbortController();
	const before = [send('a'), send('b')];
	const stopped = send('stopped', 0, false, stopper.signal);
	const next = send('next');
	await everybodyWaits();
	stopper.abort();
	await expect(stopped).rejects.toBeInstanceOf(StoppedWaiting);
	await time.until(Promise.all([...before, next]));
	expect(sent.map(([name]) => name)).toEqual(['a', 'b', 'next']);
	expect(time.now()).toBe(1003);
});

test('a slot granted in the moment of the stop is not lost', async () => {
	const stopper = new AbortController();
	const stopped = pace.slot(stopper.signal);
	stopper.abort();
	await expect(stopped).rejects.toBeInstanceOf(StoppedWaiting);
	await time.until(Promise.all([send('a'), send('b')]));
	expect(sent).toEqual([
		['a', 0],
		['b', 0],
	]);
});

test('a slot that was not used is free as before; giving back twice changes nothing', async () => {
	const slot = await pace.slot(undefined);
	slot.unused();
	slot.unused();
	slot.answered();
	await time.until(Promise.all([send('a'), send('b'), send('c')]));
	expect(sent.map(([, at]) => at)).toEqual([0, 0, 1003]);
});

test('is idle when nothing waits, flies, or is inside the window', async () => {
	expect(pace.idle).toBe(true);
	const sending = send('a', 5);
	await everybodyWaits();
	expect(pace.idle).toBe(false);
	await time.until(sending);
	expect(pace.idle).toBe(false);
	await time.pass(1_003);
	expect(pace.idle).toBe(true);
});
