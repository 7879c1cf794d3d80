/** ms that a list is kept: long enough for typing, short enough for a new listing to show. */
const KEPT_MS = 60_000;

/** Lists kept at once; the oldest goes first. */
const MOST_KEPT = 20;

interface Kept<T> {
	list: Promise<readonly T[]>;
	/** ms since 1970; Infinity while the list is on its way. */
	until: number;
}

/** Lists that were fetched a short while ago, by what they are of. Whoever asks meanwhile shares one fetch. */
export class RecentLists<T> {
	private readonly kept = new Map<string, Kept<T>>();

	/** @param now ms since 1970 */
	constructor(private readonly now: () => number = Date.now) {}

	/**
	 * The list under `key`, fetched when there is none or it is too old. A fetch that is refused is not
	 * kept: the next one to ask tries again.
	 */
	async get(key: string, fetch: () => Promise<readonly T[]>): Promise<readonly T[]> {
		const known = this.kept.get(key);
		if (known && this.now() < known.until) return await known.list;

		const list = fetch();
		const fetched: Kept<T> = { list, until: Infinity };
		this.kept.delete(key);
		this.kept.set(key, fetched);
		this.forgetOldest();
		list.then(
			() => (fetched.until = this.now() + KEPT_MS),
			() => this.kept.get(key) === fetched && this.kept.delete(key),
		);
		return await list;
	}

	/** How many lists are kept. */
	get size(): number {
		return this.kept.size;
	}

	private forgetOldest(): void {
		const [oldest] = this.kept.keys();
		if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
	}
}
