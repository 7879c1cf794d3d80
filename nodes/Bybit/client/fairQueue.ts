/** What one run waits for, each in the order of arrival. */
interface Run<T> {
	retries: Set<T>;
	fresh: Set<T>;
}

/**
 * A queue that serves runs in turn (round robin), so that a run with one item does not wait behind a run
 * with hundreds. Within a run it is first in, first out, but retries come first.
 */
export class FairQueue<T> {
	/** In the order in which they are served next. */
	private readonly runs = new Map<object, Run<T>>();

	get empty(): boolean {
		return this.runs.size === 0;
	}

	/** @returns removes `entry` again, unless it was served before */
	push(run: object, entry: T, retry: boolean): () => void {
		const waiting = this.runs.get(run) ?? { retries: new Set(), fresh: new Set() };
		this.runs.set(run, waiting);
		const entries = retry ? waiting.retries : waiting.fresh;
		entries.add(entry);
		return () => {
			entries.delete(entry);
			if (this.runs.get(run) === waiting && isEmpty(waiting)) this.runs.delete(run);
		};
	}

	/** Takes the entry that is served next; undefined when the queue is empty. */
	shift(): T | undefined {
		for (const [run, waiting] of this.runs) {
			this.runs.delete(run);
			const entries = waiting.retries.size > 0 ? waiting.retries : waiting.fresh;
			const [next] = entries;
			if (next !== undefined) entries.delete(next);
			if (!isEmpty(waiting)) this.runs.set(run, waiting);
			return next;
		}
		return undefined;
	}
}

function isEmpty({ retries, fresh }: Run<unknown>): boolean {
	return retries.size + fresh.size === 0;
}
