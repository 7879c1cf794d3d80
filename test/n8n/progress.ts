/** Tells a person who waits what is going on. */
export type Report = (line: string) => void;

const BEAT_MS = 20_000;

export const seconds = (since: number): string => `${Math.round((Date.now() - since) / 1000)} s`;

/** Prints lines with the time since the start in front. */
export function stopwatch(print: Report = (line) => console.log(line)): Report {
	const start = Date.now();
	return (line) => print(`[${seconds(start).padStart(6)}] ${line}`);
}

/** Reports a long step when it begins, while it goes on, and when it has ended. */
export async function step<T>(report: Report, name: string, work: () => Promise<T>): Promise<T> {
	const start = Date.now();
	report(`${name} ...`);
	const beat = setInterval(() => report(`${name} ... ${seconds(start)} so far`), BEAT_MS);
	try {
		const result = await work();
		report(`${name}: done in ${seconds(start)}`);
		return result;
	} finally {
		clearInterval(beat);
	}
}
