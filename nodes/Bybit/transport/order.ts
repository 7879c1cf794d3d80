import { untilStopped } from './stop';

/**
 * One line per key (account, category and symbol): who comes first is served first, one at a time.
 * A key is forgotten when its line is empty.
 */
export class Order {
	private readonly tails = new Map<string, Promise<void>>();

	/** Keys with somebody in line. */
	get size(): number {
		return this.tails.size;
	}

	/**
	 * Runs `task` after every task that was put in this key's line before it, whatever became of those.
	 *
	 * @throws {StoppedWaiting} at once when the execution is stopped before its turn; the task never runs
	 */
	async run<T>(key: string, task: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
		const before = this.tails.get(key) ?? Promise.resolve();
		let leave = () => {};
		const left = new Promise<void>((resolve) => (leave = resolve));
		// Who stops waiting leaves the line only in its own place: nobody behind may overtake those before.
		const tail = before.then(async () => await left);
		this.tails.set(key, tail);
		try {
			await untilStopped(before, signal);
			return await task();
		} finally {
			leave();
			void tail.then(() => {
				if (this.tails.get(key) === tail) this.tails.delete(key);
			});
		}
	}
}
