import { Refusal } from './refusal';
import type { HandedRequest } from './requestForm';

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** What n8n's HTTP client makes of a text under a JSON content type: trimmed, quoted if not JSON. */
function finalText(text: string): string | undefined {
	const trimmed = text.trim();
	if (trimmed === '') return undefined;
	return isJson(text) ? trimmed : JSON.stringify(text);
}

function fieldsOf(form: unknown): object {
	const isText = typeof form === 'string' || form instanceof URLSearchParams;
	return isText ? Object.fromEntries(new URLSearchParams(form)) : (Object(form) as object);
}

function isStreamOrMultipart(body: object): boolean {
	return (
		('pipe' in body && typeof body.pipe === 'function') ||
		('getHeaders' in body && typeof body.getHeaders === 'function')
	);
}

function refuseContent(): never {
	throw new Refusal(
		'The body of the request is a file or a multipart form, and Bybit takes JSON only. Nothing was sent. Choose JSON as the Body Content Type.',
	);
}

function toJson(value: unknown): { text?: string } | undefined {
	try {
		return { text: JSON.stringify(value) };
	} catch {
		return undefined;
	}
}

function serialise(value: unknown): string | undefined {
	const json = toJson(value);
	if (json) return json.text;
	throw new Refusal(
		'The body of the request cannot be written as JSON: it probably contains itself. Nothing was sent. Build the body from plain values.',
	);
}

/**
 * Writes a request's body the way it will be sent, byte for byte: what is signed is what is sent.
 * Form fields become JSON, the only thing that Bybit takes.
 *
 * @param request n8n's options; not changed
 * @returns JSON text, or undefined when there is no body
 * @throws {Refusal} when the body cannot be JSON: files, multipart forms, circular objects
 */
export function finalBody(request: HandedRequest): string | undefined {
	const { body, form } = request;
	if (request.formData !== undefined) refuseContent();
	if (form !== undefined) return serialise({ ...Object(body), ...fieldsOf(form) });
	if (body === null) return undefined;
	if (typeof body === 'string') return finalText(body);
	if (typeof body === 'object') {
		if (body instanceof Uint8Array) return finalText(Buffer.from(body).toString());
		if (body instanceof URLSearchParams) return serialise(fieldsOf(body));
		if (isStreamOrMultipart(body)) refuseContent();
	}
	return serialise(body);
}
