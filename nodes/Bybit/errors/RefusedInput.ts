/** Input that is refused before anything is sent. */
export class RefusedInput extends Error {
	constructor(
		/** What happened, naming the parameter and the value seen. */
		message: string,
		/** What to do about it. */
		readonly fix: string,
	) {
		super(message);
	}
}

/** Longer values are cut, in characters: an alert's whole payload is no message. */
const LONGEST_VALUE = 60;

/** A value as the operator's screen shows it: text in quotes, so that blanks can be seen. */
export function seen(value: unknown): string {
	const plain = typeof value === 'number' || typeof value === 'bigint';
	// JSON has no words for some values, whatever its type says.
	const json = plain ? String(value) : (JSON.stringify(value) as string | undefined);
	const text = json ?? typeof value;
	return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
