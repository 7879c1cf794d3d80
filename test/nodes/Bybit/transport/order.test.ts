import { Order } from '../../../../nodes/Bybit/transport/order';
import { StoppedWaiting } from '../../../../nodes/Bybit/transport/stop';
import { everybodyWaits, VirtualTime } from './virtualTime';

let order: Order;
let done: string[];
beforeEach(() => {
	order = new Order();
	done = [];
});

function task(time: VirtualTime, name: string, ms: number) {
	return async () => {
		await time.sleep(ms);
		done.push(`${name} at ${time.now()}`);
	};
}

test('one at a time per key, in the order of coming; keys do not wait for each other', async () => {
	const time = new VirtualTime();
	await time.until(
		Promise.all([
			order.run('BTC', task(time, 'first', 30), undefined),
			order.run('BTC', task(time, 'second', 10), undefined),
			order.run('ETH', task(time, 'other', 20), undefined),
		]),
	);
	expect(done).toEqual(['other at 20', 'first at 30', 'second at 40']);
});

test('one that fails keeps nobody up', async () => {
	const time = new VirtualTime();
	const failing = order.run('BTC', async () => await Promise.reject(new Error('no')), undefined);
	const behind = order.run('BTC', task(time, 'behind', 0), undefined);
	await expect(failing).rejects.toThrow('no');
	await time.until(behind);
	expect(done).toEqual(['behind at 0']);
});

test('who is stopped leaves at once, and those behind still wait for those before', async () => {
	const time = new VirtualTime();
	const stopper = new AbortController();
	const first = order.run('BTC', task(time, 'first', 30), undefined);
	const stopped = order.run('BTC', task(time, 'stopped', 0), stopper.signal);
	const last = order.run('BTC', task(time, 'last', 0), undefined);
	stopper.abort();
	await expect(stopped).rejects.toBeInstanceOf(StoppedWaiting);
	expect(time.now()).toBe(0);
	await time.until(Promise.all([first, last]));
	expect(done).toEqual(['first at 30', 'last at 30']);
});

test('a key is forgotten when its line is empty, however long it was', async () => {
	let served = 0;
	const tasks = Array.from({ length: 10_000 }, async (_, index) => {
		await order.run(
			`S${index % 3}`,
			async () => {
				served += 1;
				await Promise.resolve();
			},
			undefined,
		);
	});
	expect(order.size).toBe(3);
	await Promise.all(tasks);
	await everybodyWaits();
	expect({ served, size: order.size }).toEqual({ served: 10_000, size: 0 });
});
