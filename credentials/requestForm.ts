import { environmentNameOf } from './environments';
import { type ArrayFormat, queryString } from './queryString';
import { Refusal } from './refusal';

/** The part of n8n's request options, of both its request functions, that decides what goes out. */
export interface HandedRequest {
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

const plainPath = /^\/(?!\/)[\w\-./]*$/;
const absolute = /^([a-z][a-z\d+\-.]*:)?[\\/]{2}/i;

function refuseHost(origin: string, baseUrl: string): never {
	const own = environmentNameOf(baseUrl);
	const other = environmentNameOf(origin);
	throw new Refusal(
		`The request goes to ${origin}, but the Bybit credential is for ${baseUrl}` +
			`${own ? ` (${own})` : ''}. Nothing was sent. Change the URL so that it begins with ${baseUrl}, ` +
			(other
				? `or choose "${other}" as the credential's environment.`
				: "or choose the environment of the URL's host in the credential."),
	);
}

function join(baseUrl: string, target: string): string {
	if (absolute.test(target)) return target;
	return target === '' ? baseUrl : `${baseUrl.replace(/\/+$/, '')}/${target.replace(/^\/+/, '')}`;
}

function arrayFormatOf(request: HandedRequest): ArrayFormat | undefined {
	if (request.arrayFormat) return request.arrayFormat;
	if (request.qsStringifyOptions?.arrayFormat) return request.qsStringifyOptions.arrayFormat;
	if (request.useQuerystring === undefined) return undefined;
	return request.useQuerystring ? 'repeat' : 'indices';
}

/**
 * Completes a request's address: base, path and the whole query, as URL parsing leaves them.
 *
 * @param request n8n's options; not changed
 * @param baseUrl the only site that the request may go to
 * @returns the full URL, and the query in it without `?` ('' for none)
 * @throws {Refusal} when the address is none, or is on another scheme, host or port than `baseUrl`
 */
export function finalUrl(request: HandedRequest, baseUrl: string): { url: string; query: string } {
	const target = String(request.url ?? request.uri ?? '');
	const base = request.baseURL ? String(request.baseURL) : baseUrl;
	let url: string;
	let query = '';
	// Most requests name a plain path below the credential's own host: nothing to parse.
	if (base === baseUrl && plainPath.test(target)) {
		url = baseUrl + target;
	} else {
		const joined = join(base, target);
		if (!URL.canParse(joined)) {
			throw new Refusal(
				`The URL of the request is not a web address. Enter a path such as /v5/position/list, or a full URL that begins with ${baseUrl}.`,
			);
		}
		const parsed = new URL(joined);
		if (parsed.origin !== baseUrl) refuseHost(parsed.origin, baseUrl);
		query = parsed.search.slice(1);
		url = baseUrl + parsed.pathname + parsed.search;
	}
	const added = queryString(request.qs, arrayFormatOf(request));
	if (added === '') return { url, query };
	return query === ''
		? { url: `${url}?${added}`, query: added }
		: { url: `${url}&${added}`, query: `${query}&${added}` };
}
