import { untilAborted } from './abort';

/**
 * What a task needs for itself: `['linear', 'BTCUSDT']` is a symbol, `['linear']` every symbol of a
 * category, `[]` the whole account.
 */
export type Scope = readonly string[];

/** Whether two scopes have something in common: one of them contains the other. */
export function overlaps(one: Scope, other: Scope): boolean {
	const [short, long] = one.length < other.length ? [one, other] : [other, one];
	return short.every((part, index) => part === long[index]);
}

interface Tail {
	scope: Scope;
	/** Settles when the last task of this scope has ended. Never rejects. */
	ended: Promise<unknown>;
}

/** A mutex per scope: tasks whose scopes overlap run one at a time, in the order in which they came. */
export class KeyedMutex {
	private readonly tails = new Map<string, Tail>();

	/** Whether nothing runs and nothing waits. */
	get idle(): boolean {
		return this.tails.size === 0;
	}

	/**
	 * Runs `task` after every earlier task whose scope overlaps, however those ended.
	 *
	 * @param signal ends the wait, not the task: a request that is under way cannot be taken back
	 * @throws {StoppedError} when `signal` aborts while the task waits; it is then never run
	 */
	async run<T>(scope: Scope, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		const key = scope.join('/');
		const before = Promise.all(this.tailsOf(scope));
		const running = untilAborted(before, signal).then(task);
		// Whoever stops waiting still keeps those behind it from passing those before it.
		const ended = Promise.allSettled([before, running]);
		const tail = { scope, ended };
		this.tails.set(key, tail);
		void ended.then(() => {
			if (this.tails.get(key) === tail) this.tails.delete(key);
		});
		return await running;
	}

	private tailsOf(scope: Scope): Array<Promise<unknown>> {
		// The common case looks up three keys, however many symbols are waiting.
		if (scope.length === 2) {
			const keys = ['', String(scope[0]), scope.join('/')];
			return keys.flatMap((key) => this.tails.get(key)?.ended ?? []);
		}
		return [...this.tails.values()]
			.filter((tail) => overlaps(tail.scope, scope))
			.map(({ ended }) => ended);
	}
}
