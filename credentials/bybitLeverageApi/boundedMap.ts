/** A map that drops its oldest entry when it is full, for caches that live as long as the process. */
export class BoundedMap<Key, Value> {
	private readonly entries = new Map<Key, Value>();

	/** @param limit the most entries kept at a time */
	constructor(private readonly limit: number) {}

	get(key: Key): Value | undefined {
		return this.entries.get(key);
	}

	set(key: Key, value: Value): void {
		this.entries.delete(key);
		this.entries.set(key, value);
		if (this.entries.size <= this.limit) return;
		for (const oldest of this.entries.keys()) {
			this.entries.delete(oldest);
			return;
		}
	}
}
