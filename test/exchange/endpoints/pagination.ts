/** How many entries a page holds when the query does not say, and at most. */
export interface PageSize {
	limit: number;
	maxLimit: number;
}

/** A page in Bybit's shape; `nextPageCursor` is empty on the last one. */
export interface Page<T> {
	list: T[];
	nextPageCursor: string;
}

const CURSOR = /^offset%3D(\d+)%26last%3D([^%&=]*)$/;

/**
 * The page that `limit` and `cursor` ask for; undefined when either is invalid.
 *
 * A cursor comes already percent-encoded and is a value like any other: sent back without encoding
 * it again, it arrives decoded and is rejected.
 * @see https://bybit-exchange.github.io/docs/v5/guide#pagination
 */
export function pageOf<T extends object>(
	entries: readonly T[],
	query: URLSearchParams,
	size: PageSize,
): Page<T> | undefined {
	const limit = Number(query.get('limit') || size.limit);
	if (!Number.isInteger(limit) || limit < 1 || limit > size.maxLimit) return undefined;
	const cursor = query.get('cursor') ?? '';
	const from = cursor === '' ? 0 : Number(CURSOR.exec(cursor)?.[1] ?? NaN);
	if (Number.isNaN(from) || from > entries.length) return undefined;

	const next = Math.min(from + limit, entries.length);
	const last = entries[next - 1];
	const name = last && 'symbol' in last ? String(last.symbol) : '';
	const nextPageCursor =
		next < entries.length ? encodeURIComponent(`offset=${next}&last=${name}`) : '';
	return { list: entries.slice(from, next), nextPageCursor };
}
