/** How a list is written in a query: `a=1,2` · `a=1&a=2` · `a[]=1&a[]=2` · `a[0]=1&a[1]=2`. */
export type ArrayFormat = 'comma' | 'repeat' | 'brackets' | 'indices';

const itemName: Record<Exclude<ArrayFormat, 'comma'>, (name: string, index: number) => string> = {
	repeat: (name) => name,
	brackets: (name) => `${name}[]`,
	indices: (name, index) => `${name}[${index}]`,
};

/** Percent-encodes so that URL parsing changes nothing any more: it would turn `'` into `%27`. */
function encode(text: string): string {
	// A lone half of a surrogate pair has no UTF-8: it goes out as U+FFFD, as in URL parsing.
	return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/'/g, '%27');
}

function textOf(value: unknown): string {
	if (value === undefined || value === null) return '';
	return value instanceof Date ? value.toISOString() : String(value);
}

function* pairsOf(name: string, value: unknown, format: ArrayFormat): Generator<string> {
	if (value === undefined || typeof value === 'function') return;
	if (Array.isArray(value) && format !== 'comma') {
		for (const [index, item] of value.entries()) {
			yield* pairsOf(itemName[format](name, index), item, format);
		}
	} else if (isPlainObject(value)) {
		for (const [key, item] of Object.entries(value)) {
			yield* pairsOf(`${name}[${key}]`, item, format);
		}
	} else {
		const text = Array.isArray(value) ? value.map(textOf).join(',') : textOf(value);
		yield `${encode(name)}=${encode(text)}`;
	}
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	return Object.prototype.toString.call(value) === '[object Object]';
}

/**
 * Writes a query the way it will stand in the URL, byte for byte: what is signed is what is sent.
 *
 * @param qs names and values; undefined ones are left out, null and '' give `name=`
 * @param format how lists are written; Bybit's own way is a comma
 * @returns the query without `?`, '' when there is nothing in it
 */
export function queryString(qs: unknown, format: ArrayFormat = 'comma'): string {
	if (qs === undefined || qs === null) return '';
	const entries = qs instanceof URLSearchParams ? [...qs] : Object.entries(qs);
	return entries.flatMap(([name, value]) => [...pairsOf(name, value, format)]).join('&');
}
