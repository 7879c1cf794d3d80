const REDACTED = '[hidden]';

/** Bybit repeats what was signed, API key included, up to the end of its message. */
const SIGNED_TEXT = /\borigin[\s_-]?string\b[\s\S]*$/i;

/** A value that is called a key, a secret or a signature. */
const NAMED =
	/\b((?:x-bapi-)?(?:api[\s_-]*(?:key|sign(?:ature)?|secret)|sign(?:ature)?|secret)["']?\s*[[=:]+\s*["']?)([^\s\]"',;]+)/gi;

/** What may be a key: API keys have 18 characters, secrets 36, signatures 64 and more. */
const LONG = /[A-Za-z0-9+/=]{16,}/g;

function looksLikeKey(text: string): boolean {
	if (text.length >= 40) return true;
	if (!/^[A-Za-z0-9]+$/.test(text)) return false;
	const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/].filter((kind) => kind.test(text)).length;
	// Timestamps are digits only, symbols such as 1000000BABYDOGEUSDT capitals and digits.
	return text.length > 20 ? kinds > 1 : kinds > 1 && /[a-z]/.test(text);
}

/**
 * A message of Bybit's without secrets: the text that was signed (10004 repeats it, with the API key),
 * whatever is called a key, a secret or a signature, and whatever looks like one.
 */
export function redactSecrets(message: string): string {
	return message
		.replace(SIGNED_TEXT, '')
		.replace(NAMED, `$1${REDACTED}`)
		.replace(LONG, (text) => (looksLikeKey(text) ? REDACTED : text));
}

/** Longer messages are cut, in characters: a description should fit on one screen. */
const MAX_MESSAGE_LENGTH = 300;

/** A message of Bybit's as it may be shown: without secrets, on one line, and not too long. */
export function quote(message: string, maxLength = MAX_MESSAGE_LENGTH): string {
	const text = redactSecrets(message)
		.replace(/\s+/g, ' ')
		.replace(/[\s:,;]+$/, '')
		.trim();
	return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
