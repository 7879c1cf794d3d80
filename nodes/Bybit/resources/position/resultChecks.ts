/** Whether a value is a number, or text that holds one, as most of Bybit's numbers do. */
export function isNumeric(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() !== '' && Number.isFinite(Number(value));
	return typeof value === 'number' && Number.isFinite(value);
}

/** Whether a value is an object whose fields pass these checks. */
export function isObjectOf<Fields extends string>(
	value: unknown,
	checks: Readonly<Record<Fields, (field: unknown) => boolean>>,
): value is Record<Fields, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	const fields = value as Record<string, unknown>;
	return Object.entries<(field: unknown) => boolean>(checks).every(([name, check]) =>
		check(fields[name]),
	);
}

/** Whether a result has a `list` whose rows all pass this check. */
export function isListOf(result: unknown, isRow: (row: unknown) => boolean): boolean {
	const isRows = (list: unknown) => Array.isArray(list) && list.every(isRow);
	return isObjectOf(result, { list: isRows });
}
