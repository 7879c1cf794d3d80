/** Prints a line of progress. */
export type Report = (line: string) => void;

const UPDATE_INTERVAL_MS = 20_000;

/** Seconds since a time in ms, e.g. `12 s`. */
const secondsSince = (start: number): string => `${Math.round((Date.now() - start) / 1000)} s`;

/** Puts the time since the start in front of every line. */
export function stopwatch(print: Report = (line) => console.log(line)): Report {
	const start = Date.now();
	return (line) => print(`[${secondsSince(start).padStart(6)}] ${line}`);
}

/** Reports a long step when it starts, every 20 s while it runs, and when it is done. */
export async function step<T>(report: Report, name: string, work: () => Promise<T>): Promise<T> {
	const start = Date.now();
	report(`${name} ...`);
	const updates = setInterval(
		() => report(`${name} ... ${secondsSince(start)} so far`),
		UPDATE_INTERVAL_MS,
	);
	try {
		const result = await work();
		report(`${name}: done in ${secondsSince(start)}`);
		return result;
	} finally {
		clearInterval(updates);
	}
}
