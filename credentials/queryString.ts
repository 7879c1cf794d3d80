/** How a list is written in a query: `a=1,2` · `a=1&a=2` · `a[]=1&a[]=2` · `a[0]=1&a[1]=2`. */
export type ArrayFormat = 'comma' | 'repeat' | 'brackets' | 'indices';

const itemName: Record<Exclude<ArrayFormat, 'comma'>, (name: string, index: number) => string> = {
	repeat: (name) => name,
	brackets: (name) => `${name}[]`,
	indices: (name, index) => `${name}[${index}]`,
};

const plain = /^[\w\-.,]*$/;
const loneSurrogates = /\p{Surrogate}/gu;

/** Percent-encodes so that URL parsing changes nothing any more: it would turn `'` into `%27`. */
function encode(text: string): string {
	// A lone half of a surrogate pair has no UTF-8: it goes out as U+FFFD, as in URL parsing.
	const encoded = encodeURIComponent(
		plain.test(text) ? text : text.replace(loneSurrogates, '\uFFFD'),
	);
	return encoded.replace(/'/g, '%27');
}

function textOf(value: unknown): string {
	if (value === undefined || value === null) return '';
	return value instanceof Date ? value.toISOString() : String(value);
}

function addPairs(pairs: string[], name: string, value: unknown, format: ArrayFormat): void {
	if (value === undefined || typeof value === 'function') return;
	if (typeof value !== 'object' || value === null) {
		pairs.push(`${encode(name)}=${encode(textOf(value))}`);
	} else if (Array.isArray(value)) {
		if (format === 'comma') addPairs(pairs, name, value.map(textOf).join(','), format);
		else value.forEach((item, i) => addPairs(pairs, itemName[format](name, i), item, format));
	} else if (isPlainObject(value)) {
		for (const key of Object.keys(value)) addPairs(pairs, `${name}[${key}]`, value[key], format);
	} else {
		addPairs(pairs, name, textOf(value), format);
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
	const pairs: string[] = [];
	const entries = qs instanceof URLSearchParams ? [...qs] : Object.entries(qs);
	for (const [name, value] of entries) addPairs(pairs, name, value, format);
	return pairs.join('&');
}
