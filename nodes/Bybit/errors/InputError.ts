/** An input value that cannot be used. Found before anything is sent. */
export class InputError extends Error {
	override readonly name = 'InputError';

	constructor(
		/** What happened, with the parameter's name and its value. */
		message: string,
		/** How to fix it, in one or two sentences. */
		readonly description: string,
	) {
		super(message);
	}
}

/** Longer values are cut, in characters: an alert's whole payload does not fit a message. */
const MAX_LENGTH = 60;

/** A value for an error message: text in quotes, so that spaces are visible. */
export function formatValue(value: unknown): string {
	const plain = typeof value === 'number' || typeof value === 'bigint';
	// JSON.stringify returns undefined for some values, whatever its type says.
	const json = plain ? String(value) : (JSON.stringify(value) as string | undefined);
	const text = json ?? typeof value;
	return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
