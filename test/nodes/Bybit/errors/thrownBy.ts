/**
 * The error of this class that is thrown.
 *
 * @throws {Error} another error as it is, and one of its own when none was thrown
 */
export function thrownBy<Thrown extends Error>(
	type: abstract new (...parameters: never[]) => Thrown,
	run: () => unknown,
): Thrown {
	let result: unknown;
	try {
		result = run();
	} catch (error) {
		if (error instanceof type) return error;
		throw error;
	}
	throw new Error(`Threw no ${type.name}, but returned ${JSON.stringify(result)}`);
}
