import { StoppedError } from '../../../../nodes/Bybit/client/abort';
import { KeyedMutex, overlaps } from '../../../../nodes/Bybit/client/keyedMutex';
import { settled, VirtualClock } from './virtualClock';

let clock: VirtualClock;
let mutex: KeyedMutex;
let done: string[];
beforeEach(() => {
	clock = new VirtualClock();
	mutex = new KeyedMutex();
	done = [];
});

const BTC = ['linear', 'BTCUSDT'];
const ETH = ['linear', 'ETHUSDT'];

function task(name: string, ms: number) {
	return async () => {
		await clock.sleep(ms);
		done.push(`${name} at ${clock.now()}`);
	};
}

test('runs one task at a time per symbol, in order; symbols do not wait for each other', async () => {
	await clock.until(
		Promise.all([
			mutex.run(BTC, task('first', 30)),
			mutex.run(BTC, task('second', 10)),
			mutex.run(ETH, task('other', 20)),
		]),
	);
	expect(done).toEqual(['other at 20', 'first at 30', 'second at 40']);
});

test('a category waits for its symbols and they for it; another category does not', async () => {
	await clock.until(
		Promise.all([
			mutex.run(BTC, task('BTC', 30)),
			mutex.run(['linear'], task('linear', 10)),
			mutex.run(BTC, task('BTC again', 5)),
			mutex.run(ETH, task('ETH', 5)),
			mutex.run(['inverse', 'BTCUSD'], task('inverse', 1)),
		]),
	);
	expect(done).toEqual([
		'inverse at 1',
		'BTC at 30',
		'linear at 40',
		'BTC again at 45',
		'ETH at 45',
	]);
});

test('the whole account waits for everything before it and holds up everything after it', async () => {
	await clock.until(
		Promise.all([
			mutex.run(BTC, task('BTC', 30)),
			mutex.run(['inverse'], task('inverse', 20)),
			mutex.run([], task('account', 10)),
			mutex.run([], task('account again', 10)),
			mutex.run(ETH, task('ETH', 1)),
		]),
	);
	expect(done).toEqual([
		'inverse at 20',
		'BTC at 30',
		'account at 40',
		'account again at 50',
		'ETH at 51',
	]);
});

test.each([
	[[], BTC, true],
	[BTC, BTC, true],
	[['linear'], BTC, true],
	[BTC, ETH, false],
	[['inverse'], BTC, false],
	[['linear'], ['inverse'], false],
])('%j and %j overlap: %s', (one, other, expected) => {
	expect(overlaps(one, other)).toBe(expected);
	expect(overlaps(other, one)).toBe(expected);
});

test('a task that fails holds up nothing', async () => {
	const failing = mutex.run(BTC, async () => await Promise.reject(new Error('no')));
	const next = mutex.run(BTC, task('next', 0));
	await expect(failing).rejects.toThrow('no');
	await clock.until(next);
	expect(done).toEqual(['next at 0']);
});

test('an aborted wait ends at once, and those behind still wait for those before', async () => {
	const controller = new AbortController();
	const first = mutex.run(BTC, task('first', 30));
	const aborted = mutex.run(BTC, task('aborted', 0), controller.signal);
	const last = mutex.run(BTC, task('last', 0));
	controller.abort();
	await expect(aborted).rejects.toBeInstanceOf(StoppedError);
	expect(clock.now()).toBe(0);
	await clock.until(Promise.all([first, last]));
	expect(done).toEqual(['first at 30', 'last at 30']);
});

test('an aborted task that already runs keeps the symbol until it has ended', async () => {
	const controller = new AbortController();
	const aborted = mutex.run(BTC, task('aborted', 30), controller.signal);
	const next = mutex.run(BTC, task('next', 0));
	await clock.pass(10);
	controller.abort();
	await clock.until(Promise.all([aborted, next]));
	expect(done).toEqual(['aborted at 30', 'next at 30']);
});

test('keeps nothing once it is idle, however many tasks it ran', async () => {
	let count = 0;
	const tasks = Array.from({ length: 10_000 }, async (_, index) => {
		await mutex.run(['linear', `S${index % 3}`], async () => {
			count += 1;
			await Promise.resolve();
		});
	});
	expect(mutex.idle).toBe(false);
	await Promise.all(tasks);
	await settled();
	expect({ count, idle: mutex.idle }).toEqual({ count: 10_000, idle: true });
});
