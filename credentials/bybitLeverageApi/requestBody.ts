import { CredentialError } from './CredentialError';
import type { RequestToSign } from './requestUrl';

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** What n8n's HTTP client does to text under a JSON content type: trimmed, quoted if not JSON. */
function normalizeText(text: string): string | undefined {
	const trimmed = text.trim();
	if (trimmed === '') return undefined;
	return isJson(text) ? trimmed : JSON.stringify(text);
}

function readFields(form: unknown): object {
	const isText = typeof form === 'string' || form instanceof URLSearchParams;
	return isText ? Object.fromEntries(new URLSearchParams(form)) : (Object(form) as object);
}

function isStreamOrMultipart(body: object): boolean {
	return (
		('pipe' in body && typeof body.pipe === 'function') ||
		('getHeaders' in body && typeof body.getHeaders === 'function')
	);
}

function rejectContent(): never {
	throw new CredentialError(
		'The body of the request is a file or a multipart form, but Bybit accepts JSON only. Nothing was sent. Set Body Content Type to JSON.',
	);
}

function toJson(value: unknown): { text?: string } | undefined {
	try {
		return { text: JSON.stringify(value) };
	} catch {
		return undefined;
	}
}

function stringify(value: unknown): string | undefined {
	const json = toJson(value);
	if (json) return json.text;
	throw new CredentialError(
		'The body of the request cannot be written as JSON, probably because it contains itself. Nothing was sent. Build the body from plain values.',
	);
}

/**
 * Writes a request's body as it will be sent, byte for byte: what is signed is what is sent.
 * Form fields become JSON, the only format that Bybit accepts.
 *
 * @param request n8n's options; not changed
 * @returns JSON text, undefined when there is no body
 * @throws {CredentialError} when the body cannot be JSON: files, multipart forms, circular objects
 */
export function serializeBody(request: RequestToSign): string | undefined {
	const { body, form } = request;
	if (request.formData !== undefined) rejectContent();
	if (form !== undefined) return stringify({ ...Object(body), ...readFields(form) });
	if (body === null) return undefined;
	if (typeof body === 'string') return normalizeText(body);
	if (typeof body === 'object') {
		if (body instanceof Uint8Array) return normalizeText(Buffer.from(body).toString());
		if (body instanceof URLSearchParams) return stringify(readFields(body));
		if (isStreamOrMultipart(body)) rejectContent();
	}
	return stringify(body);
}
