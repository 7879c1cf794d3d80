import { Account } from '../../../../nodes/Bybit/transport/account';
import { deliverAlert } from './alerts';
import { ModelExchange } from './modelExchange';
import { VirtualTime } from './virtualTime';

/** The same numbers in [0, 1) on every run: mulberry32. */
function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

interface Network {
	latencyMs: number;
	jitterMs: number;
}

/** As many workers, each a process of its own, send their alerts for symbols of their own. */
async function deliver(workers: number, each: number, { latencyMs, jitterMs }: Network) {
	const time = new VirtualTime();
	const next = chance(workers * 1_000 + jitterMs);
	const half = () => (latencyMs + next() * jitterMs) / 2;
	const exchange = new ModelExchange(time, { way: () => [half(), half()] });
	const delivering = Array.from({ length: workers }).flatMap((_, worker) => {
		const account = new Account('http://exchange.test', time);
		return Array.from({ length: each }, async (__, index) => {
			return await deliverAlert(account, exchange, { symbol: `${worker}-${index}`, leverage: 5 });
		});
	});
	const changed = await time.until(Promise.all(delivering));
	return { changed, exchange, seconds: time.now() / 1_000 };
}

/** The limit alone takes 19 s for 200. */
test.each([
	[0, 0, 19.1, 0],
	[2, 1, 19.2, 0],
	[50, 20, 19.6, 0],
	[200, 100, 20.6, 0],
	[20, 300, 22, 2],
])(
	'200 symbols at %d ms and up to %d ms more: %d s and %d refused at most',
	async (latencyMs, jitterMs, most, refused) => {
		const { changed, exchange, seconds } = await deliver(1, 200, { latencyMs, jitterMs });
		expect(changed).toHaveLength(200);
		expect(seconds).toBeLessThan(most);
		expect(exchange.refused).toBeLessThanOrEqual(refused);
	},
);

test.each([2, 3, 5])(
	'%d workers that do not know of each other get everything through, and share the limit',
	async (workers) => {
		const network = { latencyMs: 20, jitterMs: 5 };
		const { changed, exchange, seconds } = await deliver(workers, 100, network);
		expect(changed.every(Boolean)).toBe(true);
		expect(changed).toHaveLength(workers * 100);
		// A slot that rests is not always taken by another worker.
		expect(seconds).toBeLessThan(workers * 10 * 1.15);
		// If each sent ten a second, all but ten of them were refused.
		expect(exchange.refused / changed.length).toBeLessThan((workers - 1) / 3);
	},
);
