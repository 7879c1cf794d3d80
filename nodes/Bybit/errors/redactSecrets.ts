const HIDDEN = '[hidden]';

/** Bybit repeats what was signed, API key included, up to the end of its words. */
const SIGNED_TEXT = /\borigin[\s_-]?string\b[\s\S]*$/i;

/** A value that Bybit calls a key, a secret or a signature. */
const NAMED =
	/\b((?:x-bapi-)?(?:api[\s_-]*(?:key|sign(?:ature)?|secret)|sign(?:ature)?|secret)["']?\s*[[=:]+\s*["']?)([^\s\]"',;]+)/gi;

/** A run that looks like a key: API keys have 18 characters, secrets 36, signatures 64 and more. */
const LONG = /[A-Za-z0-9+/=]{16,}/g;

function looksLikeKey(run: string): boolean {
	if (run.length >= 40) return true;
	if (!/^[A-Za-z0-9]+$/.test(run)) return false;
	const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/].filter((kind) => kind.test(run)).length;
	// Timestamps are digits alone, symbols such as 1000000BABYDOGEUSDT capitals and digits.
	return run.length > 20 ? kinds > 1 : kinds > 1 && /[a-z]/.test(run);
}

/**
 * Bybit's words without what is secret in them: the text that was signed (10004 repeats it, with the
 * API key), whatever is named a key or a signature, and whatever looks like one.
 */
export function redactSecrets(words: string): string {
	return words
		.replace(SIGNED_TEXT, '')
		.replace(NAMED, `$1${HIDDEN}`)
		.replace(LONG, (run) => (looksLikeKey(run) ? HIDDEN : run));
}
