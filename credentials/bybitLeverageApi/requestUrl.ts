import { CredentialError } from './CredentialError';
import { environmentName } from './environments';

/** How a list is written in a query: `a=1,2` · `a=1&a=2` · `a[]=1&a[]=2` · `a[0]=1&a[1]=2`. */
export type ArrayFormat = 'comma' | 'repeat' | 'brackets' | 'indices';

/** The part of the options of n8n's two request functions that decides what is sent. */
export interface RequestToSign {
	url?: unknown;
	/** The HTTP Request node's name for `url`. */
	uri?: unknown;
	baseURL?: unknown;
	method?: string;
	headers?: Record<string, unknown>;
	qs?: unknown;
	arrayFormat?: ArrayFormat;
	qsStringifyOptions?: { arrayFormat?: ArrayFormat };
	useQuerystring?: boolean;
	body?: unknown;
	form?: unknown;
	formData?: unknown;
}

const itemName: Record<Exclude<ArrayFormat, 'comma'>, (name: string, index: number) => string> = {
	repeat: (name) => name,
	brackets: (name) => `${name}[]`,
	indices: (name, index) => `${name}[${index}]`,
};

const plainText = /^[\w\-.,]*$/;
const loneSurrogates = /\p{Surrogate}/gu;

/** Percent-encodes so that URL parsing changes nothing afterwards: it would turn `'` into `%27`. */
function encode(text: string): string {
	// A lone half of a surrogate pair has no UTF-8: it is sent as U+FFFD, as URL parsing does.
	const encoded = encodeURIComponent(
		plainText.test(text) ? text : text.replace(loneSurrogates, '\uFFFD'),
	);
	return encoded.replace(/'/g, '%27');
}

function toText(value: unknown): string {
	if (value === undefined || value === null) return '';
	return value instanceof Date ? value.toISOString() : String(value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	return Object.prototype.toString.call(value) === '[object Object]';
}

function addPairs(pairs: string[], name: string, value: unknown, format: ArrayFormat): void {
	if (value === undefined || typeof value === 'function') return;
	if (typeof value !== 'object' || value === null) {
		pairs.push(`${encode(name)}=${encode(toText(value))}`);
	} else if (Array.isArray(value)) {
		if (format === 'comma') addPairs(pairs, name, value.map(toText).join(','), format);
		else value.forEach((item, i) => addPairs(pairs, itemName[format](name, i), item, format));
	} else if (isPlainObject(value)) {
		for (const key of Object.keys(value)) addPairs(pairs, `${name}[${key}]`, value[key], format);
	} else {
		addPairs(pairs, name, toText(value), format);
	}
}

/**
 * Writes a query as it will appear in the URL, byte for byte: what is signed is what is sent.
 *
 * @param qs names and values; undefined ones are left out, null and '' give `name=`
 * @param format how lists are written; Bybit's own format is a comma
 * @returns the query without `?`, '' when it is empty
 */
export function serializeQuery(qs: unknown, format: ArrayFormat = 'comma'): string {
	if (qs === undefined || qs === null) return '';
	const pairs: string[] = [];
	const entries = qs instanceof URLSearchParams ? [...qs] : Object.entries(qs);
	for (const [name, value] of entries) addPairs(pairs, name, value, format);
	return pairs.join('&');
}

const plainPath = /^\/(?!\/)[\w\-./]*$/;
const absoluteUrl = /^([a-z][a-z\d+\-.]*:)?[\\/]{2}/i;

function rejectHost(origin: string, baseUrl: string): never {
	const ownName = environmentName(baseUrl);
	const otherName = environmentName(origin);
	throw new CredentialError(
		`The request is for ${origin}, but the Bybit credential is for ${baseUrl}` +
			`${ownName ? ` (${ownName})` : ''}. Nothing was sent. Change the URL so that it begins with ${baseUrl}, ` +
			(otherName
				? `or set the credential's Environment to ${otherName}.`
				: "or set the credential's Environment to the site of the URL."),
	);
}

function joinUrl(baseUrl: string, target: string): string {
	if (absoluteUrl.test(target)) return target;
	return target === '' ? baseUrl : `${baseUrl.replace(/\/+$/, '')}/${target.replace(/^\/+/, '')}`;
}

function readArrayFormat(request: RequestToSign): ArrayFormat | undefined {
	if (request.arrayFormat) return request.arrayFormat;
	if (request.qsStringifyOptions?.arrayFormat) return request.qsStringifyOptions.arrayFormat;
	if (request.useQuerystring === undefined) return undefined;
	return request.useQuerystring ? 'repeat' : 'indices';
}

/**
 * Completes a request's URL: base, path and the whole query, as URL parsing leaves them.
 *
 * @param request n8n's options; not changed
 * @param baseUrl the only site that the request may go to
 * @returns the full URL, and its query without `?` ('' for none)
 * @throws {CredentialError} when it is no URL, or its scheme, host or port differs from `baseUrl`
 */
export function buildUrl(request: RequestToSign, baseUrl: string): { url: string; query: string } {
	const target = String(request.url ?? request.uri ?? '');
	const base = request.baseURL ? String(request.baseURL).trim() : baseUrl;
	let url: string;
	let query = '';
	// Most requests have a plain path on the credential's own host: there is nothing to parse.
	if (base === baseUrl && plainPath.test(target)) {
		url = baseUrl + target;
	} else {
		const joined = joinUrl(base, target);
		if (!URL.canParse(joined)) {
			throw new CredentialError(
				`The URL of the request is invalid. Enter a path such as /v5/position/list, or a full URL that begins with ${baseUrl}.`,
			);
		}
		const parsed = new URL(joined);
		if (parsed.origin !== baseUrl) rejectHost(parsed.origin, baseUrl);
		query = parsed.search.slice(1);
		url = baseUrl + parsed.pathname + parsed.search;
	}
	const added = serializeQuery(request.qs, readArrayFormat(request));
	if (added === '') return { url, query };
	return query === ''
		? { url: `${url}?${added}`, query: added }
		: { url: `${url}&${added}`, query: `${query}&${added}` };
}
